#include "normalize/narrative.hpp"

#include "normalize/quote.hpp"
#include "normalize/stated_figures.hpp"
#include "normalize/sums.hpp"

#include <algorithm>
#include <charconv>
#include <set>

namespace nianbao {

namespace {

FiguresOf
figures_of(const Identity& identity)
{
    FiguresOf of;
    if (!identity.years.empty()) {
        const auto& year = identity.years.front().value;
        std::from_chars(year.data(), year.data() + year.size(), of.year);
    }
    of.of_whole_place = !identity.scopes.empty() && identity.scopes.front().value == "aggregate";
    return of;
}

// The figures of a report by metric and applicants.
class Tables
{
public:
    explicit Tables(std::span<const Observation> observations) : observations_(observations) {}

    [[nodiscard]] std::vector<std::uint32_t> cells_of(const SaidFigure& said) const
    {
        std::vector<std::uint32_t> cells;
        for (const auto& metric : said.sum) {
            for (std::uint32_t i = 0; i < observations_.size(); ++i) {
                if (is_of(observations_[i], metric, said.applicants)) {
                    cells.push_back(i);
                }
            }
        }
        return cells;
    }

    [[nodiscard]] const Observation& operator[](std::uint32_t cell) const
    {
        return observations_[cell];
    }

private:
    // `applicants` empty: of all of them.
    [[nodiscard]] static bool is_of(const Observation& seen,
                                    const std::string& metric,
                                    const std::vector<std::string>& applicants)
    {
        const auto& cell = *seen.cell;
        const auto among = [&] {
            return std::find(applicants.begin(), applicants.end(), cell.applicant) !=
                   applicants.end();
        };
        const bool whole = cell.applicant.empty() || cell.applicant == "total";
        return cell.metric == metric && seen.item.empty() && (applicants.empty() ? whole : among());
    }

    std::span<const Observation> observations_;
};

// The table's side; not assessable where it lacks a figure, or where money is of another unit.
Side
table_side(const Stated& stated, const std::vector<std::uint32_t>& cells, const Tables& tables)
{
    Side side;
    for (const auto cell : cells) {
        add_figure(&tables[cell], side);
        const bool same_unit =
            stated.said->type != ValueType::money || tables[cell].unit == stated.unit;
        side.assessable = side.assessable && same_unit;
    }
    const auto& said = *stated.said;
    const auto wanted = said.sum.size() * std::max<std::size_t>(said.applicants.size(), 1);
    side.assessable = side.assessable && cells.size() == wanted;
    return side;
}

// None where the figure is of several.
std::string_view
applicant_of(const SaidFigure& said, const std::vector<std::uint32_t>& cells, const Tables& tables)
{
    const bool none = cells.empty() || said.applicants.size() > 1;
    return none ? std::string_view() : tables[cells.front()].cell->applicant;
}

Finding
as_finding(const CheckOutcome& outcome,
           const Stated& stated,
           const Side& table,
           const Tables& tables)
{
    const bool whole = outcome.state == CheckState::broken;
    Finding finding{.code = "prose-differs",
                    .arguments = {outcome.left, right_words(table), quote(stated.sentence)},
                    .place = tables[outcome.cells.front()].place,
                    .severity = whole ? Severity::warning : Severity::note,
                    .metric = outcome.metric,
                    .applicant = outcome.applicant,
                    .expected = outcome.right,
                    .actual = outcome.left};
    for (const auto cell : outcome.cells) {
        finding.evidence.push_back({tables[cell].place, text_read(tables[cell])});
    }
    return finding;
}

void
compare_with_table(const Stated& stated, const Tables& tables, Balanced& balanced)
{
    const auto cells = tables.cells_of(*stated.said);
    CheckOutcome outcome{.code = "prose",
                         .metric = stated.said->metric,
                         .applicant = std::string(applicant_of(*stated.said, cells, tables)),
                         .cells = cells};
    Side prose;
    prose.sum = stated.value;
    prose.numbers = {stated.value};
    const auto table = table_side(stated, cells, tables);
    outcome.state = judge(prose, Comparison::equal, table);
    if (outcome.state != CheckState::not_assessable) {
        outcome.left = to_string(prose.sum);
        outcome.right = to_string(table.sum);
    }
    if (is_breach(outcome.state)) {
        balanced.findings.push_back(as_finding(outcome, stated, table, tables));
    }
    balanced.checks.push_back(std::move(outcome));
}

bool
is_zero(const Stated& stated)
{
    return stated.value.unscaled == 0;
}

// Money is only held against "none": it may be stated in several units.
bool
contradict(const Stated& one, const Stated& other)
{
    if (one.said->type == ValueType::money) {
        return is_zero(one) != is_zero(other);
    }
    return compare(one.value, other.value) != 0;
}

// The first two sentences that state different figures for one metric.
void
hold_against_each_other(std::span<const Stated* const> same, Balanced& balanced)
{
    const auto& first = *same.front();
    const auto other = std::find_if(
        same.begin(), same.end(), [&](const Stated* one) { return contradict(first, *one); });
    if (same.size() < 2) {
        return;
    }
    const bool is_money = first.said->type == ValueType::money;
    CheckOutcome outcome{.code = is_money ? "fee-contradiction" : "prose-contradicts",
                         .metric = first.said->metric,
                         .state = other == same.end() ? CheckState::holds : CheckState::broken,
                         .left = to_string(first.value)};
    outcome.right = to_string((other == same.end() ? *same.back() : **other).value);
    if (other != same.end()) {
        balanced.findings.push_back({.code = outcome.code,
                                     .arguments = {outcome.left,
                                                   quote(first.sentence),
                                                   outcome.right,
                                                   quote((*other)->sentence)},
                                     .place = {},
                                     .metric = outcome.metric,
                                     .expected = outcome.left,
                                     .actual = outcome.right});
    }
    balanced.checks.push_back(std::move(outcome));
}

void
check_stated(const std::vector<Stated>& stated, const Tables& tables, Balanced& balanced)
{
    std::set<const SaidFigure*> met;
    for (const auto& one : stated) {
        if (!met.insert(one.said).second) {
            continue;
        }
        std::vector<const Stated*> same;
        for (const auto& other : stated) {
            if (other.said != one.said) {
                continue;
            }
            const bool is_new = std::none_of(same.begin(), same.end(), [&](const Stated* known) {
                return compare(known->value, other.value) == 0;
            });
            if (is_new && !one.said->sum.empty()) {
                compare_with_table(other, tables, balanced);
            }
            same.push_back(&other);
        }
        hold_against_each_other(same, balanced);
    }
}

bool
is_among(std::string_view id, std::string_view forms)
{
    while (!forms.empty()) {
        const auto one = forms.substr(0, forms.find_first_of("|;"));
        if (one == id) {
            return true;
        }
        forms.remove_prefix(std::min(forms.size(), one.size() + 1));
    }
    return false;
}

} // namespace

Balanced
check_narrative(const Report& report, const FormLibrary& library)
{
    Balanced balanced;
    const Tables tables(report.observations);
    const auto of = figures_of(report.identity);
    std::set<std::string_view> known; // editions name their figures alike
    for (std::size_t i = 0; i < library.forms.size(); ++i) {
        if (!is_among(library.forms[i].id, report.form)) {
            continue;
        }
        auto stated = find_stated(report.sections, library.vocabularies[i], of);
        std::erase_if(stated, [&](const Stated& one) { return known.contains(one.said->metric); });
        check_stated(stated, tables, balanced);
        for (const auto& figure : library.vocabularies[i].figures) {
            known.insert(figure.metric);
        }
    }
    return balanced;
}

} // namespace nianbao
