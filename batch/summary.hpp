#pragma once

#include "batch/terminal.hpp"
#include "export/outcome.hpp"
#include "export/publish.hpp"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace nianbao {

// The documents that failed: how many, and the first by path.
struct Failed
{
    std::uint64_t count = 0;
    std::vector<std::pair<std::string, Failure>> first{}; // file and why

    friend bool operator==(const Failed&, const Failed&) = default;
};

[[nodiscard]] Failed failed_of(std::span<const Outcome> outcomes);

// What was done, in a few lines.
[[nodiscard]] std::string
counts_text(const Counts& counts, const std::filesystem::path& out, Language language);

// A line for each of the first failures, and where the full list is. Empty when none failed.
[[nodiscard]] std::string
failed_text(const Failed& failed, const std::filesystem::path& out, Language language);

} // namespace nianbao
