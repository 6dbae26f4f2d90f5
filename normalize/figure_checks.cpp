#include "normalize/figure_checks.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

bool
has_number(const Observation& seen)
{
    return seen.reading == Reading::number;
}

bool
may_not_be_negative(const Observation& seen)
{
    return has_number(seen) && seen.cell->sign == Sign::non_negative;
}

bool
is_negative(const Observation& seen)
{
    return seen.value.unscaled < 0;
}

// A rate in a cell that counts is told by its unit already.
bool
is_a_count(const Observation& seen)
{
    return has_number(seen) && seen.cell->type == ValueType::integer && seen.unit != "%";
}

// 3.0 is whole, 3.5 is not.
bool
is_broken_number(const Observation& seen)
{
    auto unscaled = seen.value.unscaled;
    for (auto scale = seen.value.scale; scale > 0; --scale) {
        if (unscaled % 10 != 0) {
            return true;
        }
        unscaled /= 10;
    }
    return false;
}

struct FigureRule
{
    std::string_view code;
    bool (*concerns)(const Observation& seen);
    bool (*is_broken_by)(const Observation& seen);
};

constexpr std::array rules{
    FigureRule{"negative", &may_not_be_negative, &is_negative},
    FigureRule{"not-integer", &is_a_count, &is_broken_number},
};

Finding
about_number(std::string_view code, const Observation& seen)
{
    return {.code = std::string(code),
            .arguments = {seen.raw},
            .place = seen.place,
            .metric = seen.cell->metric,
            .applicant = seen.cell->applicant,
            .item = seen.item,
            .actual = to_string(seen.value),
            .evidence = {{seen.place, to_string(seen.value)}}};
}

void
check_each(const FigureRule& rule, std::span<const Observation> observations, Checked& checked)
{
    CheckOutcome outcome{.code = std::string(rule.code)};
    std::size_t count = 0;
    for (std::uint32_t i = 0; i < observations.size(); ++i) {
        const auto& seen = observations[i];
        if (!rule.concerns(seen)) {
            continue;
        }
        ++count;
        if (rule.is_broken_by(seen)) {
            outcome.cells.push_back(i);
            checked.findings.push_back(about_number(rule.code, seen));
        }
    }
    if (count > 0) {
        outcome.state = outcome.cells.empty() ? CheckState::holds : CheckState::broken;
        outcome.left = std::to_string(count);
        outcome.right = std::to_string(outcome.cells.size());
    }
    checked.checks.push_back(std::move(outcome));
}

// The figures of a report by what they say.
struct Counts
{
    std::int64_t figures = 0;
    std::int64_t numbers = 0;
    std::int64_t zeros = 0;
    std::int64_t blanks = 0;
    std::int64_t dashes = 0;
    std::vector<Evidence> tables{}; // that they stand in
    Place first_blank{};

    [[nodiscard]] std::int64_t empty() const { return blanks + dashes; }
};

void
count(const Observation& seen, Counts& counts)
{
    ++counts.figures;
    counts.numbers += has_number(seen) ? 1 : 0;
    counts.zeros += has_number(seen) && seen.value.unscaled == 0 ? 1 : 0;
    counts.blanks += seen.reading == Reading::blank ? 1 : 0;
    counts.dashes += seen.reading == Reading::dash ? 1 : 0;
    if (counts.empty() == 1 && counts.first_blank == Place{}) {
        counts.first_blank = seen.place;
    }
    const Place table{.table = seen.place.table};
    const bool known = std::any_of(counts.tables.rbegin(),
                                   counts.tables.rend(),
                                   [&](const Evidence& one) { return one.place == table; });
    if (!known) {
        counts.tables.push_back({table, ""});
    }
}

Counts
counts_of(std::span<const Observation> observations)
{
    Counts counts;
    for (const auto& seen : observations) {
        if (seen.reading != Reading::text) {
            count(seen, counts);
        }
    }
    return counts;
}

CheckOutcome
outcome_of(std::string_view code, std::int64_t of, std::int64_t those)
{
    if (of == 0) {
        return {.code = std::string(code)};
    }
    return {.code = std::string(code),
            .state = those == of ? CheckState::broken : CheckState::holds,
            .left = std::to_string(of),
            .right = std::to_string(those)};
}

void
check_all(const Counts& counts, Checked& checked)
{
    if (counts.figures == 0) {
        return;
    }
    checked.checks.push_back(outcome_of("all-blank", counts.figures, counts.empty()));
    checked.checks.push_back(outcome_of("all-zero", counts.numbers, counts.zeros));
    const std::vector<Argument> empty{counts.blanks, counts.dashes, counts.figures};
    if (counts.empty() == counts.figures) {
        checked.findings.push_back({.code = "all-blank",
                                    .arguments = empty,
                                    .place = counts.first_blank,
                                    .evidence = counts.tables});
    } else if (counts.empty() > 0) {
        checked.findings.push_back(
            {.code = "blanks-counted", .arguments = empty, .place = counts.first_blank});
    }
    if (counts.numbers > 0 && counts.zeros == counts.numbers) {
        checked.findings.push_back({.code = "all-zero",
                                    .arguments = {counts.zeros},
                                    .place = counts.tables.front().place,
                                    .evidence = counts.tables});
    }
}

} // namespace

Checked
check_figures(std::span<const Observation> observations)
{
    Checked checked;
    for (const auto& rule : rules) {
        check_each(rule, observations, checked);
    }
    check_all(counts_of(observations), checked);
    return checked;
}

} // namespace nianbao
