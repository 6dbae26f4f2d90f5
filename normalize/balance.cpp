#include "normalize/balance.hpp"

#include <algorithm>

namespace nianbao {

namespace {

// Indexes into the observations by FormCell::figure; `absent` where the document has no such cell.
using Figures = std::vector<std::uint32_t>;
constexpr std::uint32_t absent = UINT32_MAX;

// One side of a check: what its cells add up to, and what stood in the way.
struct Side
{
    Decimal sum{};
    std::size_t numbers = 0;
    std::size_t blanks = 0;
    bool assessable = true;
};

void
add_one(const Observation& seen, Side& side)
{
    if (seen.reading != Reading::number) {
        side.assessable = side.assessable && seen.reading != Reading::unreadable;
        ++side.blanks;
        return;
    }
    const auto sum = add(side.sum, seen.value);
    side.assessable = side.assessable && sum.has_value();
    side.sum = sum.value_or(side.sum);
    ++side.numbers;
}

// A side without any number proves nothing: blank is not zero.
CheckState
judge(const Side& left, const Side& right)
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

class Checker
{
public:
    Checker(std::span<const Observation> observations, std::uint32_t figures)
        : observations_(observations), at_(figures, absent)
    {
        for (std::uint32_t i = 0; i < observations.size(); ++i) {
            at_[observations[i].cell->figure] = i;
        }
    }

    [[nodiscard]] CheckOutcome outcome(const CheckRun& run) const
    {
        CheckOutcome outcome{.code = run.check->code,
                             .metric = std::string(run.metric),
                             .applicant = std::string(run.applicant)};
        outcome.cells.reserve(run.left.size() + run.right.size());
        const auto left = add_up(run.left, outcome.cells);
        const auto right = add_up(run.right, outcome.cells);
        outcome.state = judge(left, right);
        if (outcome.state != CheckState::not_assessable) {
            outcome.left = to_string(left.sum);
            outcome.right = to_string(right.sum);
        }
        return outcome;
    }

    [[nodiscard]] Finding as_finding(const CheckOutcome& outcome, CheckSource source) const
    {
        const bool certain = outcome.state == CheckState::broken;
        Finding finding{.code = outcome.code,
                        .arguments = {outcome.left, outcome.right},
                        .place = observations_[outcome.cells.front()].place,
                        .severity = certain ? Severity::error : Severity::warning,
                        .metric = outcome.metric,
                        .applicant = outcome.applicant,
                        .expected = outcome.left,
                        .actual = outcome.right};
        if (source == CheckSource::soft) {
            finding.severity = Severity::note;
        }
        for (const auto cell : outcome.cells) {
            const auto& seen = observations_[cell];
            const bool is_number = seen.reading == Reading::number;
            finding.evidence.push_back({seen.place, is_number ? to_string(seen.value) : ""});
        }
        return finding;
    }

private:
    Side add_up(const std::vector<std::uint32_t>& figures, std::vector<std::uint32_t>& cells) const
    {
        Side side;
        for (const auto figure : figures) {
            const auto at = at_[figure];
            if (at == absent) {
                side.assessable = false;
                continue;
            }
            cells.push_back(at);
            add_one(observations_[at], side);
        }
        return side;
    }

    std::span<const Observation> observations_;
    Figures at_;
};

bool
is_broken(const CheckOutcome& outcome)
{
    return outcome.state == CheckState::broken ||
           outcome.state == CheckState::broken_if_blank_is_zero;
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
    const Checker checker(observations, library.figures);
    const auto& runs = library.checks[static_cast<std::size_t>(form - library.forms.begin())];
    balanced.checks.reserve(runs.size());
    for (const auto& run : runs) {
        auto outcome = checker.outcome(run);
        if (is_broken(outcome)) {
            balanced.findings.push_back(checker.as_finding(outcome, run.check->source));
        }
        balanced.checks.push_back(std::move(outcome));
    }
    return balanced;
}

} // namespace nianbao
