#pragma once

#include "normalize/dates.hpp"
#include "normalize/form.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace nianbao {

// The time a report says that its figures are of.
struct Period
{
    Date first;
    Date last;
    std::string evidence;
};

// 自2020年1月1日起至2020年12月31日止, in compact() text; the year of the end may be left out, and
// the days. One that is said to be the period of the figures, else the only one about a year long.
[[nodiscard]] std::optional<Period> find_period(std::string_view text);

// The year that a text speaks of most, and more than once, with its first words; ties go to none.
struct SpokenOf
{
    int year = 0;
    std::string evidence;
};

[[nodiscard]] std::optional<SpokenOf> most_mentioned_year(std::string_view text);

// The year that a report signed on that day is of: the last that was over, by the period it states
// or by its kind. None where it is signed in its last weeks, since it may be of that year or of the
// one before.
[[nodiscard]] std::optional<int>
year_of_signing(const Date& signed_on, const std::optional<Period>& stated, ReportingYear kind);

// The words around a place in a text, as evidence.
[[nodiscard]] std::string words_around(std::string_view text, std::size_t begin, std::size_t end);

} // namespace nianbao
