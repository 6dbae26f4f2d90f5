#include "extract/number_format.hpp"

#include "extract/counting.hpp"
#include "extract/number_signs.hpp"
#include "extract/spelled_number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

namespace nianbao {

namespace {

std::string
decimal(std::uint32_t count)
{
    return std::to_string(count);
}

template<std::size_t width>
std::string
padded(std::uint32_t count)
{
    return fmt::format("{:0{}}", count, width);
}

std::string
hexadecimal(std::uint32_t count)
{
    return fmt::format("{:X}", count);
}

std::string
in_dashes(std::uint32_t count)
{
    return fmt::format("- {} -", count);
}

std::string
nothing(std::uint32_t /*count*/)
{
    return {};
}

// 11th, 12th and 13th go with the others of the teens.
std::string
ordinal(std::uint32_t count)
{
    constexpr std::array<std::string_view, 4> endings{"th", "st", "nd", "rd"};
    const bool teen = count / 10 % 10 == 1;
    const auto last = count % 10;
    return decimal(count).append(endings[teen || last >= endings.size() ? 0 : last]);
}

// Digit by digit: 10 is 一〇.
template<const auto& digits>
std::string
positional(std::uint32_t count)
{
    std::string text;
    for (const char digit : decimal(count)) {
        text += digits[static_cast<std::size_t>(digit - '0')];
    }
    return text;
}

// One sign a number; where they end, digits.
template<const auto& signs>
std::string
one_of(std::uint32_t count)
{
    return count == 0 || count > signs.size() ? decimal(count) : std::string(signs[count - 1]);
}

// After the last sign comes the first again.
template<const auto& signs>
std::string
in_turn(std::uint32_t count)
{
    return count == 0 ? decimal(count) : std::string(signs[(count - 1) % signs.size()]);
}

// a to z, aa to zz: after the last sign each is doubled, then tripled.
template<const auto& signs>
std::string
repeated(std::uint32_t count)
{
    std::string text;
    for (auto left = count; left > 0; left -= std::min<std::uint32_t>(left, signs.size())) {
        text += signs[(count - 1) % signs.size()];
    }
    return text;
}

// The sixty pairs of a stem and a branch: 甲子, 乙丑.
std::string
sexagenary(std::uint32_t count)
{
    return count == 0 ? decimal(count)
                      : in_turn<Signs::stems>(count).append(in_turn<Signs::branches>(count));
}

struct Numeral
{
    std::uint32_t value;
    std::string_view text;
};

template<const auto& numerals>
std::string
added_up(std::uint32_t count)
{
    std::string text;
    for (const auto& numeral : numerals) {
        for (; count >= numeral.value; count -= numeral.value) {
            text += numeral.text;
        }
    }
    return text;
}

// clang-format off
constexpr std::array lower_roman{
    Numeral{1000, "m"},  Numeral{900, "cm"}, Numeral{500, "d"},  Numeral{400, "cd"},
    Numeral{ 100, "c"},  Numeral{ 90, "xc"}, Numeral{ 50, "l"},  Numeral{ 40, "xl"},
    Numeral{  10, "x"},  Numeral{  9, "ix"}, Numeral{  5, "v"},  Numeral{  4, "iv"},
    Numeral{   1, "i"}};
constexpr std::array upper_roman{
    Numeral{1000, "M"},  Numeral{900, "CM"}, Numeral{500, "D"},  Numeral{400, "CD"},
    Numeral{ 100, "C"},  Numeral{ 90, "XC"}, Numeral{ 50, "L"},  Numeral{ 40, "XL"},
    Numeral{  10, "X"},  Numeral{  9, "IX"}, Numeral{  5, "V"},  Numeral{  4, "IV"},
    Numeral{   1, "I"}};
constexpr std::array hebrew{ // 15 and 16 would begin to spell the name of God
    Numeral{400, "ת"}, Numeral{300, "ש"}, Numeral{200, "ר"}, Numeral{100, "ק"}, Numeral{90, "צ"},
    Numeral{ 80, "פ"}, Numeral{ 70, "ע"}, Numeral{ 60, "ס"}, Numeral{ 50, "נ"}, Numeral{40, "מ"},
    Numeral{ 30, "ל"}, Numeral{ 20, "כ"}, Numeral{ 19, "יט"}, Numeral{18, "יח"}, Numeral{17, "יז"},
    Numeral{ 16, "טז"}, Numeral{ 15, "טו"}, Numeral{ 10, "י"},
    Numeral{  9, "ט"}, Numeral{  8, "ח"}, Numeral{  7, "ז"}, Numeral{  6, "ו"}, Numeral{ 5, "ה"},
    Numeral{  4, "ד"}, Numeral{  3, "ג"}, Numeral{  2, "ב"}, Numeral{  1, "א"}};
// clang-format on

// The alphabet; past its end the letter and a tav for each time through it.
std::string
hebrew_letters(std::uint32_t count)
{
    constexpr std::uint32_t size = Signs::hebrew.size();
    std::string text(count == 0 ? "" : Signs::hebrew[(count - 1) % size]);
    for (; count > size; count -= size) {
        text += Signs::hebrew.back();
    }
    return text;
}

constexpr auto no_limit = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint32_t last_count = 32'767; // of Word's lists

// Hindi vowels and consonants change places in Word (MS-OI29500 on 17.18.59); baht and dollars are
// words only in fields. The last ones are no values of w:val but of w:format (MS-DOCX 2.4).
// clang-format off
constexpr std::array formats{
    NumberFormat{"decimal",                       decimal,                              no_limit},
    NumberFormat{"bullet",                        nothing,                              no_limit},
    NumberFormat{"none",                          nothing,                              no_limit},
    NumberFormat{"decimalZero",                   padded<2>,                            no_limit},
    NumberFormat{"decimalHalfWidth",              decimal,                              no_limit},
    NumberFormat{"decimalFullWidth",              positional<Signs::full_width>,        no_limit},
    NumberFormat{"decimalFullWidth2",             positional<Signs::full_width>,        no_limit},
    NumberFormat{"decimalEnclosedCircle",         one_of<Signs::circled>,               no_limit},
    NumberFormat{"decimalEnclosedCircleChinese",  one_of<Signs::circled_chinese>,       no_limit},
    NumberFormat{"decimalEnclosedFullstop",       one_of<Signs::stopped>,               no_limit},
    NumberFormat{"decimalEnclosedParen",          one_of<Signs::bracketed>,             no_limit},
    NumberFormat{"numberInDash",                  in_dashes,                            no_limit},
    NumberFormat{"hex",                           hexadecimal,                          no_limit},
    NumberFormat{"ordinal",                       ordinal,                              no_limit},
    NumberFormat{"cardinalText",                  cardinal_in_english,                  last_count},
    NumberFormat{"ordinalText",                   ordinal_in_english,                   last_count},
    NumberFormat{"lowerRoman",                    added_up<lower_roman>,                last_count},
    NumberFormat{"upperRoman",                    added_up<upper_roman>,                last_count},
    NumberFormat{"lowerLetter",                   repeated<Signs::latin_lower>,         780},
    NumberFormat{"upperLetter",                   repeated<Signs::latin_upper>,         780},
    NumberFormat{"russianLower",                  repeated<Signs::russian_lower>,       870},
    NumberFormat{"russianUpper",                  repeated<Signs::russian_upper>,       870},
    NumberFormat{"chicago",                       repeated<Signs::chicago>,             120},
    NumberFormat{"chineseCounting",               chinese_counting,                     no_limit},
    NumberFormat{"chineseCountingThousand",       chinese_counting_thousand,            last_count},
    NumberFormat{"chineseLegalSimplified",        chinese_legal_simplified,             last_count},
    NumberFormat{"ideographDigital",              positional<Signs::ideographs>,        no_limit},
    NumberFormat{"ideographEnclosedCircle",       one_of<Signs::bracketed_ideographs>,  no_limit},
    NumberFormat{"ideographLegalTraditional",     ideograph_legal_traditional,          last_count},
    NumberFormat{"ideographTraditional",          one_of<Signs::stems>,                 no_limit},
    NumberFormat{"ideographZodiac",               one_of<Signs::branches>,              no_limit},
    NumberFormat{"ideographZodiacTraditional",    sexagenary,                           last_count},
    NumberFormat{"taiwaneseCounting",             chinese_counting,                     no_limit},
    NumberFormat{"taiwaneseCountingThousand",     taiwanese_counting_thousand,          last_count},
    NumberFormat{"taiwaneseDigital",              positional<Signs::counting>,          no_limit},
    NumberFormat{"japaneseCounting",              japanese_counting,                    last_count},
    NumberFormat{"japaneseDigitalTenThousand",    positional<Signs::ideographs>,        9'999},
    NumberFormat{"japaneseLegal",                 japanese_legal,                       last_count},
    NumberFormat{"aiueo",                         in_turn<Signs::aiueo>,                last_count},
    NumberFormat{"aiueoFullWidth",                in_turn<Signs::aiueo_full_width>,     last_count},
    NumberFormat{"iroha",                         in_turn<Signs::iroha>,                last_count},
    NumberFormat{"irohaFullWidth",                in_turn<Signs::iroha_full_width>,     last_count},
    NumberFormat{"koreanCounting",                korean_counting,                      last_count},
    NumberFormat{"koreanDigital",                 positional<Signs::korean>,            no_limit},
    NumberFormat{"koreanDigital2",                positional<Signs::traditional>,       no_limit},
    NumberFormat{"koreanLegal",                   korean_legal,                         last_count},
    NumberFormat{"ganada",                        in_turn<Signs::ganada>,               last_count},
    NumberFormat{"chosung",                       in_turn<Signs::chosung>,              last_count},
    NumberFormat{"vietnameseCounting",            number_in_vietnamese,                 1'000},
    NumberFormat{"thaiCounting",                  number_in_thai,                       last_count},
    NumberFormat{"thaiLetters",                   repeated<Signs::thai_letters>,        1'230},
    NumberFormat{"thaiNumbers",                   positional<Signs::thai>,              no_limit},
    NumberFormat{"bahtText",                      decimal,                              no_limit},
    NumberFormat{"dollarText",                    decimal,                              no_limit},
    NumberFormat{"hindiConsonants",               repeated<Signs::hindi_vowels>,        911},
    NumberFormat{"hindiVowels",                   repeated<Signs::hindi_consonants>,    911},
    NumberFormat{"hindiCounting",                 number_in_hindi,                      last_count},
    NumberFormat{"hindiNumbers",                  positional<Signs::hindi>,             no_limit},
    NumberFormat{"arabicAbjad",                   repeated<Signs::arabic_abjad>,        783},
    NumberFormat{"arabicAlpha",                   repeated<Signs::arabic_alpha>,        783},
    NumberFormat{"hebrew1",                       added_up<hebrew>,                     783},
    NumberFormat{"hebrew2",                       hebrew_letters,                       783},
    NumberFormat{"01, 02, 03, ...",               padded<2>,                            no_limit},
    NumberFormat{"001, 002, 003, ...",            padded<3>,                            no_limit},
    NumberFormat{"0001, 0002, 0003, ...",         padded<4>,                            no_limit},
    NumberFormat{"00001, 00002, 00003, ...",      padded<5>,                            no_limit},
};
// clang-format on

const NumberFormat*
known(std::string_view name)
{
    const auto* found = std::find_if(
        formats.begin(), formats.end(), [&](const auto& format) { return format.name == name; });
    return found == formats.end() ? nullptr : found;
}

} // namespace

const NumberFormat&
find_number_format(std::string_view name)
{
    const auto* format = known(name);
    return format == nullptr ? formats.front() : *format;
}

const NumberFormat*
find_custom_format(std::string_view example)
{
    return example.ends_with(", ...") ? known(example) : nullptr;
}

bool
is_bullet(const NumberFormat& format)
{
    return format.name == "bullet";
}

const NumberFormat&
legal_format(const NumberFormat& format)
{
    return format.name == "decimalZero" ? format : formats.front();
}

std::string
write_count(const NumberFormat& format, std::uint32_t count)
{
    return count <= format.most ? format.write(count) : decimal(count);
}

} // namespace nianbao
