#include "normalize/said_parts.hpp"

#include "normalize/utf8.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace nianbao {

namespace {

constexpr auto stops = std::to_array<std::string_view>({"。", "！", "？"});
constexpr auto parts = std::to_array<std::string_view>({"其中", "含", "包括"});
constexpr std::size_t most_parts = 32; // of one whole; keeps long lists from costing their square

bool
among(const std::string& word, const std::vector<std::string>& words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Whether a check of the form adds the one to the other, or both are the same.
bool
is_added_to(const SaidFigure& whole, const SaidFigure& part)
{
    const auto is_with = [&](const std::string& metric) { return among(metric, whole.with); };
    return &whole == &part || (whole.applicants == part.applicants &&
                               std::any_of(part.sum.begin(), part.sum.end(), is_with));
}

// Named behind 其中 in the sentence of its whole or the next.
bool
is_named_as_part(std::string_view text,
                 std::span<const Sentence> sentences,
                 const Occurrence& whole,
                 const Occurrence& part)
{
    const auto from = std::max(whole.end(), whole.figure->end);
    if (part.begin() < from ||
        sentence_at(sentences, part.begin()) > sentence_at(sentences, whole.begin()) + 1) {
        return false;
    }
    const auto between = text.substr(from, part.begin() - from);
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view word) {
        const auto found = between.rfind(word);
        return found != std::string_view::npos &&
               between.find("；", found) == std::string_view::npos;
    });
}

// From a whole to its part: whether every number belongs to a phrase.
bool
are_numbers_known(std::string_view text, std::span<const Occurrence> phrases)
{
    const auto& part = phrases.back();
    const auto from = phrases.front().begin();
    std::string between(text.substr(from, part.end() - from));
    for (const auto& one : phrases) {
        const auto& figure = one.figure;
        if (figure && figure->begin >= from && figure->end <= from + between.size()) {
            const auto size = figure->end - figure->begin;
            between.replace(figure->begin - from, size, size, '*');
        }
    }
    return !holds_number(between, {part.said->unit, part.said->type});
}

std::size_t
whole_of(std::size_t part,
         std::string_view text,
         std::span<const Sentence> sentences,
         std::span<const Occurrence> phrases)
{
    const auto& part_of = phrases[part].said->part_of;
    const auto sentence = sentence_at(sentences, phrases[part].begin());
    const auto first = part > most_parts ? part - most_parts : 0;
    for (auto i = part; i-- > first;) {
        const auto& one = phrases[i];
        const auto away = sentence - sentence_at(sentences, one.begin());
        const bool goes_on = one.said->part_of == part_of;
        if (away <= 1 && (goes_on || (away == 1 && !one.said->part_of.empty()))) {
            continue;
        }
        const bool is_whole = away <= 1 && one.figure && one.said->part_of.empty() &&
                              among(one.said->metric, part_of);
        return is_whole && are_numbers_known(text, phrases.subspan(i, part - i + 1)) ? i : no_whole;
    }
    return no_whole;
}

} // namespace

std::vector<Sentence>
sentences_of(std::string_view text)
{
    std::vector<Sentence> sentences;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = next_character(text, at);
        if (at == text.size() ||
            std::find(stops.begin(), stops.end(), character.bytes) != stops.end()) {
            sentences.push_back({begin, at});
            begin = at;
        }
    }
    return sentences;
}

std::size_t
sentence_at(std::span<const Sentence> sentences, std::size_t at)
{
    const auto found = std::upper_bound(
        sentences.begin(), sentences.end(), at, [](std::size_t place, const Sentence& sentence) {
            return place < sentence.end;
        });
    return static_cast<std::size_t>(found - sentences.begin());
}

void
drop_wholes_with_parts(std::string_view text,
                       std::span<const Sentence> sentences,
                       std::vector<Occurrence>& phrases)
{
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        auto& whole = phrases[i];
        const auto behind =
            std::span(phrases).subspan(i + 1).first(std::min(most_parts, phrases.size() - i - 1));
        const bool has_part =
            whole.figure && std::any_of(behind.begin(), behind.end(), [&](const auto& part) {
                return is_added_to(*whole.said, *part.said) &&
                       is_named_as_part(text, sentences, whole, part);
            });
        if (has_part) {
            whole.figure.reset();
        }
    }
}

std::vector<std::size_t>
find_wholes(std::string_view text,
            std::span<const Sentence> sentences,
            std::span<const Occurrence> phrases)
{
    std::vector<std::size_t> wholes(phrases.size(), no_whole);
    for (std::size_t i = 0; i < phrases.size(); ++i) {
        if (!phrases[i].said->part_of.empty()) {
            wholes[i] = whole_of(i, text, sentences, phrases);
        }
    }
    return wholes;
}

} // namespace nianbao
