#pragma once

#include "normalize/form_library.hpp"
#include "normalize/take_tables.hpp"

#include <span>
#include <string>

namespace nianbao {

// The edition that all tables of one kind of report agree on, several joined by | where they fit
// more; kinds, which are forms of one title, joined by ;. Where tables of a kind agree on none it
// is all of them, with the finding `editions-mixed`.
[[nodiscard]] std::string
editions_of(std::span<const TakenTable> tables, const FormLibrary& library, Findings& findings);

} // namespace nianbao
