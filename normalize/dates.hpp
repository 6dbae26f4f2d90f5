#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

struct Date
{
    int year = 0;
    int month = 0;
    int day = 0; // 0 where only the month is known

    friend bool operator==(const Date&, const Date&) = default;
};

// White space and format characters gone, full-width digits and letters plain; the rest as written.
[[nodiscard]] std::string compact(std::string_view text);

// A year as clerks write it, followed by 年: 2020年, 二〇二〇年, 二○二○年, 二O二O年; 1990 to 2099.
// Of several, 2020-2021学年, 2020年至2021年, the last; 2021学年 alone may be either, and is none.
struct YearMention
{
    int year = 0;
    std::size_t begin = 0; // bytes in the compact text; `end` is behind 年 (and 度)
    std::size_t end = 0;
};

[[nodiscard]] std::vector<YearMention> find_years(std::string_view compact_text);

// The date that begins at `at`: 2021年1月6日, 二〇二一年一月六日, 2021-1-6. Moves `at` behind it.
[[nodiscard]] std::optional<Date> parse_date(std::string_view compact_text, std::size_t& at);

// The month that begins at `at`: 2021年1月. Its day is 0. Moves `at` behind it.
[[nodiscard]] std::optional<Date> parse_month(std::string_view compact_text, std::size_t& at);

// Whether a year is that of a date: 2021年1月.
[[nodiscard]] bool is_of_date(std::string_view compact_text, const YearMention& year);

// "2021-01-06".
[[nodiscard]] std::string to_string(const Date& date);

} // namespace nianbao
