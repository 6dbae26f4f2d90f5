#include "normalize/balance.hpp"

#include <algorithm>
#include <map>

namespace nianbao {

namespace {

using FigureKey = std::pair<std::string_view, std::string_view>; // metric, applicant
using Figures = std::map<FigureKey, const Observation*>;

// One side of a check: what its cells add up to, and what stood in the way.
struct Side
{
    Decimal sum{};
    std::size_t numbers = 0;
    std::size_t blanks = 0;
    bool assessable = true;
};

struct Run
{
    std::string_view metric; // empty: as the terms say
    std::string_view applicant;
};

std::vector<Evidence>
evidence_of(std::span<const Observation* const> seen)
{
    std::vector<Evidence> evidence;
    for (const auto* one : seen) {
        const bool is_number = one->reading == Reading::number;
        evidence.push_back({one->place, is_number ? to_string(one->value) : ""});
    }
    return evidence;
}

class Checker
{
public:
    Checker(const Check& check, const Run& run, const Figures& figures)
        : check_(check), run_(run), figures_(figures)
    {
    }

    CheckOutcome outcome()
    {
        const auto left = add_up(check_.left);
        const auto right = add_up(check_.right);
        CheckOutcome outcome{.code = check_.code,
                             .metric = std::string(metric_of(check_.left.front())),
                             .applicant = std::string(run_.applicant),
                             .state = judge(left, right),
                             .evidence = evidence_of(seen_)};
        if (outcome.state != CheckState::not_assessable) {
            outcome.left = to_string(left.sum);
            outcome.right = to_string(right.sum);
        }
        return outcome;
    }

private:
    [[nodiscard]] std::string_view metric_of(const CheckTerm& term) const
    {
        return term.metric.empty() ? run_.metric : std::string_view(term.metric);
    }

    Side add_up(const std::vector<CheckTerm>& terms)
    {
        Side side;
        for (const auto& term : terms) {
            const auto applicant =
                term.applicant.empty() ? run_.applicant : std::string_view(term.applicant);
            const auto found = figures_.find({metric_of(term), applicant});
            if (found == figures_.end() || found->second->reading == Reading::unreadable) {
                side.assessable = false;
                continue;
            }
            seen_.push_back(found->second);
            add_one(*found->second, side);
        }
        return side;
    }

    static void add_one(const Observation& seen, Side& side)
    {
        if (seen.reading != Reading::number) {
            ++side.blanks;
            return;
        }
        const auto sum = add(side.sum, seen.value);
        side.assessable = side.assessable && sum.has_value();
        side.sum = sum.value_or(side.sum);
        ++side.numbers;
    }

    // A side without any number proves nothing: blank is not zero.
    static CheckState judge(const Side& left, const Side& right)
    {
        if (!left.assessable || !right.assessable || left.numbers == 0 || right.numbers == 0) {
            return CheckState::not_assessable;
        }
        const bool equal = compare(left.sum, right.sum) == 0;
        if (left.blanks + right.blanks == 0) {
            return equal ? CheckState::holds : CheckState::broken;
        }
        return equal ? CheckState::holds_if_blank_is_zero : CheckState::broken_if_blank_is_zero;
    }

    const Check& check_;
    Run run_;
    const Figures& figures_;
    std::vector<const Observation*> seen_;
};

Severity
severity_of_break(const CheckOutcome& outcome, CheckSource source)
{
    const bool certain = outcome.state == CheckState::broken;
    if (source == CheckSource::soft) {
        return Severity::note;
    }
    return certain ? Severity::error : Severity::warning;
}

bool
is_broken(const CheckOutcome& outcome)
{
    return outcome.state == CheckState::broken ||
           outcome.state == CheckState::broken_if_blank_is_zero;
}

Finding
as_finding(const CheckOutcome& outcome, CheckSource source)
{
    return {.code = outcome.code,
            .arguments = {outcome.left, outcome.right},
            .place = outcome.evidence.front().place,
            .severity = severity_of_break(outcome, source),
            .metric = outcome.metric,
            .applicant = outcome.applicant,
            .expected = outcome.left,
            .actual = outcome.right,
            .evidence = outcome.evidence};
}

bool
within_one_year(const Check& check)
{
    const auto same_year = [](const CheckTerm& term) { return term.year == 0; };
    return !check.left.empty() && !check.right.empty() &&
           std::all_of(check.left.begin(), check.left.end(), same_year) &&
           std::all_of(check.right.begin(), check.right.end(), same_year);
}

void
add_once(std::vector<std::string_view>& words, std::string_view word)
{
    if (std::find(words.begin(), words.end(), word) == words.end()) {
        words.push_back(word);
    }
}

// Once, or once an applicant, or once a metric of a table.
std::vector<Run>
runs_of(const Check& check, const Form& form)
{
    std::vector<std::string_view> words;
    const bool over_applicants = check.per == RunsOver::applicants;
    for (const auto& table : form.tables) {
        for (const auto& cell : table.cells) {
            if (over_applicants && cell.metric == check.left.front().metric) {
                add_once(words, cell.applicant);
            } else if (check.per == RunsOver::metrics && table.id == check.table) {
                add_once(words, cell.metric);
            }
        }
    }
    std::vector<Run> runs;
    for (const auto word : words) {
        runs.push_back(over_applicants ? Run{"", word} : Run{word, ""});
    }
    return check.per == RunsOver::nothing ? std::vector<Run>{Run{}} : runs;
}

Figures
figures_of(std::span<const Observation> observations)
{
    Figures figures;
    for (const auto& seen : observations) {
        if (seen.item.empty()) {
            figures.emplace(FigureKey{seen.cell->metric, seen.cell->applicant}, &seen);
        }
    }
    return figures;
}

} // namespace

Balanced
check_balances(std::span<const Observation> observations,
               const FormLibrary& library,
               std::string_view editions)
{
    Balanced balanced;
    const auto edition = editions.substr(0, editions.find('|'));
    const auto form = std::find_if(library.forms.begin(),
                                   library.forms.end(),
                                   [&](const Form& known) { return known.id == edition; });
    if (form == library.forms.end()) {
        return balanced;
    }
    const auto figures = figures_of(observations);
    for (const auto& check : form->checks) {
        if (!within_one_year(check)) {
            continue;
        }
        for (const auto& run : runs_of(check, *form)) {
            auto outcome = Checker(check, run, figures).outcome();
            if (is_broken(outcome)) {
                balanced.findings.push_back(as_finding(outcome, check.source));
            }
            balanced.checks.push_back(std::move(outcome));
        }
    }
    return balanced;
}

} // namespace nianbao
