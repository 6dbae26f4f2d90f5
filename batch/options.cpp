#include "batch/options.hpp"

#include "batch/settings.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <thread>

namespace nianbao {

namespace {

constexpr unsigned most_jobs = 256;
constexpr unsigned most_settle = 366 * 24 * 3600; // seconds

template<typename Value>
struct Choice
{
    std::string_view word;
    Value value;
};

// clang-format off
constexpr std::array progress_choices{
    Choice<ProgressChoice>{"auto",   ProgressChoice::automatic},
    Choice<ProgressChoice>{"plain",  ProgressChoice::plain},
    Choice<ProgressChoice>{"none",   ProgressChoice::none},
};
constexpr std::array fail_on_choices{
    Choice<FailOn>{"error",   FailOn::error},
    Choice<FailOn>{"warning", FailOn::warning},
};
constexpr std::array color_choices{
    Choice<ColorChoice>{"auto",   ColorChoice::automatic},
    Choice<ColorChoice>{"always", ColorChoice::always},
    Choice<ColorChoice>{"never",  ColorChoice::never},
};
constexpr std::array languages{
    Choice<Language>{"zh", Language::zh},
    Choice<Language>{"en", Language::en},
};
constexpr std::array answers{
    Choice<bool>{"yes", true},
    Choice<bool>{"no",  false},
};
// clang-format on

// The settings of all layers, each option once.
class Given
{
public:
    explicit Given(Settings settings) : settings_(std::move(settings)) {}

    [[nodiscard]] const Settings& all() const { return settings_; }
    [[nodiscard]] const Setting* find(std::string_view name) const
    {
        const auto found = std::find_if(settings_.begin(), settings_.end(), [&](const auto& one) {
            return one.rule->name == name;
        });
        return found == settings_.end() ? nullptr : &*found;
    }
    [[nodiscard]] std::vector<std::string> list(std::string_view name) const
    {
        const auto* setting = find(name);
        return setting != nullptr ? setting->values : std::vector<std::string>{};
    }
    template<typename Value, std::size_t count>
    [[nodiscard]] Result<Value> choice(std::string_view name,
                                       const std::array<Choice<Value>, count>& choices,
                                       Value otherwise) const
    {
        const auto* setting = find(name);
        return setting != nullptr ? choose(*setting, choices) : otherwise;
    }

private:
    template<typename Value, std::size_t count>
    static Result<Value> choose(const Setting& setting,
                                const std::array<Choice<Value>, count>& choices)
    {
        std::string allowed;
        for (const auto& choice : choices) {
            if (choice.word == setting.values.front()) {
                return choice.value;
            }
            allowed += fmt::format("{}{}", allowed.empty() ? "" : ", ", choice.word);
        }
        return not_allowed(setting, setting.values.front(), allowed);
    }

