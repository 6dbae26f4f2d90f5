#pragma once

#include "batch/roster.hpp"
#include "export/outcome.hpp"

#include <functional>
#include <map>
#include <span>
#include <vector>

namespace nianbao {

// Gets a report back that was released.
using LoadReport = std::function<Result<Report>(const Outcome&)>;

// The bodies of each place and year, as joined outcomes tell. They must outlive it and stay where
// they are.
class Places
{
public:
    explicit Places(std::span<const Outcome> outcomes);

    // Holds the aggregate report of a place, which is there, against the sum of the reports of its
    // bodies for the year: a finding where the sum is more, or, where the roster is complete for
    // the place and every body of it reported, where it differs. Any other outcome is left as it
    // is. Fails as `load` does.
    [[nodiscard]] Result<void>
    compare(Outcome& aggregate, const Roster& roster, const LoadReport& load) const;

private:
    std::map<int, std::vector<const Outcome*>> bodies_; // by year; each by the code of its place
};

} // namespace nianbao
