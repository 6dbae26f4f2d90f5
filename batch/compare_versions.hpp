#pragma once

#include "export/outcome.hpp"

namespace nianbao {

// What differs between a report and an earlier one that it takes the place of: the check
// `versions-differ` of `current`, and a finding with the first figures of both.
void compare_versions(const Outcome& earlier, Outcome& current);

} // namespace nianbao
