#pragma once

#include "batch/lock.hpp"
#include "batch/options.hpp"

#include <filesystem>

namespace nianbao {

// Where a run writes: both folders are there and nobody else's, and what an earlier run left is
// settled.
struct Workplace
{
    std::filesystem::path state;
    RunLock lock;
};

// `since` is the start of the run.
[[nodiscard]] Result<Workplace> open_workplace(const ConvertOptions& options,
                                               const std::string& since,
                                               const Environment& environment,
                                               const Tell& tell);

} // namespace nianbao
