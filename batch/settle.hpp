#pragma once

#include "batch/file_state.hpp"
#include "batch/ledger_index.hpp"

#include <chrono>
#include <cstdint>
#include <optional>

namespace nianbao {

enum class Settling : std::uint8_t {
    settled, // may be read
    young,   // changed too recently: it may still be being copied
    unproven // its time says nothing; the next run tells, if the ledger has what this one saw
};

// Which files are left alone because they changed too recently.
class SettleRule
{
public:
    SettleRule() = default; // none
    // All of a run are judged by one `now`, as time(2) counts, in nanoseconds.
    SettleRule(std::chrono::seconds age, std::int64_t now);

    // `last` is what the ledger knows of the path.
    [[nodiscard]] Settling judge(const FileState& state,
                                 const std::optional<PathEntry>& last) const;

private:
    std::int64_t age_ = 0;
    std::int64_t now_ = 0;
};

} // namespace nianbao
