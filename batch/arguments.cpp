#include "batch/settings.hpp"

#include <boost/program_options.hpp>
#include <fmt/core.h>

#include <algorithm>

namespace nianbao {

namespace {

namespace po = boost::program_options;

// No abbreviations: an option added later must not change what a script's line means.
constexpr int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;

po::options_description
describe(Command command)
{
    po::options_description description;
    for (const auto& rule : option_rules) {
        if (!knows(command, rule)) {
            continue;
        }
        auto name = std::string(rule.name);
        if (rule.letter != 0) {
            name += fmt::format(",{}", rule.letter);
        }
        if (rule.takes == Takes::nothing) {
            description.add_options()(name.c_str(), "");
        } else {
            description.add_options()(name.c_str(), po::value<std::string>(), "");
        }
    }
    return description;
}

std::string
known_like(Command command, std::string_view option)
{
    std::vector<std::string_view> names;
    std::string letters;
    for (const auto& rule : option_rules) {
        if (!knows(command, rule)) {
            continue;
        }
        names.push_back(rule.name);
        if (rule.letter != 0) {
            letters += fmt::format("{}-{}", letters.empty() ? "" : " ", rule.letter);
        }
    }
    return option.starts_with("--") ? fmt::format("--{}", meant_by(option.substr(2), names))
                                    : letters;
}

tl::unexpected<Failure>
bad_syntax(const po::invalid_command_line_syntax& error)
{
    auto name = error.get_option_name();
    const auto letters = name.find_first_not_of('-');
    const auto* rule = letters == std::string::npos ? nullptr : find_option(name.substr(letters));
    switch (error.kind()) {
    case po::invalid_syntax::missing_parameter:
    case po::invalid_syntax::empty_adjacent_parameter:
        return fail("option-needs-value",
                    {name, std::string(rule != nullptr ? rule->argument : "VALUE")});
    case po::invalid_syntax::extra_parameter:
        return fail("option-takes-none", {name});
    default:
        return fail("option-syntax", {std::string(error.what())});
    }
}

// Boost throws; this is where its exceptions end.
Result<std::vector<po::option>>
tokenize(Command command, std::span<const std::string> arguments)
{
    const auto description = describe(command);
    try {
        return po::command_line_parser(std::vector(arguments.begin(), arguments.end()))
            .options(description)
            .style(style)
            .run()
            .options;
    } catch (const po::unknown_option& error) {
        const auto option = error.get_option_name();
        return fail("unknown-option",
                    {option, known_like(command, option), std::string(rule_of(command).name)});
    } catch (const po::invalid_command_line_syntax& error) {
        return bad_syntax(error);
    } catch (const po::error& error) {
        return fail("option-syntax", {std::string(error.what())});
    }
}

} // namespace

Result<Arguments>
read_arguments(Command command, std::span<const std::string> arguments)
{
    const auto tokens = tokenize(command, arguments);
    if (!tokens) {
        return tl::unexpected(tokens.error());
    }
    Arguments read;
    for (const auto& token : *tokens) {
        const auto* rule = find_option(token.string_key);
        if (rule == nullptr) {
            read.operands.insert(read.operands.end(), token.value.begin(), token.value.end());
            continue;
        }
        const auto known = std::find_if(read.settings.begin(),
                                        read.settings.end(),
                                        [&](const auto& setting) { return setting.rule == rule; });
        if (known == read.settings.end()) {
            read.settings.push_back(
                {.rule = rule, .values = token.value, .called = fmt::format("--{}", rule->name)});
        } else if (rule->takes == Takes::one) {
            return fail("option-twice", {known->called});
        } else {
            known->values.insert(known->values.end(), token.value.begin(), token.value.end());
        }
    }
    return read;
}

} // namespace nianbao
