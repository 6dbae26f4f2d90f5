#include "extract/number_format.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

using Texts = std::vector<std::string>;

Texts
counted(const std::string& format, const std::vector<std::uint32_t>& counts)
{
    Texts found;
    for (const auto count : counts) {
        found.push_back(write_count(find_number_format(format), count));
    }
    return found;
}

} // namespace

// Where LibreOffice 7.4 differs from what is expected here:
// - 0: "0" in every format; Word begins with the sign for nought where the format has one
// - chineseCounting from 100 on: 一百; MS-DOCX 2.4 has 一○○
// - chineseCountingThousand: 一百零一; Word prints 一百〇一, 零 only in taiwanese and legal ones
// - ideographDigital: 十; MS-DOCX 2.4 has 一〇
// - enclosed decimals: up to ㊿; ECMA-376 17.18.59 ends at ⑳, the circles of GB 2312 at ⑩
// - japaneseCounting, japaneseLegal: 一百零一, 壱零壱; ECMA-376 spells both, without noughts
// - Russian, Arabic, Hebrew, Thai: 27 is like "ab"; ECMA-376 repeats letters
// - full width, fullstop, paren, dash, hex, sixty pairs, Thai, Hindi, Vietnamese: it has decimal

TEST_CASE("decimal numbers are written plainly, padded, wide, enclosed and in dashes")
{
    CHECK(counted("decimal", {0, 1, 10, 1'000'000}) == Texts{"0", "1", "10", "1000000"});
    CHECK(counted("decimalHalfWidth", {12}) == Texts{"12"});
    CHECK(counted("decimalZero", {0, 1, 9, 10, 112}) == Texts{"00", "01", "09", "10", "112"});
    CHECK(counted("decimalFullWidth", {1, 20}) == Texts{"１", "２０"});
    CHECK(counted("decimalFullWidth2", {9'999}) == Texts{"９９９９"});
    CHECK(counted("decimalEnclosedCircle", {0, 1, 20, 21}) == Texts{"0", "①", "⑳", "21"});
    CHECK(counted("decimalEnclosedCircleChinese", {1, 10, 11}) == Texts{"①", "⑩", "11"});
    CHECK(counted("decimalEnclosedFullstop", {1, 20, 21}) == Texts{"⒈", "⒛", "21"});
    CHECK(counted("decimalEnclosedParen", {1, 20, 21}) == Texts{"⑴", "⒇", "21"});
    CHECK(counted("numberInDash", {1, 100}) == Texts{"- 1 -", "- 100 -"});
    CHECK(counted("hex", {9, 10, 30, 9'999}) == Texts{"9", "A", "1E", "270F"});
}

TEST_CASE("Chinese numbers are counted, spelled and written digit by digit")
{
    const std::vector<std::uint32_t> some{1, 10, 12, 20, 30, 99, 100, 101, 110, 111, 1'001, 1'010};
    const Texts counting{"一",
                         "十",
                         "十二",
                         "二十",
                         "三十",
                         "九十九",
                         "一○○",
                         "一○一",
                         "一一○",
                         "一一一",
                         "一○○一",
                         "一○一○"};
    CHECK(counted("chineseCounting", some) == counting);
    CHECK(counted("taiwaneseCounting", some) == counting);
    CHECK(counted("chineseCountingThousand", some) == Texts{"一",
                                                            "十",
                                                            "十二",
                                                            "二十",
                                                            "三十",
                                                            "九十九",
                                                            "一百",
                                                            "一百〇一",
                                                            "一百一十",
                                                            "一百一十一",
                                                            "一千〇一",
                                                            "一千〇一十"});
    CHECK(counted("chineseCountingThousand", {0, 9'999, 10'000, 10'001, 12'345}) ==
          Texts{"〇", "九千九百九十九", "一万", "一万〇一", "一万二千三百四十五"});
    CHECK(counted("taiwaneseCountingThousand", {15, 101, 10'110}) ==
          Texts{"十五", "一百零一", "一萬零一百一十"});
    CHECK(counted("chineseLegalSimplified", {0, 1, 12, 101, 1'010, 9'999}) ==
          Texts{"零", "壹", "壹拾贰", "壹佰零壹", "壹仟零壹拾", "玖仟玖佰玖拾玖"});
    CHECK(counted("ideographLegalTraditional", {2, 13, 106}) == Texts{"貳", "壹拾參", "壹佰零陸"});
    CHECK(counted("ideographDigital", {0, 1, 10, 23, 101}) ==
          Texts{"〇", "一", "一〇", "二三", "一〇一"});
    CHECK(counted("taiwaneseDigital", {10, 23}) == Texts{"一○", "二三"});
}

TEST_CASE("stems, branches and bracketed ideographs end in decimal numbers, sixty pairs go round")
{
    CHECK(counted("ideographTraditional", {0, 1, 10, 11}) == Texts{"0", "甲", "癸", "11"});
    CHECK(counted("ideographZodiac", {1, 11, 12, 13}) == Texts{"子", "戌", "亥", "13"});
    CHECK(counted("ideographZodiacTraditional", {0, 1, 2, 11, 13, 60, 61}) ==
          Texts{"0", "甲子", "乙丑", "甲戌", "丙子", "癸亥", "甲子"});
    // Word has brackets here and no circles: MS-OI29500 on 17.18.59
    CHECK(counted("ideographEnclosedCircle", {1, 10, 11}) == Texts{"㈠", "㈩", "11"});
}

TEST_CASE("Japanese numbers are counted, spelled and written in syllables that go round")
{
    CHECK(counted("japaneseCounting", {0, 1, 10, 21, 101, 111, 1'000, 1'001, 10'000}) ==
          Texts{"〇", "一", "十", "二十一", "百一", "百十一", "千", "千一", "一万"});
    CHECK(counted("japaneseLegal", {1, 10, 23, 101, 1'000}) ==
          Texts{"壱", "壱拾", "弐拾参", "壱百壱", "壱阡"});
    CHECK(counted("japaneseDigitalTenThousand", {10, 9'999, 10'000}) ==
          Texts{"一〇", "九九九九", "10000"});
    CHECK(counted("aiueo", {0, 1, 46, 47}) == Texts{"0", "ｱ", "ﾝ", "ｱ"});
    CHECK(counted("aiueoFullWidth", {2, 45, 48}) == Texts{"イ", "ヲ", "イ"});
    CHECK(counted("iroha", {1, 25, 48, 49}) == Texts{"ｲ", "ヰ", "ﾝ", "ｲ"});
    CHECK(counted("irohaFullWidth", {2, 47, 50}) == Texts{"ロ", "ス", "ロ"});
}

TEST_CASE("Korean numbers are counted, spelled and written in letters that go round")
{
    CHECK(counted("koreanCounting", {0, 1, 10, 21, 101, 111, 1'010, 10'001}) ==
          Texts{"영", "일", "십", "이십일", "백일", "백십일", "천십", "만일"});
    CHECK(counted("koreanLegal", {0, 1, 10, 21, 99, 101}) ==
          Texts{"0", "하나", "열", "스물하나", "아흔아홉", "백일"});
    CHECK(counted("koreanDigital", {10, 23}) == Texts{"일영", "이삼"});
    CHECK(counted("koreanDigital2", {10, 23}) == Texts{"一零", "二三"});
    CHECK(counted("ganada", {1, 14, 15}) == Texts{"가", "하", "가"});
    CHECK(counted("chosung", {1, 14, 15}) == Texts{"ㄱ", "ㅎ", "ㄱ"});
}

TEST_CASE("after the last letter of an alphabet each is repeated, up to where Word goes")
{
    CHECK(counted("lowerLetter", {0, 1, 26, 27, 53}) == Texts{"", "a", "z", "aa", "aaa"});
    CHECK(counted("upperLetter", {2, 28, 780, 781}) ==
          Texts{"B", "BB", std::string(30, 'Z'), "781"});
    CHECK(counted("russianLower", {1, 29, 30}) == Texts{"а", "я", "аа"});
    CHECK(counted("russianUpper", {26, 870, 871}).back() == "871");
    CHECK(counted("chicago", {1, 2, 3, 4, 5, 121}) == Texts{"*", "†", "‡", "§", "**", "121"});
    CHECK(counted("arabicAlpha", {1, 2, 28, 29}) == Texts{"أ", "ب", "ي", "أأ"});
    CHECK(counted("arabicAbjad", {3, 28, 31}) == Texts{"ج", "غ", "جج"});
    CHECK(counted("thaiLetters", {1, 41, 42}) == Texts{"ก", "ฮ", "กก"});
    // Word swaps the two: MS-OI29500 on 17.18.59
    CHECK(counted("hindiVowels", {1, 37, 38}) == Texts{"क", "ह", "कक"});
    CHECK(counted("hindiConsonants", {1, 18, 19}) == Texts{"अ", "अः", "अअ"});
}

TEST_CASE("Roman and Hebrew numerals are added up")
{
    CHECK(counted("lowerRoman", {0, 4, 9, 1'994}) == Texts{"", "iv", "ix", "mcmxciv"});
    CHECK(counted("upperRoman", {14, 32'768}) == Texts{"XIV", "32768"});
    CHECK(counted("hebrew1", {1, 15, 16, 17, 21, 115, 783, 784}) ==
          Texts{"א", "טו", "טז", "יז", "כא", "קטו", "תשפג", "784"});
    CHECK(counted("hebrew2", {1, 22, 23, 45}) == Texts{"א", "ת", "את", "אתת"});
}

TEST_CASE("digits of other scripts stand for decimal ones")
{
    CHECK(counted("hindiNumbers", {10, 29}) == Texts{"१०", "२९"});
    CHECK(counted("thaiNumbers", {10, 29}) == Texts{"๑๐", "๒๙"});
}

// LibreOffice writes "One thousand and one", ECMA-376 17.18.59 has no "and".
TEST_CASE("numbers are spelled in English, Thai, Hindi and Vietnamese")
{
    CHECK(counted("ordinal", {1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 112}) == Texts{"1st",
                                                                                       "2nd",
                                                                                       "3rd",
                                                                                       "4th",
                                                                                       "11th",
                                                                                       "12th",
                                                                                       "13th",
                                                                                       "21st",
                                                                                       "22nd",
                                                                                       "101st",
                                                                                       "111th",
                                                                                       "112th"});
    CHECK(counted("cardinalText", {1, 21, 101, 1'001}) ==
          Texts{"One", "Twenty-one", "One hundred one", "One thousand one"});
    CHECK(counted("ordinalText", {1, 12, 21, 100}) ==
          Texts{"First", "Twelfth", "Twenty-first", "One hundredth"});
    CHECK(counted("thaiCounting", {1, 11, 21}) == Texts{"หนึ่ง", "สิบเอ็ด", "ยี่สิบเอ็ด"});
    CHECK(counted("hindiCounting", {1, 2, 5, 10}) == Texts{"एक", "दो", "पाँच", "दस"});
    CHECK(counted("vietnameseCounting", {1, 15, 21, 101, 1'001}) ==
          Texts{"một", "mười lăm", "hai mươi mốt", "một trăm lẻ một", "1001"});
}

TEST_CASE("baht and dollars, which Word spells in fields only, and unknown formats are decimal")
{
    CHECK(counted("bahtText", {3}) == Texts{"3"});
    CHECK(counted("dollarText", {3}) == Texts{"3"});
    CHECK(counted("no-such-format", {3}) == Texts{"3"});
    CHECK(counted("", {3}) == Texts{"3"});
}

TEST_CASE("bullets and levels without a format have no number")
{
    CHECK(counted("bullet", {1}) == Texts{""});
    CHECK(counted("none", {1}) == Texts{""});
}

TEST_CASE("every format writes the largest count there is in a few signs")
{
    for (const auto* format : {"decimal",
                               "lowerRoman",
                               "lowerLetter",
                               "chicago",
                               "hebrew2",
                               "thaiCounting",
                               "chineseCountingThousand",
                               "koreanLegal"}) {
        CHECK(counted(format, {4'294'967'295U}) == Texts{"4294967295"});
    }
    CHECK(counted("chineseCounting", {4'294'967'295U}) == Texts{"四二九四九六七二九五"});
}

TEST_CASE("a custom format is known by its example")
{
    REQUIRE(find_custom_format("001, 002, 003, ...") != nullptr);
    CHECK(write_count(*find_custom_format("001, 002, 003, ..."), 12) == "012");
    CHECK(write_count(*find_custom_format("0001, 0002, 0003, ..."), 1'000) == "1000");
    CHECK(find_custom_format("decimal") == nullptr);
    CHECK(find_custom_format("") == nullptr);
}
