#include "batch/settings.hpp"

#include "normalize/edit_distance.hpp"

#include <algorithm>
#include <cctype>

namespace nianbao {

namespace {

constexpr std::string_view prefix = "NIANBAO_";

std::string
variable_of(const OptionRule& rule)
{
    std::string name(prefix);
    for (const auto letter : rule.name) {
        name += letter == '-' ? '_' : static_cast<char>(std::toupper(letter));
    }
    return name;
}

const OptionRule*
rule_of_variable(std::string_view name)
{
    const auto* found =
        std::find_if(option_rules.begin(), option_rules.end(), [&](const OptionRule& rule) {
            return rule.name != "help" && variable_of(rule) == name;
        });
    return found == option_rules.end() ? nullptr : found;
}

tl::unexpected<Failure>
unknown_variable(const std::string& name)
{
    std::vector<std::string> variables;
    for (const auto& rule : option_rules) {
        if (rule.name != "help") {
            variables.push_back(variable_of(rule));
        }
    }
    const std::vector<std::string_view> known(variables.begin(), variables.end());
    return fail("unknown-variable", {name, meant_by(name, known)});
}

std::vector<std::string>
split(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(":\n"), text.size());
        if (end > 0) {
            parts.emplace_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

// A flag in the environment says yes or no; "no" is as if it were not there.
Result<Settings>
read_variable(const OptionRule& rule, const std::string& name, const std::string& value)
{
    Setting setting{.rule = &rule, .called = name};
    if (rule.takes == Takes::nothing) {
        if (value != "yes" && value != "no") {
            return not_allowed(setting, value, "yes, no");
        }
        return value == "yes" ? Settings{setting} : Settings{};
    }
    setting.values = rule.takes == Takes::many ? split(value) : std::vector{value};
    return Settings{setting};
}

} // namespace

std::string
meant_by(std::string_view word, std::span<const std::string_view> known)
{
    const auto longer =
        std::find_if(known.begin(), known.end(), [&](auto name) { return name.starts_with(word); });
    return std::string(longer != known.end() ? *longer : nearest(word, known));
}

tl::unexpected<Failure>
not_allowed(const Setting& setting, std::string_view value, std::string_view allowed)
{
    return fail("option-value",
                {setting.called, std::string(value), std::string(allowed)},
                setting.file,
                setting.line);
}

Result<Settings>
read_environment(Command command, const Environment& environment)
{
    Settings settings;
    for (const auto& [name, value] : environment) {
        if (!std::string_view(name).starts_with(prefix)) {
            continue;
        }
        const auto* rule = rule_of_variable(name);
        if (rule == nullptr) {
            return unknown_variable(name);
        }
        if (value.empty() || !knows(command, *rule)) {
            continue;
        }
        auto read = read_variable(*rule, name, value);
        if (!read) {
            return read;
        }
        settings.insert(settings.end(), read->begin(), read->end());
    }
    return settings;
}

Settings
merge(std::span<const Settings> layers)
{
    Settings merged;
    for (const auto& rule : option_rules) {
        for (const auto& layer : layers) {
            const auto found = std::find_if(layer.begin(), layer.end(), [&](const auto& setting) {
                return setting.rule == &rule;
            });
            if (found != layer.end()) {
                merged.push_back(*found);
                break;
            }
        }
    }
    return merged;
}

} // namespace nianbao
