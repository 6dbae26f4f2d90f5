#pragma once

#include "export/outcome.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace nianbao {

// Names findings so that a reviewer's note finds its finding again in the next run. To be asked in
// the order of the rows: equal ones are numbered. A letter, then 15 hex digits.
class FindingIds
{
public:
    [[nodiscard]] std::string next(const Outcome& outcome, const Finding& finding);

private:
    std::unordered_map<std::uint64_t, std::uint32_t> seen_; // times, by what the id spells
};

} // namespace nianbao
