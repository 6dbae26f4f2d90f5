#pragma once

#include "export/outcome.hpp"

#include <vector>

namespace nianbao {

// What only the whole inbox can say: the body of each report, files that are copies of another
// (duplicate, copied-file), and reports of one body, year and scope (body-ambiguous). Outcomes
// keep their order; "later" is by path, whatever the order. Without agency or year nothing joins.
[[nodiscard]] std::vector<Outcome> join(std::vector<Outcome> outcomes);

} // namespace nianbao
