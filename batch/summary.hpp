#pragma once

#include "batch/terminal.hpp"
#include "export/outcome.hpp"
#include "export/publish.hpp"

#include <cstdint>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace nianbao {

// The documents that failed: how many, how many of them did not the last time, and the first of
// these by path.
struct Failed
{
    std::uint64_t count = 0;
    std::uint64_t fresh = 0;
    std::vector<std::pair<std::string, Failure>> first{}; // file and why

    friend bool operator==(const Failed&, const Failed&) = default;
};

// `known` is by failure_mark.
[[nodiscard]] Failed failed_of(std::span<const Outcome> outcomes,
                               const std::set<std::string>& known = {});

// Where nothing changed since the last run.
[[nodiscard]] std::string unchanged_text(const std::filesystem::path& out, Language language);

// What was done, in a few lines.
[[nodiscard]] std::string
counts_text(const Counts& counts, const std::filesystem::path& out, Language language);

// A line for each of the first fresh failures, and where the full list is. Empty where there is
// none.
[[nodiscard]] std::string
failed_text(const Failed& failed, const std::filesystem::path& out, Language language);

} // namespace nianbao
