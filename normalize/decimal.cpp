#include "normalize/decimal.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t digit_limit = 18; // what an int64 holds whatever the digits

bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

__extension__ using Wide = __int128;

Wide
power_of_ten(int exponent)
{
    Wide power = 1;
    for (; exponent > 0; --exponent) {
        power *= 10;
    }
    return power;
}

// Both as multiples of the finer unit; 18 + 18 digits fit 128 bits.
std::pair<Wide, Wide>
aligned(const Decimal& left, const Decimal& right)
{
    return {left.unscaled * power_of_ten(right.scale - left.scale),
            right.unscaled * power_of_ten(left.scale - right.scale)};
}

} // namespace

std::optional<Decimal>
parse_decimal(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    Decimal value;
    std::size_t digits = 0;
    bool point = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_digit(text[i]) && digits < digit_limit) {
            value.unscaled = value.unscaled * 10 + (text[i] - '0');
            value.scale = static_cast<std::uint8_t>(value.scale + (point ? 1 : 0));
            ++digits;
        } else if (text[i] == '.' && !point && i > 0 && i + 1 < text.size()) {
            point = true;
        } else {
            return std::nullopt;
        }
    }
    if (digits == 0) {
        return std::nullopt;
    }
    value.unscaled = negative ? -value.unscaled : value.unscaled;
    return value;
}

std::string
to_string(const Decimal& value)
{
    const bool negative = value.unscaled < 0;
    auto digits = std::to_string(negative ? -value.unscaled : value.unscaled);
    if (value.scale > 0) {
        if (digits.size() <= value.scale) {
            digits.insert(0, value.scale + 1U - digits.size(), '0');
        }
        digits.insert(digits.size() - value.scale, 1, '.');
    }
    return negative ? "-" + digits : digits;
}

int
compare(const Decimal& left, const Decimal& right)
{
    const auto [a, b] = aligned(left, right);
    return a < b ? -1 : (a > b ? 1 : 0);
}

std::optional<Decimal>
add(const Decimal& left, const Decimal& right)
{
    const auto [a, b] = aligned(left, right);
    const auto sum = a + b;
    const auto limit = power_of_ten(static_cast<int>(digit_limit));
    if (sum <= -limit || sum >= limit) {
        return std::nullopt;
    }
    return Decimal{static_cast<std::int64_t>(sum), std::max(left.scale, right.scale)};
}

} // namespace nianbao
