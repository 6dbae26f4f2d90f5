#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nianbao {

// An exact decimal with the digits as written: 2.50 is {250, 2}. Never a double.
struct Decimal
{
    std::int64_t unscaled = 0;
    std::uint8_t scale = 0; // digits after the point, 0..18

    friend bool operator==(const Decimal&, const Decimal&) = default;
};

// ASCII only: optional + or -, digits, optional point and digits, at most 18 digits in all.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text);

// "-16", "2.50"; never a plus, never grouping, never "-0".
[[nodiscard]] std::string to_string(const Decimal& value);

// By value, so 2.5 equals 2.50. Sums are empty on overflow.
[[nodiscard]] int compare(const Decimal& left, const Decimal& right);
[[nodiscard]] std::optional<Decimal> add(const Decimal& left, const Decimal& right);

} // namespace nianbao
