#pragma once

#include "export/publish.hpp"

#include <span>
#include <string>

namespace nianbao {

[[nodiscard]] Counts count(std::span<const Outcome> outcomes);

// run.json: how the run went; the one file that differs between equal runs.
[[nodiscard]] std::string
run_json(const RunFacts& facts, const Counts& counts, std::span<const Outcome> outcomes);

} // namespace nianbao
