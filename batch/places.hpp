#pragma once

#include "batch/roster.hpp"
#include "export/outcome.hpp"

#include <vector>

namespace nianbao {

// Holds the aggregate report of a place against the sum of the reports of its bodies for the year:
// a finding where the sum is more, or, where the roster is complete for the place and every body of
// it reported, where it differs.
void compare_places(std::vector<Outcome>& outcomes, const Roster& roster);

} // namespace nianbao
