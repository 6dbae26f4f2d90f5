#include "normalize/dates.hpp"

#include "normalize/text.hpp"
#include "normalize/utf8.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace nianbao {

namespace {

struct Digit
{
    std::string_view word;
    int value;
};

// Clerks take the Latin O, the white circle and 零 for 〇.
constexpr auto digits = std::to_array<Digit>(
    {{"0", 0},  {"1", 1},  {"2", 2},  {"3", 3},  {"4", 4},  {"5", 5},  {"6", 6},  {"7", 7},
     {"8", 8},  {"9", 9},  {"〇", 0}, {"○", 0},  {"零", 0}, {"O", 0},  {"o", 0},  {"一", 1},
     {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}});

const Digit*
digit_at(std::string_view text, std::size_t at)
{
    for (const auto& digit : digits) {
        if (text.substr(at).starts_with(digit.word)) {
            return &digit;
        }
    }
    return nullptr;
}

constexpr int first_year = 1990;
constexpr int last_year = 2099;

// Exactly four digits of a year at `at`, which moves behind them.
std::optional<int>
take_year(std::string_view text, std::size_t& at)
{
    auto next = at;
    int year = 0;
    for (int i = 0; i < 4; ++i) {
        const auto* digit = next < text.size() ? digit_at(text, next) : nullptr;
        if (digit == nullptr) {
            return std::nullopt;
        }
        year = year * 10 + digit->value;
        next += digit->word.size();
    }
    if (year < first_year || year > last_year) {
        return std::nullopt;
    }
    at = next;
    return year;
}

bool
take(std::string_view text, std::size_t& at, std::string_view word)
{
    const bool found = at <= text.size() && text.substr(at).starts_with(word);
    at += found ? word.size() : 0;
    return found;
}

// 一 to 三十一, 廿 not: all that a month or a day can be.
std::optional<std::int64_t>
small_numeral(std::string_view word)
{
    constexpr std::string_view ten = "十";
    const auto digit = [](std::string_view text) -> std::int64_t {
        const auto* found = text.empty() ? nullptr : digit_at(text, 0);
        return found != nullptr && found->word.size() == text.size() ? found->value : -1;
    };
    const auto at = word.find(ten);
    if (at == std::string_view::npos) {
        return digit(word) > 0 ? std::optional(digit(word)) : std::nullopt;
    }
    const auto tens = at == 0 ? 1 : digit(word.substr(0, at));
    const auto rest = word.substr(at + ten.size());
    const auto ones = rest.empty() ? 0 : digit(rest);
    return tens > 0 && ones >= 0 ? std::optional(tens * 10 + ones) : std::nullopt;
}

// "1", "01", "十一": up to the word behind it.
std::optional<int>
take_small(std::string_view text, std::size_t& at, std::string_view behind, int most)
{
    const auto end = text.find(behind, at);
    if (end == std::string_view::npos || end == at || end - at > 9) {
        return std::nullopt;
    }
    const auto word = text.substr(at, end - at);
    std::optional<std::int64_t> value;
    if (word.find_first_not_of("0123456789") == std::string_view::npos) {
        value = std::stol(std::string(word));
    } else {
        value = small_numeral(word);
    }
    if (!value || *value < 1 || *value > most) {
        return std::nullopt;
    }
    at = end + behind.size();
    return static_cast<int>(*value);
}

// The digit before `at` belongs to a longer number.
bool
inside_number(std::string_view text, std::size_t at)
{
    return at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
}

// A day that the calendar has.
bool
exists(const Date& date)
{
    return std::chrono::year_month_day(std::chrono::year(date.year),
                                       std::chrono::month(static_cast<unsigned>(date.month)),
                                       std::chrono::day(static_cast<unsigned>(date.day)))
        .ok();
}

std::optional<Date>
parse_words(std::string_view text, std::size_t& at)
{
    auto next = at;
    Date date;
    const auto year = take_year(text, next);
    if (!year || !take(text, next, "年")) {
        return std::nullopt;
    }
    const auto month = take_small(text, next, "月", 12);
    const auto day = month ? take_small(text, next, "日", 31) : std::nullopt;
    if (!day || !exists({*year, *month, *day})) {
        return std::nullopt;
    }
    at = next;
    return Date{*year, *month, *day};
}

// 2021-1-6, 2021.01.06, 2021/1/6
std::optional<Date>
parse_digits(std::string_view text, std::size_t& at)
{
    auto next = at;
    const auto year = take_year(text, next);
    if (!year || next >= text.size()) {
        return std::nullopt;
    }
    const auto separator = text.substr(next, 1);
    if (separator != "-" && separator != "." && separator != "/") {
        return std::nullopt;
    }
    ++next;
    const auto month = take_small(text, next, separator, 12);
    auto end = next;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') {
        ++end;
    }
    if (!month || end == next || end - next > 2) {
        return std::nullopt;
    }
    const auto day = std::stoi(std::string(text.substr(next, end - next)));
    if (!exists({*year, *month, day})) {
        return std::nullopt;
    }
    at = end;
    return Date{*year, *month, day};
}

} // namespace

std::string
compact(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    each_character(text, [&](const Character& character) {
        const auto c = character.code_point;
        if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF5A)) {
            plain += static_cast<char>(c - 0xFEE0);
        } else if (!is_blank(character.bytes)) {
            plain += character.bytes;
        }
    });
    return plain;
}

std::vector<YearMention>
find_years(std::string_view text)
{
    std::vector<YearMention> years;
    for (auto mark = text.find("年"); mark != std::string_view::npos;
         mark = text.find("年", mark + 3)) {
        // four digits of one or three bytes each end at 年
        for (const std::size_t width : {4U, 12U, 10U, 8U, 6U}) {
            auto at = mark - std::min(mark, width);
            const auto begin = at;
            const auto year =
                mark >= width && !inside_number(text, at) ? take_year(text, at) : std::nullopt;
            if (year && at == mark) {
                auto end = mark + std::string_view("年").size();
                take(text, end, "度");
                years.push_back({*year, begin, end});
                break;
            }
        }
    }
    return years;
}

std::optional<Date>
parse_date(std::string_view text, std::size_t& at)
{
    if (inside_number(text, at)) {
        return std::nullopt;
    }
    const auto words = parse_words(text, at);
    return words ? words : parse_digits(text, at);
}

std::string
to_string(const Date& date)
{
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

} // namespace nianbao
