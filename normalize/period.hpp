#pragma once

#include "normalize/dates.hpp"

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

// 自2020年1月1日起至2020年12月31日止, in compact() text; the year of the end may be left out.
[[nodiscard]] std::optional<Period> find_period(std::string_view text);

// The year that a text speaks of most, and more than once; ties go to none.
[[nodiscard]] std::optional<int> most_mentioned_year(std::string_view text);

// The words around a place in a text, as evidence.
[[nodiscard]] std::string words_around(std::string_view text, std::size_t begin, std::size_t end);

} // namespace nianbao
