#include "batch/settle.hpp"

#include <algorithm>

namespace nianbao {

SettleRule::SettleRule(std::chrono::seconds age, std::int64_t now)
    : age_(std::chrono::nanoseconds(age).count()), now_(now)
{
}

// The clock of a share need not be ours. Where it runs ahead, a time yet to come says nothing of
// the age: such a file would wait for ever, or be read half, so it is settled when the last run saw
// it as it is now. Where it runs behind by more than the age, a file may be read too early; its end
// record is then missing or it changes while it is read, and the change is read by the next run.
Settling
SettleRule::judge(const FileState& state, const std::optional<PathEntry>& last) const
{
    const auto newest = std::max(state.modified, state.changed);
    if (age_ == 0 || newest <= now_ - age_) {
        return Settling::settled;
    }
    if (newest <= now_) {
        return Settling::young;
    }
    const bool seen =
        last && last->state.size == state.size && last->state.modified == state.modified;
    return seen ? Settling::settled : Settling::unproven;
}

} // namespace nianbao
