#pragma once

#include "normalize/balance.hpp"
#include "normalize/report.hpp"

namespace nianbao {

// Signs that the text was taken from the report of another year, or of another body: `stale-year`,
// `other-body-in-text`. Reads identity and sections of the report.
[[nodiscard]] Balanced check_copied_text(const Report& report);

} // namespace nianbao
