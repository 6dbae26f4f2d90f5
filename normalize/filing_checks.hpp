#pragma once

#include "normalize/form_library.hpp"
#include "normalize/identity.hpp"
#include "normalize/report.hpp"

#include <optional>
#include <string_view>

namespace nianbao {

// Whose report it is, by its name and place.
struct FiledBy
{
    std::string_view body;
    std::string_view division_code{}; // as published; empty unless certain
};

// What can be checked once it is known whose report of which year a document is: the edition of its
// form, the day it was signed, and figures that bodies of its level can't have.
[[nodiscard]] Checked check_filing(const Report& report,
                                   const Filing& filing,
                                   const FiledBy& by,
                                   const FormLibrary& library);

// The level of a body by its code and its own words; nothing where they don't say.
[[nodiscard]] std::optional<PlaceLevel> level_of(const FiledBy& by);

} // namespace nianbao
