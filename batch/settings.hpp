#pragma once

#include "batch/option_table.hpp"
#include "extract/finding.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace nianbao {

// What one layer (command line, environment, file) says of one option.
struct Setting
{
    const OptionRule* rule = nullptr;
    std::vector<std::string> values{}; // empty for an option that takes none
    std::string called{};              // as messages name it: "--jobs", "NIANBAO_JOBS", "jobs"
    std::string file{};                // of a configuration file
    std::uint32_t line = 0;

    friend bool operator==(const Setting&, const Setting&) = default;
};

using Settings = std::vector<Setting>;

// A command line without its command: settings, and what is no option.
struct Arguments
{
    Settings settings{};
    std::vector<std::string> operands{};
};

[[nodiscard]] Result<Arguments> read_arguments(Command command,
                                               std::span<const std::string> arguments);

// NIANBAO_* variables of options the command knows; one that no command knows fails.
// Repeatable ones are cut at ':' and at line ends; an empty variable counts as not set.
[[nodiscard]] Result<Settings> read_environment(Command command, const Environment& environment);

// A TOML file with the long names as keys. Fails with file, line and what was meant.
[[nodiscard]] Result<Settings> read_config(const std::filesystem::path& file);
[[nodiscard]] Result<Settings> parse_config(std::string_view text, std::string_view name);

// The first of the layers that names an option wins; in the order of the option table.
[[nodiscard]] Settings merge(std::span<const Settings> layers);

// The name that was meant by a word that is none: one it shortens, or the nearest.
[[nodiscard]] std::string meant_by(std::string_view word, std::span<const std::string_view> known);

// Fails with `option-value`: this value is not allowed, those are.
[[nodiscard]] tl::unexpected<Failure>
not_allowed(const Setting& setting, std::string_view value, std::string_view allowed);

} // namespace nianbao
