#pragma once

#include "batch/roster.hpp"
#include "export/outcome.hpp"
#include "normalize/form_library.hpp"

#include <vector>

namespace nianbao {

// Holds the joined reports of each body against those of its other years, and adds to each the
// checks that were made and what did not hold. A year that a body's series lacks, or the roster
// asks for, is an absent report with the finding `missing-report`. Only reports that are certainly
// of one body, and alone for their year and scope, are held against each other.
void
compare_years(std::vector<Outcome>& outcomes, const FormLibrary& library, const Roster& roster);

} // namespace nianbao
