#include "normalize/continuity.hpp"

#include "normalize/balance.hpp"
#include "normalize/sums.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace nianbao {

namespace {

// A slip between 元 and 万元, and room for what a year really changes.
constexpr double unit_slip = 5000;

// Nothing is told by two years without cases; so many figures above zero are never all the same.
constexpr std::size_t telling_figures = 5;

// The figures of one report by FormCell::figure; those of open rows and columns are left out.
class Figures
{
public:
    explicit Figures(const YearReport& source) : source_(source)
    {
        const auto& seen = source.report->observations;
        for (std::uint32_t i = 0; i < seen.size(); ++i) {
            if (seen[i].item == seen[i].cell->item) {
                at_.emplace(seen[i].cell->figure, i);
            }
        }
    }

    [[nodiscard]] const Observation* find(std::uint32_t figure) const
    {
        const auto found = at_.find(figure);
        return found == at_.end() ? nullptr : &source_.report->observations[found->second];
    }

    [[nodiscard]] std::uint32_t index_of(const Observation& seen) const
    {
        return static_cast<std::uint32_t>(&seen - source_.report->observations.data());
    }

    [[nodiscard]] const YearReport& source() const { return source_; }

private:
    const YearReport& source_;
    std::unordered_map<std::uint32_t, std::uint32_t> at_;
};

Evidence
evidence_of(const Observation& seen, std::string_view file)
{
    return {seen.place, text_read(seen), std::string(file)};
}

// Unlike a sum within one table, a figure that one year prints and the other leaves blank says
// something: what it would be if the blank were zero.
CheckState
judge_years(Side left, Comparison comparison, Side right)
{
    for (auto* side : {&left, &right}) {
        const auto& other = side == &left ? right : left;
        if (side->numbers.empty() && side->blanks > 0 && !other.numbers.empty()) {
            side->numbers.emplace_back();
        }
    }
    return judge(left, comparison, right);
}

// The checks of one report against those before it.
class YearChecker
{
public:
    YearChecker(std::span<const Figures> years, std::size_t at)
        : years_(years), figures_(years[at]), before_(year_of(-1))
    {
    }

    void check(const YearRun& run);
    void check_money();
    void check_copy();

    [[nodiscard]] Continuity take() { return std::move(result_); }

private:
    [[nodiscard]] const Figures* year_of(int offset) const;
    [[nodiscard]] const Observation* before_year(const Observation& seen) const;
    [[nodiscard]] bool has_years(const std::vector<YearFigure>& figures) const;
    [[nodiscard]] Side add_up(const std::vector<YearFigure>& figures, CheckOutcome& outcome) const;
    void add(CheckOutcome outcome, const Check& check, std::vector<Argument> arguments);
    void compare_money(const Observation& seen, const Observation& earlier);

