#include "normalize/balance.hpp"

#include <algorithm>
#include <set>

namespace nianbao {

namespace {

// Indexes into the observations by FormCell::figure; `absent` where the document has no such cell.
using Figures = std::vector<std::uint32_t>;
constexpr std::uint32_t absent = UINT32_MAX;

// The member of open rows and columns that a figure is of; empty where its form leaves none open.
std::string_view
open_item(const Observation& seen)
{
    return seen.item == seen.cell->item ? std::string_view() : std::string_view(seen.item);
}

std::set<std::string_view>
open_items(std::span<const Observation> observations)
{
    std::set<std::string_view> items;
    for (const auto& seen : observations) {
        items.insert(open_item(seen));
    }
    return items;
}

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
        const bool says_nothing = seen.reading == Reading::blank || seen.reading == Reading::dash;
        side.assessable = side.assessable && says_nothing;
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

// Adds up the figures of one open item.
class Checker
{
public:
    Checker(std::span<const Observation> observations, std::uint32_t figures, std::string_view item)
        : observations_(observations), item_(item), at_(figures, absent)
    {
        for (std::uint32_t i = 0; i < observations.size(); ++i) {
            if (open_item(observations[i]) == item) {
                at_[observations[i].cell->figure] = i;
            }
        }
    }

    [[nodiscard]] CheckOutcome outcome(const CheckRun& run) const
    {
        CheckOutcome outcome{.code = run.check->code,
                             .metric = std::string(run.metric),
                             .applicant = std::string(run.applicant),
                             .item = std::string(item_.empty() ? run.item : item_)};
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
                        .item = outcome.item,
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
    std::string_view item_;
    Figures at_;
};

bool
is_broken(const CheckOutcome& outcome)
{
    return outcome.state == CheckState::broken ||
           outcome.state == CheckState::broken_if_blank_is_zero;
}

void
add_outcome(const Checker& checker, const CheckRun& run, Balanced& balanced)
{
    auto outcome = checker.outcome(run);
    if (outcome.cells.empty() && !outcome.item.empty()) {
        return; // no figure of this item takes part
    }
    if (is_broken(outcome)) {
        balanced.findings.push_back(checker.as_finding(outcome, run.check->source));
    }
    balanced.checks.push_back(std::move(outcome));
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
    const auto& runs = library.checks[static_cast<std::size_t>(form - library.forms.begin())];
    for (const auto item : open_items(observations)) {
        const Checker checker(observations, library.figures, item);
        for (const auto& run : runs) {
            add_outcome(checker, run, balanced);
        }
    }
    return balanced;
}

} // namespace nianbao
