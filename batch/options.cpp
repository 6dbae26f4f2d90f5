#include "batch/options.hpp"

#include "batch/convert_options.hpp"
#include "batch/given.hpp"
#include "batch/settings.hpp"

#include <fmt/core.h>

namespace nianbao {

namespace {

Result<Invocation>
inspect_options(const GivenOptions& given, const std::vector<std::string>& operands)
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
task_of(const GivenOptions& given)
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
forms_options(const GivenOptions& given, const std::vector<std::string>& operands)
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
interpret(Command command, const GivenOptions& given, const std::vector<std::string>& operands)
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
        return convert_options(given, operands).map([](auto options) {
            return Invocation{std::move(options)};
        });
    }
}

Result<Settings>
config_of(const Settings& flags, const Settings& environment)
{
    const GivenOptions named(merge(std::array{flags, environment}));
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
    if (GivenOptions(read->settings).find("help") != nullptr) {
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
    return interpret(command, GivenOptions(merge(layers)), read->operands);
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
