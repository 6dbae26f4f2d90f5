#pragma once

#include "normalize/balance.hpp"
#include "normalize/form_library.hpp"
#include "normalize/report.hpp"

namespace nianbao {

// Holds the figures that the prose of a report states against those of its tables, and against each
// other. Reads form, identity, sections and observations of the report.
[[nodiscard]] Balanced check_narrative(const Report& report, const FormLibrary& library);

} // namespace nianbao