    std::span<const Figures> years_;
    const Figures& figures_;
    const Figures* before_; // of the year before; nullptr where there is none
    Continuity result_;
};

const Figures*
YearChecker::year_of(int offset) const
{
    const auto wanted = figures_.source().year + offset;
    const auto found = std::find_if(years_.begin(), years_.end(), [&](const Figures& one) {
        return one.source().year == wanted;
    });
    return found == years_.end() ? nullptr : &*found;
}

bool
YearChecker::has_years(const std::vector<YearFigure>& figures) const
{
    return std::all_of(figures.begin(), figures.end(), [&](const YearFigure& one) {
        return year_of(one.year) != nullptr;
    });
}

Side
YearChecker::add_up(const std::vector<YearFigure>& figures, CheckOutcome& outcome) const
{
    Side side;
    for (const auto& one : figures) {
        const auto& year = *year_of(one.year);
        const auto* seen = year.find(one.figure);
        add_figure(seen, side);
        if (seen != nullptr && one.year == 0) {
            outcome.cells.push_back(figures_.index_of(*seen));
        } else if (seen != nullptr) {
            outcome.elsewhere.push_back(evidence_of(*seen, year.source().file));
        }
    }
    return side;
}

void
YearChecker::check(const YearRun& run)
{
    if (!has_years(run.left) || !has_years(run.right)) {
        return;
    }
    CheckOutcome outcome{.code = run.check->code,
                         .metric = std::string(run.metric),
                         .applicant = std::string(run.applicant),
                         .item = std::string(run.item)};
    const auto left = add_up(run.left, outcome);
    const auto right = add_up(run.right, outcome);
    if (outcome.cells.empty() || outcome.elsewhere.empty()) {
        return; // one of the years prints none of it: another edition
    }
    outcome.state = judge_years(left, run.check->comparison, right);
    if (outcome.state != CheckState::not_assessable) {
        outcome.left = to_string(left.sum);
        outcome.right = to_string(right.sum);
    }
    add(std::move(outcome),
        *run.check,
        {left_words(left), right_words(right), std::string(sign_of_breach(run.check->comparison))});
}

void
YearChecker::add(CheckOutcome outcome, const Check& check, std::vector<Argument> arguments)
{
    if (is_breach(outcome.state)) {
        const auto& all = figures_.source().report->observations;
        Finding finding{.code = outcome.code,
                        .arguments = std::move(arguments),
                        .place = outcome.cells.empty() ? Place{} : all[outcome.cells.front()].place,
                        .severity = severity_of_breach(check, outcome.state),
                        .metric = outcome.metric,
                        .applicant = outcome.applicant,
                        .item = outcome.item,
                        .expected = outcome.right,
                        .actual = outcome.left};
        for (const auto cell : outcome.cells) {
            finding.evidence.push_back(evidence_of(all[cell], ""));
        }
        finding.evidence.insert(
            finding.evidence.end(), outcome.elsewhere.begin(), outcome.elsewhere.end());
        result_.findings.push_back(std::move(finding));
    }
    result_.checks.push_back(std::move(outcome));
}

// An amount in 元; nothing where its unit is not known.
std::optional<double>
in_yuan(const Observation& seen)
{
    struct UnitOfMoney
    {
        std::string_view unit;
        double yuan;
    };
    constexpr std::array<UnitOfMoney, 3> units{{{"元", 1}, {"万元", 1e4}, {"亿元", 1e8}}};
    const auto* found = std::find_if(
        units.begin(), units.end(), [&](const auto& one) { return one.unit == seen.unit; });
    if (seen.reading != Reading::number || found == units.end()) {
        return std::nullopt;
    }
    return static_cast<double>(seen.value.unscaled) / std::pow(10.0, seen.value.scale) *
           found->yuan;
}

void
YearChecker::check_money()
{
    if (before_ == nullptr) {
        return;
    }
    for (const auto& seen : figures_.source().report->observations) {
        const auto* earlier = seen.cell->type == ValueType::money && seen.item == seen.cell->item
                                  ? before_->find(seen.cell->figure)
                                  : nullptr;
        if (earlier != nullptr) {
            compare_money(seen, *earlier);
        }
    }
}

void
YearChecker::compare_money(const Observation& seen, const Observation& earlier)
{
    const auto now = in_yuan(seen);
    const auto then = in_yuan(earlier);
    if (!now || !then || *now <= 0 || *then <= 0) {
        return;
    }
    const bool jumps = *now >= *then * unit_slip || *then >= *now * unit_slip;
    CheckOutcome outcome{.code = "money-jump",
                         .metric = seen.cell->metric,
                         .state = jumps ? CheckState::broken : CheckState::holds,
                         .left = to_string(seen.value),
                         .right = to_string(earlier.value),
                         .cells = {figures_.index_of(seen)},
                         .elsewhere = {evidence_of(earlier, before_->source().file)}};
    const Check soft{.code = outcome.code, .source = CheckSource::soft};
    add(std::move(outcome),
        soft,
        {to_string(seen.value) + seen.unit, to_string(earlier.value) + earlier.unit});
}

bool
is_same(const Observation& one, const Observation& other)
{
    return one.reading == other.reading && one.unit == other.unit &&
           compare(one.value, other.value) == 0;
}

// The same figure of the year before; those of open rows and columns have none.
const Observation*
YearChecker::before_year(const Observation& seen) const
{
    return seen.item == seen.cell->item ? before_->find(seen.cell->figure) : nullptr;
}

// Every figure is that of the year before, and enough of them are not zero.
void
YearChecker::check_copy()
{
    if (before_ == nullptr || figures_.source().report->form != before_->source().report->form) {
        return;
    }
    std::size_t shared = 0;
    std::size_t telling = 0;
    std::size_t equal = 0;
    CheckOutcome outcome{.code = "same-as-last-year"};
    for (const auto& seen : figures_.source().report->observations) {
        const auto* earlier = before_year(seen);
        if (earlier == nullptr) {
            continue;
        }
        ++shared;
        equal += is_same(seen, *earlier) ? 1 : 0;
        const bool tells = seen.reading == Reading::number && seen.value.unscaled != 0;
        telling += tells ? 1 : 0;
        if (tells && outcome.cells.empty()) {
            outcome.cells.push_back(figures_.index_of(seen));
            outcome.elsewhere.push_back(evidence_of(*earlier, before_->source().file));
        }
    }
    if (telling < telling_figures) {
        return;
    }
    outcome.state = equal == shared ? CheckState::broken : CheckState::holds;
    outcome.left = std::to_string(shared);
    outcome.right = std::to_string(equal);
    const Check implied{.code = outcome.code, .source = CheckSource::implied};
    add(std::move(outcome),
        implied,
        {static_cast<std::int64_t>(shared), std::string(before_->source().file)});
}

void
check_forms(YearChecker& checker, const Report& report, const FormLibrary& library)
{
    for (const auto id : checked_forms(report.observations)) {
        for (std::size_t i = 0; i < library.forms.size(); ++i) {
            if (library.forms[i].id != id) {
                continue;
            }
            for (const auto& run : library.year_checks[i]) {
                checker.check(run);
            }
        }
    }
}

} // namespace

std::vector<Continuity>
check_years(std::span<const YearReport> series, const FormLibrary& library)
{
    std::vector<Figures> years;
    years.reserve(series.size());
    for (const auto& one : series) {
        years.emplace_back(one);
    }
    std::vector<Continuity> all;
    for (std::size_t at = 0; at < years.size(); ++at) {
        YearChecker checker(years, at);
        check_forms(checker, *series[at].report, library);
        checker.check_money();
        checker.check_copy();
        all.push_back(checker.take());
    }
    return all;
}

} // namespace nianbao