    Settings settings_;
};

template<typename... Values>
std::optional<Failure>
first_failure(const Result<Values>&... results)
{
    std::optional<Failure> first;
    ((first || results ? void() : void(first = results.error())), ...);
    return first;
}

Result<unsigned>
number_of(const Setting& setting, unsigned least, unsigned most)
{
    const auto& text = setting.values.front();
    const auto* end = text.data() + text.size();
    unsigned number = 0;
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stopped != end || number < least || number > most) {
        return not_allowed(setting, text, fmt::format("{} ... {}", least, most));
    }
    return number;
}

Result<unsigned>
jobs_of(const Given& given)
{
    const auto* setting = given.find("jobs");
    return setting != nullptr ? number_of(*setting, 1, most_jobs)
                              : std::clamp(std::thread::hardware_concurrency(), 1U, most_jobs);
}

Result<std::chrono::seconds>
settle_of(const Given& given)
{
    const auto* setting = given.find("settle");
    const auto seconds = setting != nullptr ? number_of(*setting, 0, most_settle) : 0U;
    return seconds.map([](unsigned count) { return std::chrono::seconds(count); });
}

Result<std::string>
out_of(const Given& given)
{
    const auto* setting = given.find("out");
    if (setting == nullptr) {
        return fail("option-required", {std::string("--out"), std::string("-o DIR")});
    }
    if (setting->values.front().empty()) {
        return not_allowed(*setting, "", "DIR");
    }
    return setting->values.front();
}

std::optional<std::filesystem::path>
path_of(const Given& given, std::string_view name)
{
    const auto* setting = given.find(name);
    return setting != nullptr ? std::optional<std::filesystem::path>(setting->values.front())
                              : std::nullopt;
}

Result<std::optional<std::filesystem::path>>
state_of(const Given& given)
{
    const auto* setting = given.find("state");
    if (setting != nullptr && setting->values.front().empty()) {
        return not_allowed(*setting, "", "DIR");
    }
    return path_of(given, "state");
}

// csv is the only product yet; any list of it is csv.
Result<std::string>
products_of(const Given& given)
{
    const auto* setting = given.find("write");
    const auto list = setting != nullptr ? setting->values.front() : "csv";
    for (std::size_t from = 0; from <= list.size();) {
        const auto end = std::min(list.find(',', from), list.size());
        if (const auto word = list.substr(from, end - from); word != "csv") {
            return not_allowed(*setting, word, "csv");
        }
        from = end + 1;
    }
    return list;
}

Result<Verbosity>
verbosity_of(const Given& given)
{
    const auto* quiet = given.find("quiet");
    const auto* verbose = given.find("verbose");
    if (quiet != nullptr && verbose != nullptr) {
        return fail("options-conflict", {quiet->called, verbose->called});
    }
    if (quiet != nullptr) {
        return Verbosity::quiet;
    }
    return verbose != nullptr ? Verbosity::verbose : Verbosity::normal;
}

std::vector<std::filesystem::path>
paths(const std::vector<std::string>& texts)
{
    return {texts.begin(), texts.end()};
}

// An empty PATH would be read as the working folder by some calls, and refused by others.
Result<std::vector<std::filesystem::path>>
operands_of(const std::vector<std::string>& texts, std::string_view name)
{
    if (texts.empty() || std::find(texts.begin(), texts.end(), "") != texts.end()) {
        return fail("option-required", {std::string(name), fmt::format("{}...", name)});
    }
    return paths(texts);
}

std::vector<std::pair<std::string, std::string>>
as_given(const Given& given, const std::vector<std::string>& operands)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& setting : given.all()) {
        if (setting.rule->takes == Takes::nothing) {
            pairs.emplace_back(setting.rule->name, "yes");
        }
        for (const auto& value : setting.values) {
            pairs.emplace_back(setting.rule->name, value);
        }
    }
    for (const auto& operand : operands) {
        pairs.emplace_back("PATH", operand);
    }
    return pairs;
}

Result<Invocation>
convert_options(const Given& given, const std::vector<std::string>& operands)
{
    auto inbox = operands_of(operands, "PATH");
    const auto out = out_of(given);
    const auto state = state_of(given);
    const auto jobs = jobs_of(given);
    const auto settle = settle_of(given);
    const auto byte_order_mark = given.choice("csv-bom", answers, true);
    const auto products = products_of(given);
    const auto language = given.choice("lang", languages, Language::zh);
    const auto progress = given.choice("progress", progress_choices, ProgressChoice::automatic);
    const auto color = given.choice("color", color_choices, ColorChoice::automatic);
    const auto verbosity = verbosity_of(given);
    const auto fail_on = given.choice("fail-on", fail_on_choices, FailOn::never);
    if (auto failure = first_failure(out,
                                     state,
                                     jobs,
                                     settle,
                                     byte_order_mark,
                                     products,
                                     language,
                                     progress,
                                     color,
                                     verbosity,
                                     fail_on,
                                     inbox)) {
        return tl::unexpected(std::move(*failure));
    }
    return ConvertOptions{.inbox = std::move(*inbox),
                          .out = *out,
                          .state = *state,
                          .jobs = *jobs,
                          .settle = *settle,
                          .forms = paths(given.list("form")),
                          .divisions = paths(given.list("divisions")),
                          .aliases = path_of(given, "aliases"),
                          .roster = path_of(given, "roster"),
                          .reading = {.bookmarks = given.list("bookmark")},
                          .byte_order_mark = *byte_order_mark,
                          .language = *language,
                          .allow_shrink = given.find("allow-shrink") != nullptr,
                          .rebuild = given.find("rebuild") != nullptr,
                          .progress = *progress,
                          .color = *color,
                          .verbosity = *verbosity,
                          .fail_on = *fail_on,
                          .log = path_of(given, "log"),
                          .given = as_given(given, operands)};
}

Result<Invocation>
inspect_options(const Given& given, const std::vector<std::string>& operands)
{
    auto files = operands_of(operands, "FILE");
    const auto style = given.find("json") != nullptr ? InspectStyle::json : InspectStyle::text;
    const auto language = given.choice("lang", languages, Language::zh);
    const auto color = given.choice("color", color_choices, ColorChoice::automatic);
    if (auto failure = first_failure(language, color, files)) {
        return tl::unexpected(std::move(*failure));
    }
    const bool said = given.find("lang") != nullptr;
    return InspectOptions{.files = std::move(*files),
                          .style = style,
                          .language = said ? std::optional(*language) : std::nullopt,
                          .color = *color};
}

struct TaskOption
{
    std::string_view name;
    FormsTask task;
    std::string_view operands; // as messages name them
};

