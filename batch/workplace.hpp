#pragma once

#include "batch/options.hpp"
#include "export/commit.hpp"

#include <filesystem>

namespace nianbao {

// Where a run writes: both folders are there, and what an earlier run left is settled.
struct Workplace
{
    std::filesystem::path state;
};

[[nodiscard]] Result<Workplace>
open_workplace(const ConvertOptions& options, const Environment& environment, const Tell& tell);

} // namespace nianbao
