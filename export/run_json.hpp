#pragma once

#include "export/product.hpp"
#include "export/run_facts.hpp"

#include <span>
#include <string>

namespace nianbao {

// Adds what one outcome comes to; its report must be there.
void add_to(Counts& counts, const Outcome& outcome);

// run.json: how the run went; the one file that differs between equal runs.
[[nodiscard]] std::string
run_json(const RunFacts& facts, const Counts& counts, std::span<const Outcome> outcomes);

} // namespace nianbao
