#include "extract/attribute.hpp"

#include <charconv>

namespace nianbao {

namespace {

std::string_view
trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

} // namespace

bool
is_on(std::string_view text)
{
    return !(text == "0" || text == "false" || text == "off");
}

std::optional<std::int64_t>
integer_of(std::string_view text)
{
    auto digits = trimmed(text);
    if (digits.starts_with('+')) { // xsd:integer allows it, from_chars does not
        digits.remove_prefix(1);
        if (digits.starts_with('-')) {
            return std::nullopt;
        }
    }
    std::int64_t value = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, value);
    return error == std::errc() && stopped == end ? std::optional(value) : std::nullopt;
}

std::optional<std::uint8_t>
level_of(std::string_view text)
{
    const auto value = integer_of(text);
    return value && *value >= 0 && *value <= 9 ? std::optional(static_cast<std::uint8_t>(*value))
                                               : std::nullopt;
}

} // namespace nianbao
