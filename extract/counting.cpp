#include "extract/counting.hpp"

#include "extract/number_signs.hpp"

#include <array>
#include <cstddef>
#include <string_view>

namespace nianbao {

namespace {

enum class One : std::uint8_t { written, not_in_teens, not_before_units };
enum class Gap : std::uint8_t { left_out, zero };

struct Counting
{
    std::array<std::string_view, 10> digits;
    std::array<std::string_view, 4> units; // 1, 10, 100, 1000
    std::string_view myriad;
    std::string_view one_myriad;
    One one; // 111 is 一百一十一 or 百十一, 12 is 十二 or 壹拾贰
    Gap gap; // 101 is 一百〇一 or 百一
};

// clang-format off
constexpr std::array<std::string_view, 4> plain{"", "十", "百", "千"};
constexpr std::array<std::string_view, 4> formal{"", "拾", "佰", "仟"};
constexpr std::array<std::string_view, 4> formal_japanese{"", "拾", "百", "阡"};
constexpr std::array<std::string_view, 4> korean_units{"", "십", "백", "천"};

constexpr Counting under_hundred{  Signs::counting,          plain,           "万", "一万", One::not_in_teens,     Gap::zero};
constexpr Counting chinese{        Signs::ideographs,        plain,           "万", "一万", One::not_in_teens,     Gap::zero};
constexpr Counting taiwanese{      Signs::traditional,       plain,           "萬", "一萬", One::not_in_teens,     Gap::zero};
constexpr Counting chinese_formal{ Signs::legal,             formal,          "萬", "壹萬", One::written,          Gap::zero};
constexpr Counting formal_old{     Signs::legal_traditional, formal,          "萬", "壹萬", One::written,          Gap::zero};
constexpr Counting japanese{       Signs::ideographs,        plain,           "万", "一万", One::not_before_units, Gap::left_out};
constexpr Counting japanese_formal{Signs::legal_japanese,    formal_japanese, "萬", "壱萬", One::written,          Gap::left_out};
constexpr Counting sino_korean{    Signs::korean,            korean_units,    "만", "만",   One::not_before_units, Gap::left_out};

constexpr std::array<std::string_view, 10> native_ones{
    "", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"};
constexpr std::array<std::string_view, 10> native_tens{
    "", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"};
// clang-format on

constexpr std::array<std::uint32_t, 4> powers{1, 10, 100, 1'000};
constexpr std::uint32_t myriad = 10'000;

// 1 to 9999
std::string
group(const Counting& counting, std::uint32_t count)
{
    std::string text;
    auto gap = Gap::left_out;
    for (std::size_t unit = powers.size(); unit-- > 0;) {
        const auto digit = count / powers[unit] % 10;
        if (digit == 0) {
            gap = text.empty() ? Gap::left_out : counting.gap;
            continue;
        }
        const bool plain_unit = digit == 1 && unit > 0 && counting.one == One::not_before_units;
        text.append(gap == Gap::zero ? counting.digits[0] : "")
            .append(plain_unit ? "" : counting.digits[digit])
            .append(counting.units[unit]);
        gap = Gap::left_out;
    }
    return text;
}

std::string
spelled(const Counting& counting, std::uint32_t count)
{
    if (count == 0) {
        return std::string(counting.digits[0]);
    }
    std::string text;
    const auto high = count / myriad;
    const auto low = count % myriad;
    if (high == 1) {
        text = counting.one_myriad;
    } else if (high > 1) {
        text = group(counting, high).append(counting.myriad);
    }
    if (high > 0 && low > 0 && low < powers.back() && counting.gap == Gap::zero) {
        text += counting.digits[0];
    }
    text += group(counting, low);
    const bool teen = text.starts_with(std::string(counting.digits[1]).append(counting.units[1]));
    return teen && counting.one == One::not_in_teens ? text.substr(counting.digits[1].size())
                                                     : text;
}

std::string
digit_by_digit(std::uint32_t count)
{
    std::string text;
    for (const char digit : std::to_string(count)) {
        text += Signs::counting[static_cast<std::size_t>(digit - '0')];
    }
    return text;
}

} // namespace

std::string
chinese_counting(std::uint32_t count)
{
    return count < powers[2] ? spelled(under_hundred, count) : digit_by_digit(count);
}

std::string
chinese_counting_thousand(std::uint32_t count)
{
    return spelled(chinese, count);
}

std::string
chinese_legal_simplified(std::uint32_t count)
{
    return spelled(chinese_formal, count);
}

std::string
ideograph_legal_traditional(std::uint32_t count)
{
    return spelled(formal_old, count);
}

std::string
taiwanese_counting_thousand(std::uint32_t count)
{
    return spelled(taiwanese, count);
}

std::string
japanese_counting(std::uint32_t count)
{
    return spelled(japanese, count);
}

std::string
japanese_legal(std::uint32_t count)
{
    return spelled(japanese_formal, count);
}

std::string
korean_counting(std::uint32_t count)
{
    return spelled(sino_korean, count);
}

std::string
korean_legal(std::uint32_t count)
{
    if (count == 0 || count >= powers[2]) {
        return count == 0 ? "0" : spelled(sino_korean, count);
    }
    return std::string(native_tens[count / 10]).append(native_ones[count % 10]);
}

} // namespace nianbao
