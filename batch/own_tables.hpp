#pragma once

#include "batch/aliases.hpp"
#include "batch/roster.hpp"
#include "normalize/division.hpp"

#include <filesystem>
#include <optional>
#include <span>

namespace nianbao {

// What people add to what is known: the files of --divisions, --aliases and --roster. Every failure
// names its file.
[[nodiscard]] Result<Divisions> load_divisions(std::span<const std::filesystem::path> files);
[[nodiscard]] Result<Aliases> load_aliases(const std::optional<std::filesystem::path>& file);

[[nodiscard]] Result<Roster> load_roster(const std::optional<std::filesystem::path>& file);

} // namespace nianbao
