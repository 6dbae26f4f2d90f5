#include "normalize/decimal.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

TEST_CASE("decimals keep the digits as written")
{
    CHECK(parse_decimal("2.50") == Decimal{250, 2});
    CHECK(to_string(Decimal{250, 2}) == "2.50");
    CHECK(to_string(*parse_decimal("+928")) == "928");
    CHECK(to_string(*parse_decimal("-3")) == "-3");
    CHECK(to_string(*parse_decimal("0.05")) == "0.05");
    CHECK(to_string(*parse_decimal("-0")) == "0");
    CHECK(to_string(*parse_decimal("5246500")) == "5246500");
}

TEST_CASE("what is not one decimal is none")
{
    for (const auto* text : {"",
                             "-",
                             "+",
                             ".5",
                             "5.",
                             "1.2.3",
                             "1 2",
                             "--253",
                             "1,234",
                             "12①",
                             "1234567890123456789"}) {
        CHECK_MESSAGE(!parse_decimal(text), text);
    }
}

TEST_CASE("decimals compare and add by value")
{
    CHECK(compare({25, 1}, {250, 2}) == 0);
    CHECK(compare({-3, 0}, {25, 1}) < 0);
    CHECK(add({25, 1}, {250, 2}) == Decimal{500, 2});
    CHECK(add({999'999'999'999'999'999, 0}, {1, 0}) == std::nullopt);
}
