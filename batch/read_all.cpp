#include "batch/read_all.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace nianbao {

namespace {

// One bad document costs that document alone: the one place that catches.
Outcome
guarded(const Met& met, const ReadOne& read)
{
    try {
        return read(met);
    } catch (const std::exception& error) {
        return {.file = met.file, .failure = Failure{"internal", {std::string(error.what())}}};
    }
}

} // namespace

std::vector<Outcome>
read_all(std::span<const Met> sources, unsigned jobs, const MakeReader& make, const Watch& watch)
{
    std::vector<Outcome> outcomes(sources.size());
    std::atomic<std::size_t> next = 0;
    std::mutex watching;
    const auto work = [&] {
        const auto read = make();
        for (auto at = next++; at < sources.size(); at = next++) {
            outcomes[at] = guarded(sources[at], read);
            if (watch) {
                const std::lock_guard lock(watching);
                watch(outcomes[at]);
            }
        }
    };
    {
        std::vector<std::jthread> workers;
        const auto count = std::min<std::size_t>(std::max(jobs, 1U), sources.size());
        for (std::size_t i = 0; i < count; ++i) {
            workers.emplace_back(work);
        }
    } // joined here
    return outcomes;
}

} // namespace nianbao
