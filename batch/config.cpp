#include "batch/read_file.hpp"
#include "batch/settings.hpp"

#include <toml++/toml.h>

namespace nianbao {

namespace {

// A file can't name another one.
constexpr bool
may_stand_in_file(const OptionRule& rule)
{
    return knows(Command::convert, rule) && rule.name != "config" && rule.name != "help";
}

tl::unexpected<Failure>
unknown_setting(std::string_view key, std::string_view name, std::uint32_t line)
{
    std::vector<std::string_view> known;
    for (const auto& rule : option_rules) {
        if (may_stand_in_file(rule)) {
            known.push_back(rule.name);
        }
    }
    return fail(
        "unknown-setting", {std::string(key), meant_by(key, known)}, std::string(name), line);
}

std::string_view
allowed_shape(const OptionRule& rule)
{
    if (rule.takes == Takes::nothing) {
        return "true, false";
    }
    return rule.takes == Takes::many ? R"("text", ["text", ...])" : R"("text")";
}

// A value as the command line would say it: true is yes.
std::optional<std::string>
scalar(const toml::node& node)
{
    if (const auto text = node.value_exact<std::string>()) {
        return *text;
    }
    if (const auto number = node.value_exact<std::int64_t>()) {
        return std::to_string(*number);
    }
    if (const auto flag = node.value_exact<bool>()) {
        return *flag ? "yes" : "no";
    }
    return std::nullopt;
}

Result<std::vector<std::string>>
values_of(const toml::node& node, const Setting& setting)
{
    const auto* list = node.as_array();
    if (list == nullptr) {
        const auto value = scalar(node);
        return value ? Result<std::vector<std::string>>{std::vector{*value}}
                     : not_allowed(setting, "?", allowed_shape(*setting.rule));
    }
    std::vector<std::string> values;
    for (const auto& element : *list) {
        const auto value = element.value_exact<std::string>();
        if (!value || setting.rule->takes != Takes::many) {
            return not_allowed(setting, "[...]", allowed_shape(*setting.rule));
        }
        values.push_back(*value);
    }
    return values;
}

Result<Settings>
read_setting(const toml::node& node, Setting setting)
{
    if (setting.rule->takes == Takes::nothing) {
        const auto flag = node.value_exact<bool>();
        if (!flag) {
            return not_allowed(setting, scalar(node).value_or("?"), allowed_shape(*setting.rule));
        }
        return *flag ? Settings{setting} : Settings{};
    }
    auto values = values_of(node, setting);
    if (!values) {
        return tl::unexpected(values.error());
    }
    setting.values = std::move(*values);
    return Settings{setting};
}

} // namespace

Result<Settings>
parse_config(std::string_view text, std::string_view name)
{
    toml::table table;
    try {
        table = toml::parse(text, name);
    } catch (const toml::parse_error& error) {
        return fail("config-syntax",
                    {std::string(error.description())},
                    std::string(name),
                    error.source().begin.line);
    }
    Settings settings;
    for (const auto& [key, node] : table) {
        const auto line = key.source().begin.line;
        const auto* rule = find_option(key.str());
        if (rule == nullptr || !may_stand_in_file(*rule)) {
            return unknown_setting(key.str(), name, line);
        }
        auto read = read_setting(node,
                                 {.rule = rule,
                                  .called = std::string(key.str()),
                                  .file = std::string(name),
                                  .line = line});
        if (!read) {
            return read;
        }
        settings.insert(settings.end(), read->begin(), read->end());
    }
    return settings;
}

Result<Settings>
read_config(const std::filesystem::path& file)
{
    return read_file(file, Links::follow)
        .and_then([&](const std::string& text) { return parse_config(text, file.string()); })
        .map_error([&](Failure failure) {
            failure.part = file.string();
            return failure;
        });
}

} // namespace nianbao
