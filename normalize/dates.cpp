#include "normalize/dates.hpp"

#include "normalize/text.hpp"
#include "normalize/utf8.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <span>

namespace nianbao {

namespace {

struct Digit
{
    std::string_view word;
    int value;
};

// Clerks take 零, white circles and the O of any alphabet for 〇.
constexpr auto digits = std::to_array<Digit>(
    {{"0", 0},  {"1", 1},  {"2", 2},  {"3", 3},  {"4", 4},  {"5", 5},  {"6", 6},
     {"7", 7},  {"8", 8},  {"9", 9},  {"〇", 0}, {"○", 0},  {"零", 0}, {"O", 0},
     {"o", 0},  {"一", 1}, {"◯", 0},  {"Ο", 0},  {"О", 0},  {"二", 2}, {"三", 3},
     {"四", 4}, {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}});

const Digit*
digit_at(std::string_view text, std::size_t at)
{
    const auto rest = text.substr(at);
    for (const auto& digit : digits) {
        // most are told apart by the first byte, which spares a call of memcmp
        if (!rest.empty() && rest.front() == digit.word.front() && rest.starts_with(digit.word)) {
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

// 6日, 6号
std::optional<int>
take_day(std::string_view text, std::size_t& at)
{
    const auto day = take_small(text, at, "日", 31);
    return day ? day : take_small(text, at, "号", 31);
}

// The digit before `at` belongs to a longer number.
bool
inside_number(std::string_view text, std::size_t at)
{
    return at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
}

constexpr std::string_view year_mark = "年";

// The four digits of a year that end at `end`.
std::optional<YearMention>
year_before(std::string_view text, std::size_t end)
{
    auto begin = end;
    for (int i = 0; i < 4; ++i) {
        if (begin == 0) {
            return std::nullopt;
        }
        --begin;
        while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
            --begin;
        }
    }
    auto at = begin;
    const auto year = inside_number(text, begin) ? std::nullopt : take_year(text, at);
    return year && at == end ? std::optional(YearMention{*year, begin, end}) : std::nullopt;
}

bool
drop_any(std::string_view& text, std::span<const std::string_view> words)
{
    for (const auto word : words) {
        if (text.ends_with(word)) {
            text.remove_suffix(word.size());
            return true;
        }
    }
    return false;
}

constexpr std::array<std::string_view, 14> until_words{
    "-", "—", "–", "－", "‐", "‑", "―", "−", "~", "～", "/", "／", "至", "到"};
constexpr std::array<std::string_view, 3> year_words{"学年", "年度", "年"};

// Where the earlier year begins that `last` is joined to: 2020-2021, 2020年至2021.
std::optional<std::size_t>
first_of_span(std::string_view text, const YearMention& last)
{
    auto before = text.substr(0, last.begin);
    if (!drop_any(before, until_words)) {
        return std::nullopt;
    }
    drop_any(before, until_words); // a dash may be two
    drop_any(before, year_words);
    const auto first = year_before(text, before.size());
    return first && first->year < last.year ? std::optional(first->begin) : std::nullopt;
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
    const auto year = take_year(text, next);
    if (!year || !take(text, next, year_mark)) {
        return std::nullopt;
    }
    const auto month = take_small(text, next, "月", 12);
    const auto day = month ? take_day(text, next) : std::nullopt;
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
    constexpr std::string_view school = "学";
    std::vector<YearMention> years;
    for (auto mark = text.find(year_mark); mark != std::string_view::npos;
         mark = text.find(year_mark, mark + 1)) {
        const bool of_school = text.substr(0, mark).ends_with(school);
        auto year = year_before(text, of_school ? mark - school.size() : mark);
        const auto first = year ? first_of_span(text, *year) : std::nullopt;
        if (!year || (of_school && !first)) {
            continue;
        }
        year->begin = first.value_or(year->begin);
        year->end = mark + year_mark.size();
        take(text, year->end, "度");
        while (!years.empty() && years.back().begin >= year->begin) {
            years.pop_back();
        }
        years.push_back(*year);
    }
    return years;
}

bool
is_of_date(std::string_view text, const YearMention& year)
{
    auto at = year.end;
    return take_small(text, at, "月", 12).has_value();
}

std::optional<Date>
parse_month(std::string_view text, std::size_t& at)
{
    auto next = at;
    const auto year = inside_number(text, at) ? std::nullopt : take_year(text, next);
    if (!year || !take(text, next, year_mark)) {
        return std::nullopt;
    }
    const auto month = take_small(text, next, "月", 12);
    if (!month) {
        return std::nullopt;
    }
    at = next;
    return Date{*year, *month, 0};
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
