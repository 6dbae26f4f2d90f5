#include "normalize/quantity.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

Quantity
number(std::int64_t unscaled, std::uint8_t scale = 0, const char* unit = "")
{
    return {Reading::number, {unscaled, scale}, unit};
}

const Quantity unreadable{.reading = Reading::unreadable};
const Quantity dash{.reading = Reading::dash};

} // namespace

TEST_CASE("counts are read with their sign, width and grouping")
{
    const auto read = [](const char* text) { return read_quantity(text, ValueType::integer); };
    CHECK(read("4") == number(4));
    CHECK(read("　４５\xC2\xA0") == number(45));
    CHECK(read("+928") == number(928));
    CHECK(read("－16") == number(-16));
    CHECK(read("增10") == number(10));
    CHECK(read("减3") == number(-3));
    CHECK(read("减少 3") == number(-3));
    CHECK(read("1,234") == number(1234));
    CHECK(read("5，246，500") == number(5246500));
    CHECK(read("3件") == number(3, 0, "件"));
    CHECK(read("3人次") == number(3, 0, "人次"));
    CHECK(read("0") == number(0));
}

TEST_CASE("Chinese numerals count only when they spell one number")
{
    const auto read = [](const char* text) { return read_quantity(text, ValueType::integer); };
    CHECK(read("十五") == number(15));
    CHECK(read("一百零三") == number(103));
    CHECK(read("零") == number(0));
    CHECK(read("一百二") == unreadable);
    CHECK(read("二十余") == unreadable);
    CHECK(read("壹贰叁") == unreadable);
}

TEST_CASE("what is not one number is unreadable")
{
    for (const auto* text :
         {"12①",       "5²",       "--253",  "3/4",   "5 6",   "5\n6",   "-\n12", "\u202E12\u202C",
          "9\u033612", "12\uFFFC", "\uFFFC", "33.9%", "12,34", "1,2345", "约30",  "40余",
          "+",         "1-1",      "元",     "件"}) {
        CHECK_MESSAGE(read_quantity(text, ValueType::integer) == unreadable, text);
    }
}

// A cell's text begins with Word's automatic number, if it has one.
TEST_CASE("an automatic number and a figure are not one number")
{
    for (const auto* text : {"1.\t5", "1. 5", "1\t5", "一、\t5", "（1）5", "1.\t-", "一\t百"}) {
        CHECK_MESSAGE(read_quantity(text, ValueType::integer) == unreadable, text);
        CHECK_MESSAGE(read_quantity(text, ValueType::money) == unreadable, text);
    }
}

TEST_CASE("a lone dash, a slash and words for none are a dash, nothing is blank")
{
    for (const auto* text : {"-", "—", "——", "－", "–", "/", "／", " 无 ", "不适用"}) {
        CHECK_MESSAGE(read_quantity(text, ValueType::integer) == dash, text);
    }
    for (const auto* text : {"", " ", "\xC2\xA0", "　\n"}) {
        CHECK(read_quantity(text, ValueType::integer) == Quantity{});
    }
}

TEST_CASE("money keeps its digits and the unit that is printed")
{
    const auto read = [](const char* text) { return read_quantity(text, ValueType::money); };
    CHECK(read("5246500元") == number(5246500, 0, "元"));
    CHECK(read("160.5964万元") == number(1605964, 4, "万元"));
    CHECK(read("2.50") == number(250, 2));
    CHECK(read("33.9%") == number(339, 1, "%"));
    CHECK(read("150十万元") == unreadable);
}

TEST_CASE("a header's unit of money is found in its words")
{
    CHECK(money_unit_in("本年收费金额(单位:万元)") == "万元");
    CHECK(money_unit_in("采购总金额(元)") == "元");
    CHECK(money_unit_in("采购总金额").empty());
}
