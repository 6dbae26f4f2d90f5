#include "extract/number_format.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace nianbao {

namespace {

using Digits = std::array<std::string_view, 10>;
using Units = std::array<std::string_view, 4>; // 1, 10, 100, 1000

constexpr Digits ideographs{"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr Digits counting{"○", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr Digits thousand{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr Digits legal{"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr Digits legal_traditional{"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"};
constexpr Digits full_width{"０", "１", "２", "３", "４", "５", "６", "７", "８", "９"};
constexpr Units plain_units{"", "十", "百", "千"};
constexpr Units legal_units{"", "拾", "佰", "仟"};

constexpr std::array<std::string_view, 10> stems{
    "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
constexpr std::array<std::string_view, 12> branches{
    "子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"};
constexpr std::array<std::string_view, 10> circled_ideographs{
    "㊀", "㊁", "㊂", "㊃", "㊄", "㊅", "㊆", "㊇", "㊈", "㊉"};
constexpr std::array<std::string_view, 20> circled{"①", "②", "③", "④", "⑤", "⑥", "⑦",
                                                   "⑧", "⑨", "⑩", "⑪", "⑫", "⑬", "⑭",
                                                   "⑮", "⑯", "⑰", "⑱", "⑲", "⑳"};
constexpr std::array<std::string_view, 20> stopped{"⒈", "⒉", "⒊", "⒋", "⒌", "⒍", "⒎",
                                                   "⒏", "⒐", "⒑", "⒒", "⒓", "⒔", "⒕",
                                                   "⒖", "⒗", "⒘", "⒙", "⒚", "⒛"};
constexpr std::array<std::string_view, 20> bracketed{"⑴", "⑵", "⑶", "⑷", "⑸", "⑹", "⑺",
                                                     "⑻", "⑼", "⑽", "⑾", "⑿", "⒀", "⒁",
                                                     "⒂", "⒃", "⒄", "⒅", "⒆", "⒇"};

std::string
decimal(std::uint32_t count)
{
    return std::to_string(count);
}

std::string
decimal_zero(std::uint32_t count)
{
    return (count < 10 ? "0" : "") + decimal(count);
}

std::string
nothing(std::uint32_t /*count*/)
{
    return {};
}

// Digit by digit: 10 is 一〇.
template<const Digits& digits>
std::string
positional(std::uint32_t count)
{
    std::string text;
    for (const char digit : decimal(count)) {
        text += digits[static_cast<std::size_t>(digit - '0')];
    }
    return text;
}

// 10 is 十, 15 is 十五, 20 is 二十; from 100 on digit by digit.
std::string
chinese_counting(std::uint32_t count)
{
    if (count == 0 || count >= 100) {
        return positional<counting>(count);
    }
    std::string text;
    if (count >= 10) {
        text.append(count >= 20 ? counting[count / 10] : "").append("十");
    }
    return count % 10 == 0 ? text : text.append(counting[count % 10]);
}

// Below ten thousand, 零 where places are left out between digits: 1001 is 一千零一.
template<const Digits& digits, const Units& units>
std::string
spelled(std::uint32_t count)
{
    if (count == 0) {
        return std::string(digits[0]);
    }
    std::string text;
    bool gap = false;
    for (std::size_t unit = units.size(); unit-- > 0;) {
        std::uint32_t power = 1;
        for (std::size_t i = 0; i < unit; ++i) {
            power *= 10;
        }
        const auto digit = count / power % 10;
        if (digit == 0) {
            gap = !text.empty();
            continue;
        }
        text.append(gap ? digits[0] : "").append(digits[digit]).append(units[unit]);
        gap = false;
    }
    return text;
}

// 10 to 19 begin with the unit: 十二, not 一十二.
std::string
chinese_thousand(std::uint32_t count)
{
    auto text = spelled<thousand, plain_units>(count);
    return count >= 10 && count < 20 ? text.substr(thousand[1].size()) : text;
}

// No 一 before a unit and no 零: 111 is 百十一.
std::string
japanese_counting(std::uint32_t count)
{
    std::string text;
    for (std::size_t unit = plain_units.size(); unit-- > 0;) {
        const std::array<std::uint32_t, 4> powers{1, 10, 100, 1000};
        const auto digit = count / powers[unit] % 10;
        if (digit != 0) {
            text.append(digit == 1 && unit > 0 ? "" : ideographs[digit]).append(plain_units[unit]);
        }
    }
    return text;
}

// The signs in turn; the format's ceiling keeps the count within them.
template<const auto& signs>
std::string
in_turn(std::uint32_t count)
{
    return count == 0 ? decimal(count) : std::string(signs[count - 1]);
}

// a ... z, aa, bb: the letter is repeated, as Word does.
template<char first>
std::string
letters(std::uint32_t count)
{
    if (count == 0) {
        return {};
    }
    std::string text((count - 1) / 26 + 1, static_cast<char>(first + (count - 1) % 26));
    return text;
}

struct Roman
{
    std::uint32_t value;
    std::string_view text;
};

constexpr std::array romans{Roman{1000, "m"},
                            Roman{900, "cm"},
                            Roman{500, "d"},
                            Roman{400, "cd"},
                            Roman{100, "c"},
                            Roman{90, "xc"},
                            Roman{50, "l"},
                            Roman{40, "xl"},
                            Roman{10, "x"},
                            Roman{9, "ix"},
                            Roman{5, "v"},
                            Roman{4, "iv"},
                            Roman{1, "i"}};

std::string
lower_roman(std::uint32_t count)
{
    std::string text;
    for (const auto& roman : romans) {
        for (; count >= roman.value; count -= roman.value) {
            text += roman.text;
        }
    }
    return text;
}

std::string
upper_roman(std::uint32_t count)
{
    auto text = lower_roman(count);
    std::transform(text.begin(), text.end(), text.begin(), [](char c) {
        return static_cast<char>(c - 'a' + 'A');
    });
    return text;
}

constexpr auto no_limit = std::numeric_limits<std::uint32_t>::max();

// clang-format off
constexpr std::array formats{
    NumberFormat{"decimal",                    decimal,                                  no_limit},
    NumberFormat{"bullet",                     nothing,                                  no_limit},
    NumberFormat{"none",                       nothing,                                  no_limit},
    NumberFormat{"decimalZero",                decimal_zero,                             no_limit},
    NumberFormat{"decimalFullWidth",           positional<full_width>,                   no_limit},
    NumberFormat{"decimalFullWidth2",          positional<full_width>,                   no_limit},
    NumberFormat{"decimalEnclosedCircle",      in_turn<circled>,                         20},
    NumberFormat{"decimalEnclosedCircleChinese", in_turn<circled>,                       20},
    NumberFormat{"decimalEnclosedFullstop",    in_turn<stopped>,                         20},
    NumberFormat{"decimalEnclosedParen",       in_turn<bracketed>,                       20},
    NumberFormat{"chineseCounting",            chinese_counting,                         no_limit},
    NumberFormat{"taiwaneseCounting",          chinese_counting,                         no_limit},
    NumberFormat{"chineseCountingThousand",    chinese_thousand,                         9999},
    NumberFormat{"taiwaneseCountingThousand",  chinese_thousand,                         9999},
    NumberFormat{"chineseLegalSimplified",     spelled<legal, legal_units>,              9999},
    NumberFormat{"ideographLegalTraditional",  spelled<legal_traditional, legal_units>,  9999},
    NumberFormat{"japaneseCounting",           japanese_counting,                        9999},
    NumberFormat{"ideographDigital",           positional<ideographs>,                   no_limit},
    NumberFormat{"taiwaneseDigital",           positional<counting>,                     no_limit},
    NumberFormat{"ideographTraditional",       in_turn<stems>,                           10},
    NumberFormat{"ideographZodiac",            in_turn<branches>,                        12},
    NumberFormat{"ideographEnclosedCircle",    in_turn<circled_ideographs>,              10},
    NumberFormat{"lowerLetter",                letters<'a'>,                             780},
    NumberFormat{"upperLetter",                letters<'A'>,                             780},
    NumberFormat{"lowerRoman",                 lower_roman,                              32767},
    NumberFormat{"upperRoman",                 upper_roman,                              32767},
};
// clang-format on

} // namespace

const NumberFormat&
find_number_format(std::string_view name)
{
    const auto* found = std::find_if(
        formats.begin(), formats.end(), [&](const auto& format) { return format.name == name; });
    return found == formats.end() ? formats.front() : *found;
}

bool
is_bullet(const NumberFormat& format)
{
    return format.name == "bullet";
}

std::string
write_count(const NumberFormat& format, std::uint32_t count)
{
    return count <= format.most ? format.write(count) : decimal(count);
}

} // namespace nianbao
