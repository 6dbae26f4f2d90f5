#include "normalize/balance.hpp"

#include "normalize/sums.hpp"

#include <algorithm>
#include <set>
#include <tuple>

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

std::vector<std::string_view>
ids_of(std::string_view editions)
{
    std::vector<std::string_view> ids;
    while (!editions.empty()) {
        const auto bar = std::min(editions.find('|'), editions.size());
        ids.push_back(editions.substr(0, bar));
        editions.remove_prefix(std::min(bar + 1, editions.size()));
    }
    return ids;
}

// Totals without a figure whose parts have some; a cell may be the total of a row and of a column.
class BlankTotals
{
public:
    void add(const CheckRun& run, std::uint32_t cell, const Observation& total, const Side& parts)
    {
        const bool is_total = run.check->comparison == Comparison::equal &&
                              run.check->source != CheckSource::soft && run.left.size() == 1 &&
                              run.right.size() > 1;
        const bool says_nothing = total.reading == Reading::blank || total.reading == Reading::dash;
        const bool has_parts = parts.assessable && parts.sum.unscaled != 0;
        if (!is_total || !says_nothing || !has_parts || !cells_.insert(cell).second) {
            return;
        }
        if (finding_.evidence.empty()) {
            finding_.place = total.place;
            finding_.metric = total.cell->metric;
            finding_.applicant = total.cell->applicant;
            finding_.item = total.item;
            finding_.expected = to_string(parts.sum);
            first_ = right_words(parts);
        }
        finding_.evidence.push_back({total.place, text_read(total)});
    }

    // One for the report: a body that leaves its totals out leaves out many.
    void tell(Findings& findings)
    {
        if (!finding_.evidence.empty()) {
            finding_.code = "total-blank";
            finding_.arguments = {static_cast<std::int64_t>(finding_.evidence.size()), first_};
            findings.push_back(std::move(finding_));
        }
    }

private:
    std::set<std::uint32_t> cells_;
    std::string first_; // "5 = 4 + 1"
    Finding finding_;
};

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

    // Whether some figure of a check was read from a table of the form.
    [[nodiscard]] bool has_of(const CheckRun& run, const Form& form) const
    {
        const auto is_of = [&](std::uint32_t figure) {
            const auto at = at_[figure];
            if (at == absent) {
                return false;
            }
            const auto ids = ids_of(observations_[at].form);
            return std::find(ids.begin(), ids.end(), form.id) != ids.end();
        };
        return std::any_of(run.left.begin(), run.left.end(), is_of) ||
               std::any_of(run.right.begin(), run.right.end(), is_of);
    }

    void check(const CheckRun& run, Balanced& balanced, BlankTotals& blank) const
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
        if (left.blanks == 1) {
            const auto total = outcome.cells.front();
            blank.add(run, total, observations_[total], right);
        }
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
                        .expected = outcome.right,
                        .actual = outcome.left};
        for (const auto cell : outcome.cells) {
            const auto& seen = observations_[cell];
            finding.evidence.push_back({seen.place, text_read(seen)});
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

using CheckId =
    std::tuple<std::string_view, std::vector<std::uint32_t>, std::vector<std::uint32_t>>;

} // namespace

std::vector<std::string_view>
checked_forms(std::span<const Observation> observations)
{
    std::set<std::string_view> printed;
    for (const auto& seen : observations) {
        printed.insert(seen.form);
    }
    std::vector<std::vector<std::string_view>> alternatives;
    alternatives.reserve(printed.size());
    for (const auto editions : printed) {
        alternatives.push_back(ids_of(editions));
    }
    std::stable_sort(alternatives.begin(), alternatives.end(), [](const auto& a, const auto& b) {
        return a.size() < b.size();
    });
    std::vector<std::string_view> chosen;
    for (const auto& ids : alternatives) {
        const bool known = std::any_of(ids.begin(), ids.end(), [&](auto id) {
            return std::find(chosen.begin(), chosen.end(), id) != chosen.end();
        });
        if (!known && !ids.empty()) {
            chosen.push_back(ids.front());
        }
    }
    return chosen;
}

Balanced
check_balances(std::span<const Observation> observations, const FormLibrary& library)
{
    Balanced balanced;
    BlankTotals blank;
    const auto chosen = checked_forms(observations);
    for (const auto item : open_items(observations)) {
        const Checker checker(observations, library.figures, item);
        std::set<CheckId> made; // editions state the same rules
        for (std::size_t i = 0; i < library.forms.size(); ++i) {
            if (std::find(chosen.begin(), chosen.end(), library.forms[i].id) == chosen.end()) {
                continue;
            }
            for (const auto& run : library.checks[i]) {
                const bool takes_part = chosen.size() == 1 || checker.has_of(run, library.forms[i]);
                if (takes_part && made.emplace(run.check->code, run.left, run.right).second) {
                    checker.check(run, balanced, blank);
                }
            }
        }
    }
    blank.tell(balanced.findings);
    return balanced;
}

} // namespace nianbao
