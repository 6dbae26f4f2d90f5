#pragma once

#include "batch/inputs.hpp"
#include "batch/summary.hpp"
#include "batch/terminal.hpp"
#include "export/commit.hpp"
#include "export/publish.hpp"

#include <filesystem>
#include <optional>

namespace nianbao {

struct Published
{
    std::optional<Counts> counts{}; // nothing where nothing changed and nothing was written
    Failed failed{};
};

// A run, start to finish: lists the inbox, reads what is new or changed, joins, checks and
// publishes. `state` is the folder of its ledger. Fails as these do; earlier output then stands.
[[nodiscard]] Result<Published> run(const ConvertOptions& options,
                                    const Inputs& inputs,
                                    const std::filesystem::path& state,
                                    Language terminal,
                                    const Tell& tell);

} // namespace nianbao
