#pragma once

#include "extract/finding.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// A body that should have reported, for each year from `since` to `until`; without them for the
// years that the inbox has.
struct RosterEntry
{
    std::string agency;
    std::string division_code{}; // as published, six or nine digits; empty where not given
    std::optional<int> since{};
    std::optional<int> until{};
    bool is_complete = false; // the roster has every body of that place

    friend bool operator==(const RosterEntry&, const RosterEntry&) = default;
};

using Roster = std::vector<RosterEntry>;

// The rows of a --roster file, a CSV of agency[,division_code,since,until,complete]. `name` is what
// failures call the file: csv-*, division-code.
[[nodiscard]] Result<Roster> parse_roster(std::string_view bytes, std::string_view name);

} // namespace nianbao
