#include "extract/raised_text.hpp"

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

bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool
all_raised(std::string_view text, std::span<const RaisedRange> ranges)
{
    std::size_t at = 0;
    for (const auto& range : ranges) {
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
write_raised(std::string_view text, std::span<const RaisedRange> ranges)
{
    if (all_raised(text, ranges)) {
        return std::string(text);
    }
    std::string out;
    std::size_t at = 0;
    for (const auto& range : ranges) {
        out += text.substr(at, range.first - at);
        out += written(text.substr(range.first, range.end - range.first), range.align);
        at = range.end;
    }
    return out.append(text.substr(at));
}

} // namespace nianbao
