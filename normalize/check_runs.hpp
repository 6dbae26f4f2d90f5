#pragma once

#include "normalize/form_library.hpp"

#include <vector>

namespace nianbao {

// Every sum that the checks of a form ask for within one year: once, once an applicant, or once a
// metric of a table. The form's cells must have their figures.
[[nodiscard]] std::vector<CheckRun> check_runs(const Form& form);

// The same for checks that ask for figures of other years.
[[nodiscard]] std::vector<YearRun> year_runs(const Form& form);

} // namespace nianbao
