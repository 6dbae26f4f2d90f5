#pragma once

#include "extract/document.hpp"
#include "normalize/balance.hpp"
#include "normalize/form.hpp"
#include "normalize/report.hpp"

#include <span>

namespace nianbao {

// Holds the outline of a report against the sections its form asks for: those that must have text
// and have none, and those that are missing where most are there.
[[nodiscard]] Balanced
check_sections(const Document& document, std::span<const Section> sections, const Form& form);

} // namespace nianbao
