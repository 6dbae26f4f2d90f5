#include "batch/settle.hpp"

#include <doctest/doctest.h>

using namespace nianbao;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t now = 1'000'000 * second;

FileState
changed(std::int64_t modified, std::int64_t status)
{
    return {.size = 7, .modified = modified, .changed = status};
}

Settling
judged(const FileState& state, const std::optional<PathEntry>& last = {})
{
    return SettleRule(60s, now).judge(state, last);
}

} // namespace

TEST_CASE("without an age nothing is left to the next run")
{
    CHECK(SettleRule().judge(changed(now, now), {}) == Settling::settled);
    CHECK(SettleRule(0s, now).judge(changed(now + second, now), {}) == Settling::settled);
}

TEST_CASE("a file is young by the newer of its times, up to the very second")
{
    CHECK(judged(changed(now - 61 * second, now - 60 * second)) == Settling::settled);
    CHECK(judged(changed(now - 61 * second, now - 59 * second)) == Settling::young);
    CHECK(judged(changed(now - 59 * second, now - 61 * second)) == Settling::young);
    CHECK(judged(changed(now, 0)) == Settling::young);
}

TEST_CASE("a time yet to come counts only by what the last run saw")
{
    const auto state = changed(now + 3600 * second, now);
    CHECK(judged(state) == Settling::unproven);
    CHECK(judged(state, PathEntry{.state = state}) == Settling::settled);
    auto grown = state;
    grown.size = 6;
    CHECK(judged(state, PathEntry{.state = grown}) == Settling::unproven);
    grown = state;
    grown.modified -= second;
    CHECK(judged(state, PathEntry{.state = grown}) == Settling::unproven);
    grown = state;
    grown.changed -= second; // of its permissions, say
    CHECK(judged(state, PathEntry{.state = grown}) == Settling::settled);
}
