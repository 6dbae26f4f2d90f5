#include "normalize/quantity.hpp"

#include "normalize/chinese_numeral.hpp"
#include "normalize/text.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

// What clerks write for "nothing to report". Folded by fold_number, so — and － are told apart
// here.
constexpr std::array<std::string_view, 10> dashes{
    "-", "--", "/", "—", "——", "―", "─", "ー", "无", "不适用"};

struct SignWord
{
    std::string_view word;
    bool negative;
};

constexpr auto sign_words = std::to_array<SignWord>(
    {{"增加", false}, {"减少", true}, {"增", false}, {"减", true}, {"+", false}, {"-", true}});

constexpr std::array right_to_left{'\xE2', '\x80', '\xAE'}; // U+202E prints 12 as 21

constexpr std::array<std::string_view, 3> money_units{"亿元", "万元", "元"};
constexpr std::array<std::string_view, 10> count_units{
    "件", "项", "条", "个", "人次", "次", "宗", "份", "篇", "人"};

bool
is_dash(std::string_view folded)
{
    return std::find(std::begin(dashes), std::end(dashes), folded) != std::end(dashes);
}

template<std::size_t N>
std::string_view
take_suffix(std::string_view& text, const std::array<std::string_view, N>& units)
{
    for (const auto unit : units) {
        if (text.size() > unit.size() && text.ends_with(unit)) {
            text.remove_suffix(unit.size());
            return unit;
        }
    }
    return {};
}

// The unit behind a figure; what is no unit of its type stays and makes it unreadable.
std::string_view
take_unit(std::string_view& text, ValueType type)
{
    if (type != ValueType::integer && text.size() > 1 && text.ends_with('%')) {
        text.remove_suffix(1);
        return "%";
    }
    if (type == ValueType::integer) {
        return take_suffix(text, count_units);
    }
    return take_suffix(text, money_units);
}

bool
take_sign(std::string_view& text)
{
    for (const auto& sign : sign_words) {
        if (text.starts_with(sign.word)) {
            text.remove_prefix(sign.word.size());
            return sign.negative;
        }
    }
    return false;
}

bool
all_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "1,234,567.5" without its commas; empty unless every group behind a comma has three digits.
std::string
without_grouping(std::string_view text)
{
    const auto whole = text.substr(0, text.find('.'));
    std::string plain;
    auto from = whole.find(',');
    if (from == 0 || from > 3 || !all_digits(whole.substr(0, from))) {
        return {};
    }
    plain = whole.substr(0, from);
    while (from < whole.size()) {
        const auto group = whole.substr(from + 1, 3);
        const auto next = from + 4;
        if (group.size() != 3 || !all_digits(group) ||
            (next < whole.size() && whole[next] != ',')) {
            return {};
        }
        plain += group;
        from = next;
    }
    return plain.append(text.substr(whole.size()));
}

bool
starts_with_digit(std::string_view text)
{
    return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

// A figure without sign and unit.
std::optional<Decimal>
read_magnitude(std::string_view text)
{
    if (starts_with_digit(text)) {
        return text.find(',') == std::string_view::npos ? parse_decimal(text)
                                                        : parse_decimal(without_grouping(text));
    }
    const auto spelled = parse_chinese_numeral(text);
    return spelled ? std::optional(Decimal{*spelled, 0}) : std::nullopt;
}

// Text that a form asks for; blanks and dashes mean the same in it.
Quantity
read_text(std::string_view raw)
{
    const auto folded = fold_number(raw);
    if (folded.empty()) {
        return {};
    }
    return {.reading = is_dash(folded) ? Reading::dash : Reading::text};
}

Quantity
unreadable()
{
    return {.reading = Reading::unreadable};
}

} // namespace

Quantity
read_quantity(std::string_view raw, ValueType type)
{
    if (type == ValueType::text) {
        return read_text(raw);
    }
    // nearly every cell: a short plain number
    if (raw.size() <= 9 && !raw.empty() && all_digits(raw)) {
        return {.reading = Reading::number, .value = *parse_decimal(raw)};
    }
    const auto folded = fold_number(raw);
    if (folded.empty()) {
        return {};
    }
    if (is_dash(folded)) {
        return {.reading = Reading::dash};
    }
    std::string_view rest = folded;
    const auto unit = take_unit(rest, type);
    rest = trim(rest);
    const bool negative = take_sign(rest);
    const std::string_view reversed(right_to_left.data(), right_to_left.size());
    if (raw.find(reversed) != std::string_view::npos ||
        (folded.front() == '-' && rest.starts_with('\n'))) {
        return unreadable(); // a dash on a line of its own is no minus
    }
    auto value = read_magnitude(trim(rest));
    if (!value) {
        return unreadable();
    }
    value->unscaled = negative ? -value->unscaled : value->unscaled;
    return {.reading = Reading::number, .value = *value, .unit = std::string(unit)};
}

std::string
money_unit_in(std::string_view folded_label)
{
    for (const auto unit : money_units) {
        if (folded_label.find(unit) != std::string_view::npos) {
            return std::string(unit);
        }
    }
    return {};
}

} // namespace nianbao
