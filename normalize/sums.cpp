#include "normalize/sums.hpp"

#include "normalize/message.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::size_t shown_whole = 4; // numbers among which zeros are shown, too

bool
holds(const Side& left, Comparison comparison, const Side& right)
{
    const auto order = compare(left.sum, right.sum);
    switch (comparison) {
    case Comparison::equal:
        return order == 0;
    case Comparison::at_most:
        return order <= 0;
    case Comparison::unequal:
        break;
    }
    return order != 0 || left.sum.unscaled == 0;
}

// "4 + 1"; empty where the sum alone says it.
std::string
parts_of(const Side& side)
{
    std::string parts;
    std::size_t count = 0;
    for (const auto& number : side.numbers) {
        if (number.unscaled != 0 || side.numbers.size() <= shown_whole) {
            parts += (count++ == 0 ? "" : " + ") + to_string(number);
        }
    }
    return count > 1 ? parts : std::string();
}

} // namespace

void
add_figure(const Observation* seen, Side& side)
{
    if (seen == nullptr) {
        side.assessable = false;
        return;
    }
    if (seen->reading != Reading::number) {
        const bool says_nothing = seen->reading == Reading::blank || seen->reading == Reading::dash;
        side.assessable = side.assessable && says_nothing;
        ++side.blanks;
        return;
    }
    const auto sum = add(side.sum, seen->value);
    side.assessable = side.assessable && sum.has_value();
    side.sum = sum.value_or(side.sum);
    side.numbers.push_back(seen->value);
}

CheckState
judge(const Side& left, Comparison comparison, const Side& right)
{
    if (!left.assessable || !right.assessable || left.numbers.empty() || right.numbers.empty()) {
        return CheckState::not_assessable;
    }
    const bool good = holds(left, comparison, right);
    if (left.blanks + right.blanks == 0) {
        return good ? CheckState::holds : CheckState::broken;
    }
    return good ? CheckState::holds_if_blank_is_zero : CheckState::broken_if_blank_is_zero;
}

std::string
left_words(const Side& side)
{
    const auto parts = parts_of(side);
    return parts.empty() ? to_string(side.sum) : parts + " = " + to_string(side.sum);
}

std::string
right_words(const Side& side)
{
    const auto parts = parts_of(side);
    return parts.empty() ? to_string(side.sum) : to_string(side.sum) + " = " + parts;
}

std::string_view
sign_of_breach(Comparison comparison)
{
    switch (comparison) {
    case Comparison::equal:
        return "≠";
    case Comparison::at_most:
        return ">";
    case Comparison::unequal:
        break;
    }
    return "=";
}

bool
is_breach(CheckState state)
{
    return state == CheckState::broken || state == CheckState::broken_if_blank_is_zero;
}

Severity
severity_of_breach(const Check& check, CheckState state)
{
    if (check.source == CheckSource::soft) {
        return Severity::note;
    }
    const bool official = check.source == CheckSource::official;
    const auto whole = official ? Severity::error : rule_of(Finding{.code = check.code}).severity;
    if (state == CheckState::broken) {
        return whole;
    }
    return whole == Severity::error ? Severity::warning : Severity::note;
}

} // namespace nianbao
