#include "batch/width.hpp"

#include "normalize/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace nianbao {

namespace {

std::size_t
width_of_character(std::int32_t code_point)
{
    if (code_point < 0) {
        return 1; // a byte that is not UTF-8
    }
    const auto type = u_charType(code_point);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) {
        return 0;
    }
    const auto width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

} // namespace

std::size_t
display_width(std::string_view text)
{
    std::size_t width = 0;
    each_character(text, [&](const Character& character) {
        width += width_of_character(character.code_point);
    });
    return width;
}

std::string
padded(std::string_view text, std::size_t width)
{
    const auto taken = display_width(text);
    return std::string(text).append(width > taken ? width - taken : 0, ' ');
}

std::vector<std::string>
wrapped(std::string_view text, std::size_t width)
{
    const auto room = std::max(width, std::size_t{2});
    std::vector<std::string> lines(1);
    std::size_t taken = 0;
    each_character(text, [&](const Character& character) {
        const auto wide = width_of_character(character.code_point);
        if (taken + wide > room) {
            lines.emplace_back();
            taken = 0;
        }
        lines.back() += character.bytes;
        taken += wide;
    });
    return lines;
}

} // namespace nianbao