constexpr std::array forms_tasks{
    TaskOption{"check", FormsTask::check, "FILE"},
    TaskOption{"try", FormsTask::attempt, "FORM DOC..."},
    TaskOption{"codes", FormsTask::codes, "[-h]"},
};

// The one thing that forms is to do.
Result<const TaskOption*>
task_of(const Given& given)
{
    const TaskOption* found = nullptr;
    for (const auto& one : forms_tasks) {
        if (given.find(one.name) == nullptr) {
            continue;
        }
        if (found != nullptr) {
            return fail("options-conflict",
                        {given.find(found->name)->called, given.find(one.name)->called});
        }
        found = &one;
    }
    return found;
}

Result<Invocation>
try_options(FormsOptions options, const std::vector<std::string>& operands)
{
    return operands_of(operands, "DOC").map([&](auto documents) {
        options.documents = std::move(documents);
        return Invocation{std::move(options)};
    });
}

Result<Invocation>
forms_options(const Given& given, const std::vector<std::string>& operands)
{
    const auto color = given.choice("color", color_choices, ColorChoice::automatic);
    const auto task = task_of(given);
    if (auto failure = first_failure(color, task)) {
        return tl::unexpected(std::move(*failure));
    }
    FormsOptions options{.forms = paths(given.list("form")), .color = *color};
    if (const auto* chosen = *task; chosen != nullptr) {
        options.task = chosen->task;
        const auto named = given.list(chosen->name);
        options.form = named.empty() ? "" : named.front();
        if (options.task == FormsTask::attempt) {
            return try_options(std::move(options), operands);
        }
        if (!operands.empty()) {
            return fail("too-many-operands",
                        {operands.front(),
                         fmt::format("forms --{}", chosen->name),
                         std::string(chosen->operands)});
        }
        return options;
    }
    if (operands.size() > 1) {
        return fail("too-many-operands", {operands[1], std::string("forms"), std::string("[ID]")});
    }
    options.id = operands.empty() ? "" : operands.front();
    return options;
}

Result<Invocation>
interpret(Command command, const Given& given, const std::vector<std::string>& operands)
{
    switch (command) {
    case Command::inspect:
        return inspect_options(given, operands);
    case Command::forms:
        return forms_options(given, operands);
    case Command::doctor:
        if (!operands.empty()) {
            return fail("too-many-operands",
                        {operands.front(), std::string("doctor"), std::string("no operands")});
        }
        return DoctorOptions{};
    default:
        return convert_options(given, operands);
    }
}

Result<Settings>
config_of(const Settings& flags, const Settings& environment)
{
    const Given named(merge(std::array{flags, environment}));
    const auto* config = named.find("config");
    return config != nullptr ? read_config(config->values.front()) : Settings{};
}

Result<Invocation>
parse_command(Command command, std::span<const std::string> arguments, const Environment& variables)
{
    const auto read = read_arguments(command, arguments);
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (Given(read->settings).find("help") != nullptr) {
        return HelpOptions{.about = command};
    }
    const auto environment = read_environment(command, variables);
    if (!environment) {
        return tl::unexpected(environment.error());
    }
    const auto config = config_of(read->settings, *environment);
    if (!config) {
        return tl::unexpected(config.error());
    }
    const std::array layers{read->settings, *environment, *config};
    return interpret(command, Given(merge(layers)), read->operands);
}

std::string
known_commands()
{
    std::string names;
    for (const auto& rule : command_rules) {
        names += fmt::format("{}, ", rule.name);
    }
    return names + "help";
}

Result<Command>
command_named(const std::string& word)
{
    for (const auto& rule : command_rules) {
        if (rule.name == word) {
            return rule.command;
        }
    }
    return fail("unknown-command", {word, known_commands()});
}

Result<Invocation>
parse_help(std::span<const std::string> words)
{
    if (words.size() > 1) {
        return fail("too-many-operands", {words[1], std::string("help"), std::string("[COMMAND]")});
    }
    if (words.empty()) {
        return HelpOptions{};
    }
    return command_named(words.front()).map([](auto command) {
        return Invocation{HelpOptions{.about = command}};
    });
}

} // namespace

Result<Invocation>
parse_options(std::span<const std::string> arguments, const Environment& environment)
{
    if (arguments.empty()) {
        return fail("command-missing", {known_commands()});
    }
    const auto& word = arguments.front();
    const auto rest = arguments.subspan(1);
    if (word == "--version") {
        return VersionOptions{};
    }
    if (word == "help" || word == "--help" || word == "-h") {
        return parse_help(rest);
    }
    return command_named(word).and_then(
        [&](auto command) { return parse_command(command, rest, environment); });
}

} // namespace nianbao
