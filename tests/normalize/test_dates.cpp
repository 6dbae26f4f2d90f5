#include "normalize/dates.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

std::optional<Date>
date_in(const char* text)
{
    std::size_t at = 0;
    return parse_date(compact(text), at);
}

} // namespace

TEST_CASE("dates are read as clerks write them")
{
    const Date sixth{2021, 1, 6};
    CHECK(date_in("2021年1月6日") == sixth);
    CHECK(date_in("２０２１ 年 1 月 06 日") == sixth);
    CHECK(date_in("二〇二一年一月六日") == sixth);
    CHECK(date_in("二○二一年一月六日") == sixth);
    CHECK(date_in("二O二一年一月六日") == sixth);
    CHECK(date_in("2021-1-6") == sixth);
    CHECK(date_in("2021.01.06") == sixth);
    CHECK(date_in("二〇二一年十二月三十一日") == Date{2021, 12, 31});
    CHECK(to_string(sixth) == "2021-01-06");
}

TEST_CASE("a date that lost its marks is none")
{
    for (const auto* text : {"2020119日",
                             "2021年13月1日",
                             "2021年1月32日",
                             "2021年2月29日",
                             "2021年1月",
                             "1021年1月1日"}) {
        CHECK_MESSAGE(!date_in(text), text);
    }
}

TEST_CASE("years are found wherever they stand before 年")
{
    const auto years = find_years("2020年度报告，较二〇一九年增长，第12020年");
    REQUIRE(years.size() == 2);
    CHECK(years[0].year == 2020);
    CHECK(years[0].end == std::string_view("2020年度").size());
    CHECK(years[1].year == 2019);
}
