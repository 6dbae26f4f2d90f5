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

void
add_initials(const std::vector<Phrase>& phrases, Vocabulary& vocabulary)
{
    for (const auto& phrase : phrases) {
        if (phrase.parts.empty()) {
            continue;
        }
        const auto& part = phrase.parts.front();
        std::size_t at = 0;
        const auto first = next_character(part, at).code_point;
        const auto second = at < part.size() ? next_character(part, at).code_point : -1;
        vocabulary.initials.set(Vocabulary::hash(first, second));
    }
}

} // namespace

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
                                      .unit = said.unit,
                                      .type = said.type});
    }
    for (auto& figure : vocabulary.figures) {
        for (const auto& check : form.checks) {
            add_terms(check.left, figure);
            add_terms(check.right, figure);
        }
        add_initials(figure.phrases, vocabulary);
        add_initials(figure.none, vocabulary);
    }
    return vocabulary;
}

} // namespace nianbao
