#include "batch/open_ledger.hpp"

#include "batch/last_run.hpp"

namespace nianbao {

namespace {

Result<Ledger>
open_and_tell(const std::filesystem::path& state, const std::string& reading, const Tell& tell)
{
    return Ledger::open(state, reading).map([&](Ledger ledger) {
        if (const auto& aside = ledger.set_aside(); tell && !aside.empty()) {
            tell({"ledger-set-aside", {aside.string()}});
        }
        return ledger;
    });
}

// Who is waiting for the share must still be told that it is gone, and not again of old failures.
LastRun
kept_of(Ledger& ledger)
{
    auto last = last_run(ledger);
    return {.failures = std::move(last.failures), .filled = std::move(last.filled)};
}

} // namespace

Result<Ledger>
open_ledger(const ConvertOptions& options,
            const std::filesystem::path& state,
            const std::string& reading,
            const Tell& tell)
{
    auto ledger = open_and_tell(state, reading, tell);
    if (!ledger || !options.rebuild) {
        return ledger;
    }
    const auto kept = kept_of(*ledger);
    ledger = tl::unexpected(Failure{}); // closes it
    return remove_ledger(state)
        .and_then([&] { return open_and_tell(state, reading, tell); })
        .and_then([&](Ledger fresh) {
            set_last_run(fresh, kept);
            return fresh.commit().map([&] { return std::move(fresh); });
        });
}

} // namespace nianbao
