#pragma once

#include "batch/roster.hpp"
#include "export/outcome.hpp"
#include "normalize/form_library.hpp"

#include <span>
#include <vector>

namespace nianbao {

// Holds the reports of one body against those of its other years, and adds to each the checks that
// were made and what did not hold. Only reports that are certainly of one body, and alone for their
// year and scope, are held against each other. `body` is all its outcomes, their reports there.
void compare_years(std::span<Outcome* const> body, const FormLibrary& library);

// A year that a body's series lacks, or the roster asks for: absent reports with the finding
// `missing-report`. Of joined outcomes, whose reports may be released.
[[nodiscard]] std::vector<Outcome> missing_reports(std::span<const Outcome> outcomes,
                                                   const Roster& roster);

} // namespace nianbao
