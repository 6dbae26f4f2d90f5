#include "normalize/phrase.hpp"

#include "normalize/dates.hpp"
#include "normalize/utf8.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

constexpr std::string_view anything = "…";
constexpr std::size_t longest_gap = 60; // bytes, 20 Chinese characters

constexpr auto stops = std::to_array<std::string_view>(
    {"，", "。", "；", "：", "！", "？", ",", ";", ":", "（", "）", "(", ")", "\n"});

bool
breaks(const Character& character)
{
    const bool is_digit = character.code_point >= '0' && character.code_point <= '9';
    return is_digit || std::find(stops.begin(), stops.end(), character.bytes) != stops.end();
}

} // namespace

Phrase
parse_phrase(std::string_view written)
{
    Phrase phrase;
    while (!written.empty()) {
        const auto end = std::min(written.find(anything), written.size());
        if (auto part = compact(written.substr(0, end)); !part.empty()) {
            phrase.parts.push_back(std::move(part));
        }
        written.remove_prefix(std::min(end + anything.size(), written.size()));
    }
    return phrase;
}

std::optional<std::size_t>
find_behind_gap(std::string_view text, std::size_t from, std::string_view part)
{
    for (auto at = from; at < text.size() && at - from <= longest_gap;) {
        if (text.substr(at).starts_with(part)) {
            return at;
        }
        if (breaks(next_character(text, at))) {
            break;
        }
    }
    return std::nullopt;
}

std::vector<Span>
match_phrase(const Phrase& phrase, std::string_view text, std::size_t at)
{
    if (phrase.parts.empty() || !text.substr(at).starts_with(phrase.parts.front())) {
        return {};
    }
    std::vector<Span> spans{{at, at + phrase.parts.front().size()}};
    for (std::size_t i = 1; i < phrase.parts.size(); ++i) {
        const auto found = find_behind_gap(text, spans.back().end, phrase.parts[i]);
        if (!found) {
            return {};
        }
        spans.push_back({*found, *found + phrase.parts[i].size()});
    }
    return spans;
}

bool
holds_phrase(const Phrase& phrase, std::string_view text)
{
    if (phrase.parts.empty()) {
        return false;
    }
    for (auto at = text.find(phrase.parts.front()); at != std::string_view::npos;
         at = text.find(phrase.parts.front(), at + 1)) {
        if (!match_phrase(phrase, text, at).empty()) {
            return true;
        }
    }
    return false;
}

} // namespace nianbao
