#pragma once

#include "batch/option_table.hpp"
#include "export/products.hpp"
#include "extract/finding.hpp"
#include "normalize/report.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace nianbao {

enum class ProgressChoice : std::uint8_t { automatic, plain, none };
// Which findings make the exit status 4 while they are published.
enum class FailOn : std::uint8_t { never, error, warning };
enum class Verbosity : std::uint8_t { quiet, normal, verbose };

struct ConvertOptions
{
    std::vector<std::filesystem::path> inbox{};
    std::filesystem::path out{};
    std::optional<std::filesystem::path> state{};
    unsigned jobs = 1;
    std::chrono::seconds settle{0};
    std::vector<std::filesystem::path> forms{};
    std::vector<std::filesystem::path> divisions{};
    std::optional<std::filesystem::path> aliases{};
    std::optional<std::filesystem::path> roster{};
    ReadingOptions reading{};
    bool byte_order_mark = true;
    Language language = Language::zh; // of the files
    Products products{};
    bool allow_shrink = false;
    bool rebuild = false;
    ProgressChoice progress = ProgressChoice::automatic;
    ColorChoice color = ColorChoice::automatic;
    Verbosity verbosity = Verbosity::normal;
    FailOn fail_on = FailOn::never;
    std::optional<std::filesystem::path> log{};
    std::vector<std::pair<std::string, std::string>> given{}; // for run.json: name and value
};

enum class InspectStyle : std::uint8_t { text, json };

struct InspectOptions
{
    std::vector<std::filesystem::path> files{};
    InspectStyle style = InspectStyle::text;
    std::optional<Language> language{}; // not given: the terminal's for text, zh for JSON
    ColorChoice color = ColorChoice::automatic;
};

enum class FormsTask : std::uint8_t { show, check, attempt, codes };

struct FormsOptions
{
    FormsTask task = FormsTask::show;
    std::string id{};                               // to show; empty: list them all
    std::string form{};                             // to check or to try: a file, or an id
    std::vector<std::filesystem::path> documents{}; // to try it on
    std::vector<std::filesystem::path> forms{};
    ColorChoice color = ColorChoice::automatic;
};

struct DoctorOptions
{
};

struct HelpOptions
{
    std::optional<Command> about{};
};

struct VersionOptions
{
};

using Invocation = std::variant<ConvertOptions,
                                InspectOptions,
                                FormsOptions,
                                DoctorOptions,
                                HelpOptions,
                                VersionOptions>;

// `arguments` without the program's name. A flag beats NIANBAO_* beats --config.
// Every failure is one of usage: it names the option, the value and what is allowed.
[[nodiscard]] Result<Invocation> parse_options(std::span<const std::string> arguments,
                                               const Environment& environment);

} // namespace nianbao
