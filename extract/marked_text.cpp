#include "extract/marked_text.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

struct Sign
{
    std::string_view plain;
    std::string_view above;
    std::string_view below;
};

constexpr std::array signs{
    Sign{"0", "⁰", "₀"},  Sign{"1", "¹", "₁"},  Sign{"2", "²", "₂"},  Sign{"3", "³", "₃"},
    Sign{"4", "⁴", "₄"},  Sign{"5", "⁵", "₅"},  Sign{"6", "⁶", "₆"},  Sign{"7", "⁷", "₇"},
    Sign{"8", "⁸", "₈"},  Sign{"9", "⁹", "₉"},  Sign{"+", "⁺", "₊"},  Sign{"-", "⁻", "₋"},
    Sign{"−", "⁻", "₋"},  Sign{"０", "⁰", "₀"}, Sign{"１", "¹", "₁"}, Sign{"２", "²", "₂"},
    Sign{"３", "³", "₃"}, Sign{"４", "⁴", "₄"}, Sign{"５", "⁵", "₅"}, Sign{"６", "⁶", "₆"},
};

constexpr std::array<std::string_view, 14> numerals{
    "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "〇", "零"};

bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool
all_raised(std::string_view text, std::span<const MarkedRange> ranges)
{
    std::size_t at = 0;
    for (const auto& range : ranges) {
        if (range.align == VerticalAlign::baseline) {
            continue;
        }
        const auto between = text.substr(at, range.first - at);
        if (!std::all_of(between.begin(), between.end(), is_space)) {
            return false;
        }
        at = range.end;
    }
    const auto rest = text.substr(at);
    return std::all_of(rest.begin(), rest.end(), is_space);
}

const Sign*
sign_at_start(std::string_view text)
{
    const auto* sign = std::find_if(signs.begin(), signs.end(), [&](const Sign& known) {
        return text.starts_with(known.plain);
    });
    return sign == signs.end() ? nullptr : sign;
}

bool
is_numeral(std::string_view character)
{
    return std::find(numerals.begin(), numerals.end(), character) != numerals.end();
}

// Unicode has no raised 三, and 十 with one is not 十三.
bool
joins_numerals(std::string_view before, std::string_view raised)
{
    constexpr std::size_t size = 3; // bytes of each
    return before.size() >= size && is_numeral(before.substr(before.size() - size)) &&
           is_numeral(raised.substr(0, size));
}

std::string
written(std::string_view text, VerticalAlign align)
{
    std::string out;
    while (!text.empty()) {
        const auto* sign = sign_at_start(text);
        if (sign == nullptr) {
            out += text.front();
            text.remove_prefix(1);
            continue;
        }
        out += align == VerticalAlign::superscript ? sign->above : sign->below;
        text.remove_prefix(sign->plain.size());
    }
    return out;
}

bool
is_digit(std::string_view text, std::size_t at)
{
    return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool
touches_digits(std::string_view text, const MarkedRange& range)
{
    const bool before =
        range.first > 0 && is_digit(text, range.first - 1) && is_digit(text, range.first);
    return before ||
           (range.end > range.first && is_digit(text, range.end - 1) && is_digit(text, range.end));
}

std::string
with_strokes(std::string_view text)
{
    constexpr std::string_view stroke = "\u0336";
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        out += text[at];
        out += is_digit(text, at) ? stroke : "";
    }
    return out;
}

} // namespace

bool
can_be_raised(std::string_view text)
{
    while (!text.empty()) {
        const auto* sign = sign_at_start(text);
        if (sign == nullptr) {
            return false;
        }
        text.remove_prefix(sign->plain.size());
    }
    return true;
}

std::string
write_marked(std::string_view text, std::span<const MarkedRange> ranges)
{
    const bool whole = all_raised(text, ranges);
    std::string out;
    std::size_t at = 0;
    for (const auto& range : ranges) {
        out += text.substr(at, range.first - at);
        const auto marked = text.substr(range.first, range.end - range.first);
        const bool beside = !whole && range.align != VerticalAlign::baseline;
        out += beside && joins_numerals(out, marked) ? "^" : "";
        const auto printed = beside ? written(marked, range.align) : std::string(marked);
        out += range.struck && touches_digits(text, range) ? with_strokes(printed) : printed;
        at = range.end;
    }
    return out.append(text.substr(at));
}

} // namespace nianbao
