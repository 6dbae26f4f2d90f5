#include "normalize/text.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

TEST_CASE("the year filled into a label is no part of it")
{
    CHECK(bare_label("本年(2023)制发件数") == "本年制发件数");
    CHECK(bare_label("本年(2023年度)制发件数") == "本年制发件数");
    CHECK(bare_label("本年(2023制发件数") == "本年(2023制发件数");
    CHECK(bare_label("本年(20)制发件数") == "本年(20)制发件数");
}

TEST_CASE("strokes and drawings say nothing of a label")
{
    CHECK(fold_label("第2\u0336条\uFFFC") == "第2条");
}

TEST_CASE("labels are compared without width, white space, quotes and kind of separator")
{
    CHECK(fold_label("总　计") == "总计");
    CHECK(fold_label("（一）予以公开") == "(一)予以公开");
    CHECK(fold_label("㈠予以公开") == "(一)予以公开");
    CHECK(fold_label("3.危及“三安全一稳定”") == "3.危及三安全一稳定");
    CHECK(fold_label("3．危及\"三安全一稳定\"") == "3.危及三安全一稳定");
    CHECK(fold_label("区分处理的，只计这一情形、不计其他情形") ==
          "区分处理的,只计这一情形,不计其他情形");
    CHECK(fold_label("本年新\n制作数量\xC2\xA0\xE2\x80\x8B") == "本年新制作数量");
}

TEST_CASE("bytes that are no UTF-8 become a replacement character, not an error")
{
    CHECK(fold_label("规\xFF章") == "规\uFFFD章");
}

TEST_CASE("a bare label has neither leading ordinal nor trailing note")
{
    CHECK(bare_label(fold_label("1.属于国家秘密")) == "属于国家秘密");
    CHECK(bare_label(fold_label("（二）部分公开（区分处理的，只计这一情形）")) == "部分公开");
    CHECK(bare_label(fold_label("四、结转下年度继续办理")) == "结转下年度继续办理");
    CHECK(bare_label(fold_label("（本列数据的勾稽关系）")) == "(本列数据的勾稽关系)");
    CHECK(bare_label(fold_label("一般规定")) == "一般规定");
    CHECK(bare_label(fold_label("采购(万元)总额(保留(四位))")) == "采购(万元)总额");
}

TEST_CASE("numbers are folded by width only")
{
    CHECK(fold_number(" １２ ") == "12");
    CHECK(fold_number("12①") == "12①");
    CHECK(fold_number("5²") == "5²");
    CHECK(fold_number("－１６") == "-16");
    CHECK(fold_number("−5") == "-5");
    CHECK(fold_number("＋９２８") == "+928");
}

TEST_CASE("blank is white space of any script")
{
    CHECK(is_blank(""));
    CHECK(is_blank("\xC2\xA0"));
    CHECK(is_blank("　\n\t\xEF\xBB\xBF"));
    CHECK_FALSE(is_blank("0"));
    CHECK_FALSE(is_blank("”"));
    CHECK(trim("　规 章\xC2\xA0") == "规 章");
    CHECK(count_characters(" 规　章 1") == 3);
}
