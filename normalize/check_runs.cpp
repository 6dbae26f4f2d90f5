#include "normalize/check_runs.hpp"

#include <algorithm>

namespace nianbao {

namespace {

struct Subject
{
    std::string_view metric{}; // empty: as the terms say
    std::string_view applicant{};
    std::string_view item{};
};

bool
within_one_year(const Check& check)
{
    const auto same_year = [](const CheckTerm& term) { return term.year == 0; };
    return std::all_of(check.left.begin(), check.left.end(), same_year) &&
           std::all_of(check.right.begin(), check.right.end(), same_year);
}

void
add_once(std::vector<std::string_view>& words, std::string_view word)
{
    if (std::find(words.begin(), words.end(), word) == words.end()) {
        words.push_back(word);
    }
}

// The items that a form prints the first metric of a check for; mostly one, without a name.
std::vector<std::string_view>
items_of(const Check& check, const Subject& subject, const Form& form)
{
    const auto& first = check.left.front().metric;
    const auto metric = first.empty() ? subject.metric : std::string_view(first);
    std::vector<std::string_view> items;
    for (const auto& table : form.tables) {
        for (const auto& cell : table.cells) {
            if (cell.has_figure() && cell.metric == metric) {
                add_once(items, cell.item);
            }
        }
    }
    return items;
}

std::vector<Subject>
subjects_of(const Check& check, const Form& form)
{
    std::vector<std::string_view> words;
    const bool over_applicants = check.per == RunsOver::applicants;
    for (const auto& table : form.tables) {
        for (const auto& cell : table.cells) {
            if (over_applicants && cell.metric == check.left.front().metric) {
                add_once(words, cell.applicant);
            } else if (check.per == RunsOver::metrics && table.id == check.table &&
                       cell.has_figure()) {
                add_once(words, cell.metric);
            }
        }
    }
    std::vector<Subject> subjects;
    subjects.reserve(words.size());
    for (const auto word : words) {
        subjects.push_back(over_applicants ? Subject{.applicant = word} : Subject{.metric = word});
    }
    return check.per == RunsOver::nothing ? std::vector<Subject>{Subject{}} : subjects;
}

std::vector<YearFigure>
figures_of(const std::vector<CheckTerm>& terms, const Subject& subject, const Form& form)
{
    std::vector<YearFigure> figures;
    for (const auto& term : terms) {
        const auto metric = term.metric.empty() ? subject.metric : std::string_view(term.metric);
        const auto applicant =
            term.applicant.empty() ? subject.applicant : std::string_view(term.applicant);
        for (const auto& table : form.tables) {
            for (const auto& cell : table.cells) {
                if (cell.metric == metric && cell.applicant == applicant &&
                    cell.item == subject.item && cell.type != ValueType::text) {
                    figures.push_back({cell.figure, term.year});
                }
            }
        }
    }
    return figures;
}

YearRun
run_of(const Check& check, const Subject& subject, const Form& form)
{
    const auto& first = check.left.front().metric;
    return {.check = &check,
            .metric = first.empty() ? subject.metric : std::string_view(first),
            .applicant = subject.applicant,
            .item = subject.item,
            .left = figures_of(check.left, subject, form),
            .right = figures_of(check.right, subject, form)};
}

std::vector<YearRun>
runs_of(const Check& check, const Form& form)
{
    std::vector<YearRun> runs;
    for (auto subject : subjects_of(check, form)) {
        for (const auto item : items_of(check, subject, form)) {
            subject.item = item;
            runs.push_back(run_of(check, subject, form));
        }
    }
    return runs;
}

std::vector<std::uint32_t>
without_years(const std::vector<YearFigure>& figures)
{
    std::vector<std::uint32_t> all;
    all.reserve(figures.size());
    for (const auto& one : figures) {
        all.push_back(one.figure);
    }
    return all;
}

bool
has_sides(const Check& check)
{
    return !check.left.empty() && !check.right.empty();
}

} // namespace

std::vector<CheckRun>
check_runs(const Form& form)
{
    std::vector<CheckRun> runs;
    for (const auto& check : form.checks) {
        if (!has_sides(check) || !within_one_year(check)) {
            continue;
        }
        for (const auto& run : runs_of(check, form)) {
            runs.push_back({.check = run.check,
                            .metric = run.metric,
                            .applicant = run.applicant,
                            .item = run.item,
                            .left = without_years(run.left),
                            .right = without_years(run.right)});
        }
    }
    return runs;
}

std::vector<YearRun>
year_runs(const Form& form)
{
    std::vector<YearRun> runs;
    for (const auto& check : form.checks) {
        if (has_sides(check) && !within_one_year(check)) {
            const auto some = runs_of(check, form);
            runs.insert(runs.end(), some.begin(), some.end());
        }
    }
    return runs;
}

} // namespace nianbao
