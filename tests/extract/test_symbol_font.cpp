#include "extract/symbol_font.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

// What the font draws for these codes, . where it draws nothing that Unicode has.
std::u32string
drawn(std::string_view font, const std::vector<std::uint32_t>& codes)
{
    std::u32string text;
    for (const auto code : codes) {
        text += symbol_character(font, code).value_or(U'.');
    }
    return text;
}

} // namespace

TEST_CASE("Wingdings draws check marks, boxes, bullets and arrows")
{
    CHECK(drawn("Wingdings", {0xF0FB, 0xF0FC, 0xF0FD, 0xF0FE}) == U"🗶✓🗷🗹");
    CHECK(drawn("Wingdings", {0xF06E, 0xF06F, 0xF0A7, 0xF0A8}) == U"◼🞏▪🞎");
    CHECK(drawn("Wingdings", {0xF06C, 0xF075, 0xF076, 0xF09F, 0xF0AB}) == U"⚫◆❖•★");
    CHECK(drawn("Wingdings", {0xF0D8, 0xF0E0, 0xF0E8, 0xF0F0}) == U"⮚🡪🡺⇨");
}

TEST_CASE("Wingdings draws the numbers zero to ten, white and black")
{
    CHECK(drawn("Wingdings", {0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8A}) ==
          U"🄋➀➁➂➃➄➅➆➇➈➉");
    CHECK(drawn("Wingdings", {0x8B, 0x8C, 0x8D, 0x8E, 0x8F, 0x90, 0x91, 0x92, 0x93, 0x94, 0x95}) ==
          U"🄌➊➋➌➍➎➏➐➑➒➓");
}

TEST_CASE("the further Wingdings have signs of their own")
{
    CHECK(drawn("Wingdings 2", {0xF050, 0xF052, 0xF054, 0xF06A, 0xF098, 0xF0A2, 0xF0A3}) ==
          U"🗸☑☒①●■□");
    CHECK(drawn("Wingdings 3", {0xF021, 0xF022, 0xF070, 0xF071, 0xF07D, 0xF084}) ==
          U"⭠⭢▲▼🞂⯈");
    CHECK(drawn("Webdings", {0xF061, 0xF063, 0xF067, 0xF072, 0xF034, 0xF0FC}) ==
          U"✔⬜⬛🗙⏵🌍");
}

TEST_CASE("Symbol keeps digits and punctuation and draws Greek letters")
{
    CHECK(drawn("Symbol", {0xF031, 0xF039, 0xF025, 0xF028, 0xF029, 0xF03D, 0xF05B}) == U"19%()=[");
    CHECK(drawn("Symbol", {'a', 'b', 'g', 'D', 'm', 'p', 'S', 'W'}) == U"αβγΔμπΣΩ");
}

TEST_CASE("Symbol draws the signs of mathematics")
{
    CHECK(drawn("Symbol", {0xF02D, 0xF0B4, 0xF0B8, 0xF0B1, 0xF0D6}) == U"\u2212×÷±√");
    CHECK(drawn("Symbol", {0xF0A3, 0xF0B3, 0xF0B9, 0xF0BB, 0xF0A5, 0xF0E5}) == U"≤≥≠≈∞∑");
    CHECK(drawn("Symbol", {0xF0B7, 0xF0D7, 0xF0AE, 0xF0DE, 0xF0B0, 0xF0A0}) == U"•\u22C5→⇒°€");
}

TEST_CASE("a letter is the same with and without serifs")
{
    CHECK(drawn("Symbol", {0xF0D2, 0xF0D3, 0xF0D4, 0xF0E2, 0xF0E3, 0xF0E4}) == U"®©™®©™");
}

TEST_CASE("the pieces of a big bracket are pieces in Unicode too")
{
    CHECK(drawn("Symbol", {0xF0E6, 0xF0E7, 0xF0E8, 0xF0EC, 0xF0ED, 0xF0EE, 0xF0EF}) == U"⎛⎜⎝⎧⎨⎩⎪");
    CHECK(drawn("Symbol", {0xF0F6, 0xF0F7, 0xF0F8, 0xF0FC, 0xF0FD, 0xF0FE, 0xF0F4}) == U"⎞⎟⎠⎫⎬⎭⎮");
}

TEST_CASE("Zapf Dingbats goes by three names")
{
    CHECK(drawn("Zapf Dingbats", {0x33, 0x34, 0x37, 0x6C, 0x6E, 0xAC, 0xB6, 0xC0, 0x80}) ==
          U"✓✔✗●■①❶➀❨");
    CHECK(drawn("ZapfDingbats", {0xF048}) == U"★");
    CHECK(drawn("Dingbats", {0xF0FE}) == U"➾");
}

TEST_CASE("every symbol font begins with a space, stored as it is or moved to private use")
{
    for (const auto* font : {"Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings"}) {
        CAPTURE(font);
        CHECK(drawn(font, {0x20, 0xF020}) == U"  ");
    }
}

TEST_CASE("the name of a symbol font is the same in any case")
{
    CHECK(drawn("WINGDINGS", {0xFC}) == U"✓");
    CHECK(drawn("wingDings 2", {0x52}) == U"☑");
    CHECK(is_symbol_font("symbol"));
    CHECK(is_symbol_font("Webdings"));
}

TEST_CASE("a font that is not known draws no signs")
{
    for (const auto* font : {"", "宋体", "Arial", "Wing", "Wingdings 4", "Symbols"}) {
        CAPTURE(font);
        CHECK_FALSE(is_symbol_font(font));
        CHECK_FALSE(symbol_character(font, 0xF0FC).has_value());
    }
}

TEST_CASE("a code outside a symbol font, or without a sign in Unicode, draws nothing")
{
    CHECK(drawn("Wingdings", {0, 0x1F, 0x100, 0x2713, 0xEFFC, 0xF000, 0xF01F, 0xF100, 0x1F0FC}) ==
          U".........");
    CHECK(drawn("Wingdings", {0x7F, 0xFF}) == U".."); // 0xFF is the mark of Windows
    CHECK(drawn("Symbol", {0x7F, 0x80, 0xF0}) == U"...");
    CHECK(drawn("Wingdings 3", {0xF1, 0xFF}) == U"..");
}
