#include "batch/places.hpp"

#include "normalize/sums.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace nianbao {

namespace {

constexpr std::string_view exceeds = "sum-exceeds-aggregate";
constexpr std::string_view differs = "sum-differs-from-aggregate";

using FigureKey = std::tuple<std::string_view, std::string_view, std::string>;

FigureKey
key_of(const Observation& seen)
{
    return {seen.cell->metric, seen.cell->applicant, seen.item};
}

bool
is_count(const Observation& seen)
{
    return seen.reading == Reading::number && seen.cell->type == ValueType::integer &&
           seen.cell->sign == Sign::non_negative;
}

// A code without the zeros of the levels below.
std::string_view
stem_of(std::string_view code)
{
    while (code.size() <= 6 && code.size() > 2 && code.ends_with("00")) {
        code.remove_suffix(2);
    }
    return code;
}

bool
is_single_body(const Outcome& outcome)
{
    return is_current(outcome) && outcome.filing.scope == Scope::own && outcome.filing.year &&
           !outcome.series.empty() && !outcome.division_code.empty();
}

// What the bodies of a place add up to, figure by figure.
struct Sums
{
    std::map<FigureKey, Side> sides;
    std::map<FigureKey, std::vector<Evidence>> evidence;
    std::int64_t bodies = 0;
    std::set<std::string_view> names;
};

void
add_body(const Outcome& outcome, const Report& report, Sums& sums)
{
    ++sums.bodies;
    sums.names.insert(outcome.body);
    for (const auto& seen : report.observations) {
        if (is_count(seen)) {
            const auto key = key_of(seen);
            add_figure(&seen, sums.sides[key]);
            sums.evidence[key].push_back({seen.place, to_string(seen.value), outcome.file});
        }
    }
}

Result<Sums>
sums_of(const Outcome& aggregate,
        std::span<const Outcome* const> bodies, // of the year
        const LoadReport& load)
{
    Sums sums;
    const auto stem = stem_of(aggregate.division_code);
    auto at = std::partition_point(bodies.begin(), bodies.end(), [&](const Outcome* outcome) {
        return outcome->division_code < stem;
    });
    for (; at != bodies.end() && (*at)->division_code.starts_with(stem); ++at) {
        const auto report = load(**at);
        if (!report) {
            return tl::unexpected(report.error());
        }
        add_body(**at, *report, sums);
    }
    return sums;
}

bool
is_due(const RosterEntry& entry, int year)
{
    return entry.since.value_or(year) <= year && year <= entry.until.value_or(year);
}

// Whether the roster says that it has every body of the place, and every one it has reported. What
// it says of a district is no word on the city.
bool
has_all(const Outcome& aggregate, const Sums& sums, const Roster& roster)
{
    const auto place = stem_of(aggregate.division_code);
    bool complete = false;
    for (const auto& entry : roster) {
        if (!entry.division_code.starts_with(place) || !is_due(entry, *aggregate.filing.year)) {
            continue;
        }
        complete = complete || (entry.is_complete && stem_of(entry.division_code) == place);
        const bool whole =
            entry.agency == aggregate.body || entry.agency == aggregate.filing.agency;
        const bool reported =
            whole || std::any_of(sums.names.begin(), sums.names.end(), [&](auto name) {
                return name.ends_with(entry.agency) || entry.agency.ends_with(name);
            });
        if (!reported) {
            return false;
        }
    }
    return complete;
}

void
compare_figure(Outcome& aggregate,
               std::uint32_t index,
               const Sums& sums,
               Comparison comparison,
               std::string_view code)
{
    const auto& seen = aggregate.report.observations[index];
    const auto found = sums.sides.find(key_of(seen));
    if (!is_count(seen) || found == sums.sides.end()) {
        return;
    }
    Side whole;
    add_figure(&seen, whole);
    CheckOutcome outcome{.code = std::string(code),
                         .metric = seen.cell->metric,
                         .applicant = seen.cell->applicant,
                         .item = seen.item,
                         .state = judge(found->second, comparison, whole),
                         .left = to_string(found->second.sum),
                         .right = to_string(whole.sum),
                         .cells = {index},
                         .elsewhere = sums.evidence.at(found->first)};
    if (is_breach(outcome.state)) {
        Finding finding{.code = outcome.code,
                        .arguments = {outcome.left, outcome.right, sums.bodies},
                        .place = seen.place,
                        .metric = outcome.metric,
                        .applicant = outcome.applicant,
                        .item = outcome.item,
                        .expected = outcome.left,
                        .actual = outcome.right,
                        .evidence = {{seen.place, outcome.right}}};
        finding.evidence.insert(
            finding.evidence.end(), outcome.elsewhere.begin(), outcome.elsewhere.end());
        aggregate.findings.push_back(std::move(finding));
    }
    aggregate.checks.push_back(std::move(outcome));
}

bool
is_aggregate(const Outcome& outcome)
{
    return is_current(outcome) && outcome.filing.scope == Scope::aggregate && outcome.filing.year &&
           !outcome.division_code.empty();
}

} // namespace

Places::Places(std::span<const Outcome> outcomes)
{
    for (const auto& outcome : outcomes) {
        if (is_single_body(outcome)) {
            bodies_[*outcome.filing.year].push_back(&outcome);
        }
    }
    for (auto& [year, all] : bodies_) {
        std::stable_sort(all.begin(), all.end(), [](const auto* one, const auto* other) {
            return one->division_code < other->division_code;
        });
    }
}

Result<void>
Places::compare(Outcome& aggregate, const Roster& roster, const LoadReport& load) const
{
    if (!is_aggregate(aggregate)) {
        return {};
    }
    const auto bodies = bodies_.find(*aggregate.filing.year);
    if (bodies == bodies_.end()) {
        return {};
    }
    const auto sums = sums_of(aggregate, bodies->second, load);
    if (!sums) {
        return tl::unexpected(sums.error());
    }
    const bool whole = has_all(aggregate, *sums, roster);
    for (std::uint32_t i = 0; i < aggregate.report.observations.size(); ++i) {
        compare_figure(aggregate,
                       i,
                       *sums,
                       whole ? Comparison::equal : Comparison::at_most,
                       whole ? differs : exceeds);
    }
    return {};
}

} // namespace nianbao
