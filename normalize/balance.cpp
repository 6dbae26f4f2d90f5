#include "normalize/balance.hpp"

#include "normalize/sums.hpp"

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

    void check(const CheckRun& run, Balanced& balanced) const
    {
        CheckOutcome outcome{.code = run.check->code,
                             .metric = std::string(run.metric),
                             .applicant = std::string(run.applicant),
                             .item = std::string(item_.empty() ? run.item : item_)};
        outcome.cells.reserve(run.left.size() + run.right.size());
        const auto left = add_up(run.left, outcome.cells);
        const auto right = add_up(run.right, outcome.cells);
        if (outcome.cells.empty() && !outcome.item.empty()) {
            return; // no figure of this item takes part
        }
        outcome.state = judge(left, run.check->comparison, right);
        if (outcome.state != CheckState::not_assessable) {
            outcome.left = to_string(left.sum);
            outcome.right = to_string(right.sum);
        }
        if (is_breach(outcome.state)) {
            auto finding = as_finding(outcome, *run.check);
            finding.arguments = {left_words(left),
                                 right_words(right),
                                 std::string(sign_of_breach(run.check->comparison))};
            balanced.findings.push_back(std::move(finding));
        }
        balanced.checks.push_back(std::move(outcome));
    }

private:
    [[nodiscard]] Finding as_finding(const CheckOutcome& outcome, const Check& check) const
    {
        Finding finding{.code = outcome.code,
                        .place = observations_[outcome.cells.front()].place,
                        .severity = severity_of_breach(check, outcome.state),
                        .metric = outcome.metric,
                        .applicant = outcome.applicant,
                        .item = outcome.item,
                        .expected = outcome.left,
                        .actual = outcome.right};
        for (const auto cell : outcome.cells) {
            const auto& seen = observations_[cell];
            const bool is_number = seen.reading == Reading::number;
            finding.evidence.push_back({seen.place, is_number ? to_string(seen.value) : ""});
        }
        return finding;
    }

    [[nodiscard]] Side add_up(const std::vector<std::uint32_t>& figures,
                              std::vector<std::uint32_t>& cells) const
    {
        Side side;
        for (const auto figure : figures) {
            const auto at = at_[figure];
            if (at != absent) {
                cells.push_back(at);
            }
            add_figure(at == absent ? nullptr : &observations_[at], side);
        }
        return side;
    }

    std::span<const Observation> observations_;
    std::string_view item_;
    Figures at_;
};

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
            checker.check(run, balanced);
        }
    }
    return balanced;
}

} // namespace nianbao
