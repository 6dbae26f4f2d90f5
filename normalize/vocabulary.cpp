#include "normalize/vocabulary.hpp"

#include "normalize/utf8.hpp"

#include <algorithm>
#include <iterator>

namespace nianbao {

namespace {

std::vector<Phrase>
parse_all(const std::vector<std::string>& written)
{
    std::vector<Phrase> phrases(written.size());
    std::transform(written.begin(), written.end(), phrases.begin(), &parse_phrase);
    return phrases;
}

bool
among(const std::string& word, const std::vector<std::string>& words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

// The figure of all applicants together, where a form splits it.
bool
is_whole(const FormCell& cell)
{
    return cell.has_figure() && cell.item.empty() &&
           (cell.applicant.empty() || cell.applicant == "total");
}

void
add_cells(const TableForm& table, std::vector<SaidFigure>& figures)
{
    for (const auto& cell : table.cells) {
        if (is_whole(cell) && !cell.said.empty()) {
            figures.push_back({.metric = cell.metric,
                               .sum = {cell.metric},
                               .phrases = parse_all(cell.said),
                               .none = parse_all(cell.said_none),
                               .about = table.about,
                               .unit = cell.unit,
                               .type = cell.type});
        }
    }
}

void
add_terms(const std::vector<CheckTerm>& side, SaidFigure& figure)
{
    const bool takes_part = std::any_of(side.begin(), side.end(), [&](const CheckTerm& term) {
        return term.year == 0 && among(term.metric, figure.sum);
    });
    for (const auto& term : side) {
        if (takes_part && !term.metric.empty() && !among(term.metric, figure.sum)) {
            figure.with.push_back(term.metric);
        }
    }
}

std::uint64_t
key_of(std::int32_t first, std::int32_t second)
{
    return (std::uint64_t{static_cast<std::uint32_t>(first)} << 32U) |
           static_cast<std::uint32_t>(second);
}

struct Beginning
{
    std::int32_t first = -1;
    std::int32_t second = -1;
};

Beginning
beginning_of(const Phrase& phrase)
{
    Beginning begins;
    if (!phrase.parts.empty()) {
        const auto& part = phrase.parts.front();
        std::size_t at = 0;
        begins.first = next_character(part, at).code_point;
        begins.second = at < part.size() ? next_character(part, at).code_point : -1;
    }
    return begins;
}

} // namespace

void
Vocabulary::index()
{
    for (std::uint32_t i = 0; i < figures.size(); ++i) {
        const auto add = [&](const std::vector<Phrase>& phrases, Says says) {
            for (std::uint32_t j = 0; j < phrases.size(); ++j) {
                const auto [first, second] = beginning_of(phrases[j]);
                entries.push_back({key_of(first, second), i, j, says});
                begins_.set(hash(first, second));
            }
        };
        add(figures[i].phrases, Says::figure);
        add(figures[i].none, Says::none);
    }
    std::stable_sort(
        entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
}

std::span<const PhraseEntry>
Vocabulary::beginning(std::int32_t first, std::int32_t second) const
{
    const PhraseEntry wanted{.key = key_of(first, second)};
    const auto [begin, end] =
        std::equal_range(entries.begin(), entries.end(), wanted, [](const auto& a, const auto& b) {
            return a.key < b.key;
        });
    return {begin, end};
}

Vocabulary
vocabulary_of(const Form& form)
{
    Vocabulary vocabulary;
    for (const auto& table : form.tables) {
        add_cells(table, vocabulary.figures);
    }
    for (const auto& said : form.said) {
        vocabulary.figures.push_back({.metric = said.metric,
                                      .sum = said.sum,
                                      .phrases = parse_all(said.phrases),
                                      .none = parse_all(said.none),
                                      .about = said.about,
                                      .applicants = said.applicants,
                                      .part_of = said.part_of,
                                      .unless = said.unless,
                                      .unit = said.unit,
                                      .type = said.type});
    }
    for (auto& figure : vocabulary.figures) {
        for (const auto& check : form.checks) {
            add_terms(check.left, figure);
            add_terms(check.right, figure);
        }
    }
    vocabulary.index();
    return vocabulary;
}

} // namespace nianbao
