#include "batch/table_drawing.hpp"

#include "batch/width.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

using namespace nianbao;

namespace {

Table
table(std::vector<Row> rows)
{
    return {.ordinal = 1, .rows = std::move(rows)};
}

} // namespace

TEST_CASE("a plain table is drawn with its rows and columns numbered")
{
    const auto drawing = draw_table(table({{{{"项目"}, {"数量"}}}, {{{"规章"}, {"12"}}}}), 100);
    CHECK(drawing.text == "    1      2\n"
                          "  ┌──────┬──────┐\n"
                          "1 │ 项目 │ 数量 │\n"
                          "  ├──────┼──────┤\n"
                          "2 │ 规章 │ 12   │\n"
                          "  └──────┴──────┘\n");
}

TEST_CASE("a merged cell is one box")
{
    const auto drawing =
        draw_table(table({{{{"信息", 1, VerticalMerge::restart}, {"申请人情况", 2}}},
                          {{{"", 1, VerticalMerge::continues}, {"自然人"}, {"总计"}}},
                          {{{"新收"}, {"7"}, {"9"}}}}),
                   100);
    CHECK(drawing.text == "    1      2        3\n"
                          "  ┌──────┬───────────────┐\n"
                          "1 │ 信息 │ 申请人情况    │\n"
                          "  │      ├────────┬──────┤\n"
                          "2 │      │ 自然人 │ 总计 │\n"
                          "  ├──────┼────────┼──────┤\n"
                          "3 │ 新收 │ 7      │ 9    │\n"
                          "  └──────┴────────┴──────┘\n");
}

TEST_CASE("text of a cell over rows and columns runs on across the lines between them")
{
    const auto drawing = draw_table(table({{{{"甲\n乙\n丙", 2, VerticalMerge::restart}, {"1"}}},
                                           {{{"", 2, VerticalMerge::continues}, {"2"}}}}),
                                    100);
    CHECK(drawing.text == "    1    2    3\n"
                          "  ┌─────────┬────┐\n"
                          "1 │ 甲      │ 1  │\n"
                          "  │ 乙      ├────┤\n"
                          "2 │ 丙      │ 2  │\n"
                          "  └─────────┴────┘\n");
}

TEST_CASE("slots that a row skips are left open")
{
    const auto drawing =
        draw_table(table({{{{"a"}, {"b"}}}, {.cells = {{"c"}}, .skipped_before = 1}}), 100);
    CHECK(drawing.text == "    1    2\n"
                          "  ┌────┬────┐\n"
                          "1 │ a  │ b  │\n"
                          "  └────┼────┤\n"
                          "2      │ c  │\n"
                          "       └────┘\n");
}

TEST_CASE("long text wraps so that the table fits")
{
    const auto drawing = draw_table(table({{{{"一二三四五六七八九十"}, {"7"}}}}), 20);
    CHECK(drawing.text == "    1           2\n"
                          "  ┌───────────┬────┐\n"
                          "1 │ 一二三四  │ 7  │\n"
                          "  │ 五六七八  │    │\n"
                          "  │ 九十      │    │\n"
                          "  └───────────┴────┘\n");
}

TEST_CASE("the table that has too many columns for padding goes without")
{
    Row row;
    row.cells.assign(25, Cell{"总计"});
    const auto drawing = draw_table(table({row}), 100);
    std::istringstream lines(drawing.text);
    for (std::string line; std::getline(lines, line);) {
        CHECK(display_width(line) <= 100);
    }
    CHECK(drawing.text.find("│总│总│") != std::string::npos);
}

TEST_CASE("nothing in a cell can move the cursor")
{
    const auto drawing = draw_table(table({{{{"a\x1B[2Jb\r\tc"}}}}), 100);
    CHECK(drawing.text.find('\x1B') == std::string::npos);
    CHECK(drawing.text.find('\r') == std::string::npos);
    CHECK(drawing.text.find("a\\u{1B}[2Jb\\u{D}\\u{9}c") != std::string::npos);
}

TEST_CASE("what is beyond the ceiling is said to be left")
{
    Row row;
    row.cells.assign(70, Cell{"x"});
    const auto drawing = draw_table(table(std::vector<Row>(2001, row)), 100);
    CHECK(drawing.rows_left == 1);
    CHECK(drawing.columns_left == 6);
    CHECK(std::count(drawing.text.begin(), drawing.text.end(), '\n') == 1 + 2 * 2000 + 1);
}

TEST_CASE("a table without rows is drawn as nothing much")
{
    CHECK(draw_table(table({}), 100).rows_left == 0);
}
