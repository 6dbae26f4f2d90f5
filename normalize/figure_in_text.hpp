#pragma once

#include "normalize/decimal.hpp"
#include "normalize/form.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace nianbao {

// A number with its counting word, 12件, in a compact text.
struct FigureInText
{
    Decimal value{};
    std::string_view unit{};
    std::size_t begin = 0;
    std::size_t end = 0;
};

// What counts: 件 is also said 宗, 起, 份 ...; money is 元 or 万元.
struct CountedIn
{
    std::string_view unit;
    ValueType type = ValueType::integer;
};

// The figure right behind `at`, but for words such as 共计 and 为. No approximation, share, range
// or ordinal.
[[nodiscard]] std::optional<FigureInText>
figure_behind(std::string_view text, std::size_t at, CountedIn counted);

// The figure right before `at`, but for words such as 均 and 的.
[[nodiscard]] std::optional<FigureInText>
figure_before(std::string_view text, std::size_t at, CountedIn counted);

// Whether a text has a number of it somewhere, or any in digits.
[[nodiscard]] bool holds_number(std::string_view text, CountedIn counted);

// Whether a text that goes on at `at` says no more than 情况 or 案件 to the end of its clause.
[[nodiscard]] bool clause_ends(std::string_view text, std::size_t at);

} // namespace nianbao
