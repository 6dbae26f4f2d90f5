#include "normalize/message.hpp"

#include "normalize/utf8.hpp"

#include <fmt/args.h>
#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

// Where a code is in no catalogue: a check of a form of one's own, and a bug.
constexpr std::string_view finding_fallback = "form-check";
constexpr std::string_view failure_fallback = "internal";

constexpr std::size_t message_bytes = 300;
constexpr std::size_t argument_bytes = 160;

// The rule of a code, else that of the fallback, which every catalogue has.
template<typename Rule>
const Rule&
find_rule(std::span<const Rule> rules, std::string_view code, std::string_view fallback)
{
    const auto of = [&](std::string_view wanted) {
        return std::find_if(
            rules.begin(), rules.end(), [&](const Rule& rule) { return rule.code == wanted; });
    };
    const auto found = of(code);
    return found == rules.end() ? *of(fallback) : *found;
}

std::string
fill(std::string_view words, std::span<const Argument> arguments)
{
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const auto& argument : arguments) {
        if (const auto* text = std::get_if<std::string>(&argument)) {
            store.push_back(visible(*text, argument_bytes));
        } else {
            store.push_back(std::get<std::int64_t>(argument));
        }
    }
    for (auto missing = arguments.size(); missing < 4; ++missing) {
        store.push_back("");
    }
    return fmt::vformat(words, store);
}

// Control characters, and what reorders or hides text: bidi marks, zero width.
bool
is_invisible(UChar32 c)
{
    const auto type = u_charType(c);
    return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_LINE_SEPARATOR ||
           type == U_PARAGRAPH_SEPARATOR || type == U_SURROGATE || type == U_UNASSIGNED;
}

std::string
visible_character(const Character& character)
{
    const auto c = character.code_point;
    if (c >= 0) {
        return is_invisible(c) ? fmt::format("\\u{{{:X}}}", c) : std::string(character.bytes);
    }
    std::string escaped;
    for (const auto byte : character.bytes) {
        escaped += fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
    }
    return escaped;
}

} // namespace

const FindingRule&
rule_of(const Finding& finding)
{
    return find_rule(finding_rules(), finding.code, finding_fallback);
}

const FailureRule&
rule_of(const Failure& failure)
{
    return find_rule(failure_rules(), failure.code, failure_fallback);
}

std::string_view
why_left_out(std::string_view what, Language language)
{
    const auto rules = left_out_rules();
    const auto found = std::find_if(
        rules.begin(), rules.end(), [&](const auto& rule) { return rule.what == what; });
    if (found == rules.end()) {
        return {};
    }
    return language == Language::zh ? found->zh : found->en;
}

std::string_view
why_unmapped(std::string_view why, Language language)
{
    const auto rules = unmapped_rules();
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const auto& rule) { return rule.why == why; });
    if (found == rules.end()) {
        return why;
    }
    return language == Language::zh ? found->zh : found->en;
}

Severity
severity_of(const Finding& finding)
{
    return finding.severity.value_or(rule_of(finding).severity);
}

std::string
words(const Finding& finding, Language language)
{
    const auto& rule = rule_of(finding);
    return visible(fill(language == Language::zh ? rule.zh : rule.en, finding.arguments),
                   message_bytes);
}

std::string
bare_words(const Failure& failure, Language language)
{
    return words(Failure{failure.code, failure.arguments}, language);
}

std::string
words(const Failure& failure, Language language)
{
    const auto& rule = rule_of(failure);
    auto text = fill(language == Language::zh ? rule.zh : rule.en, failure.arguments);
    if (rule.code != failure.code) {
        text += fmt::format(" [{}]", failure.code);
    }
    const auto part = visible(failure.part, argument_bytes); // a long path must not hide the reason
    if (failure.line != 0) {
        text = fmt::format("{}:{}: {}", part, failure.line, text);
    } else if (!part.empty()) {
        text = fmt::format("{}: {}", part, text);
    }
    return visible(text, message_bytes);
}

std::string
visible(std::string_view text, std::size_t limit)
{
    constexpr std::string_view ellipsis = "…";
    std::string shown;
    for (std::size_t at = 0; at < text.size();) {
        const auto piece = visible_character(next_character(text, at));
        const auto room = at < text.size() ? limit - std::min(limit, ellipsis.size()) : limit;
        if (shown.size() + piece.size() > room) {
            return shown.append(ellipsis);
        }
        shown += piece;
    }
    return shown;
}

std::string_view
name_of(Severity severity)
{
    constexpr std::array<std::string_view, 3> names{"note", "warning", "error"};
    return names[static_cast<std::size_t>(severity)];
}

std::string_view
name_of(Source source)
{
    constexpr std::array<std::string_view, 4> names{"official", "implied", "soft", "reading"};
    return names[static_cast<std::size_t>(source)];
}

std::string_view
name_of(ReasonClass reason_class)
{
    return reason_class == ReasonClass::content ? "content" : "circumstance";
}

} // namespace nianbao
