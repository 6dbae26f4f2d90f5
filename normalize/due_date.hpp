#pragma once

#include "normalize/form.hpp"
#include "normalize/identity.hpp"
#include "normalize/report.hpp"

#include <span>
#include <string_view>

namespace nianbao {

// Whether a report was signed by the day that one of its forms allows: the check `filed-late`, not
// made without a year, for school years, and where no form names a day.
[[nodiscard]] Checked check_due_date(const Report& report,
                                     const Filing& filing,
                                     std::string_view body,
                                     std::span<const Form* const> forms);

} // namespace nianbao
