#pragma once

#include "batch/aliases.hpp"
#include "export/outcome.hpp"
#include "normalize/division.hpp"

#include <vector>

namespace nianbao {

// What only the whole inbox can say: the body of each report and its place, files that are copies
// of another (duplicate, copied-file), reports that a later one of the same body, year and scope
// replaces (superseded), and those of which that is not certain (body-ambiguous). Outcomes keep
// their order; "later" never depends on it. Without agency or year nothing joins.
[[nodiscard]] std::vector<Outcome>
join(std::vector<Outcome> outcomes, const Divisions& divisions = {}, const Aliases& aliases = {});

} // namespace nianbao
