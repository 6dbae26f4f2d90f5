#include "batch/width.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

using Lines = std::vector<std::string>;

TEST_CASE("Chinese and full-width characters take two columns, marks none")
{
    CHECK(display_width("") == 0);
    CHECK(display_width("abc") == 3);
    CHECK(display_width("年报") == 4);
    CHECK(display_width("（１）") == 6);
    CHECK(display_width("ｱ") == 1);        // half-width katakana
    CHECK(display_width("\u3000") == 2);   // ideographic space
    CHECK(display_width("e\u0301") == 1);  // combining acute
    CHECK(display_width("a\u200Bb") == 2); // zero width space
    CHECK(display_width("𠮷") == 2);       // beyond the basic plane
    CHECK(display_width("①—") == 2);       // ambiguous is narrow
}

TEST_CASE("padding counts columns, not bytes")
{
    CHECK(padded("年", 4) == "年  ");
    CHECK(padded("年报", 3) == "年报");
}

TEST_CASE("a wide character is not cut in two")
{
    CHECK(wrapped("年报告", 5) == Lines{"年报", "告"});
    CHECK(wrapped("a年报", 4) == Lines{"a年", "报"});
    CHECK(wrapped("abcdef", 4) == Lines{"abcd", "ef"});
    CHECK(wrapped("年报", 1) == Lines{"年", "报"});
    CHECK(wrapped("", 9) == Lines{""});
}
