#include "extract/grid.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

Cell
down(std::string text, VerticalMerge merge, std::uint16_t span = 1)
{
    return {.text = std::move(text), .column_span = span, .vertical_merge = merge};
}

// What is printed along a row, every slot: labels spread over what they cover.
std::vector<std::string>
labels(const Grid& grid, std::uint32_t row)
{
    std::vector<std::string> found;
    for (std::uint32_t column = 0; column < grid.columns(); ++column) {
        found.emplace_back(grid.label_at(row, column));
    }
    return found;
}

std::vector<std::string>
values(const Grid& grid, std::uint32_t row)
{
    std::vector<std::string> found;
    for (std::uint32_t column = 0; column < grid.columns(); ++column) {
        found.emplace_back(grid.value_at(row, column));
    }
    return found;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a cell over two columns is a label in both and a value in the first")
{
    const Table table{.rows = {{{{.text = "合计", .column_span = 2}, {.text = "7"}}}}};
    const Grid grid(table);

    CHECK(grid.rows() == 1);
    CHECK(grid.columns() == 3);
    CHECK(labels(grid, 0) == Texts{"合计", "合计", "7"});
    CHECK(values(grid, 0) == Texts{"合计", "", "7"});
    CHECK(grid.covering(0, 3) == nullptr);
}

TEST_CASE("a cell over two rows is a label in both and a value in the first")
{
    const Table table{.rows = {{{down("结果", VerticalMerge::restart), {.text = "1"}}},
                               {{down("", VerticalMerge::continues), {.text = "2"}}}}};
    const Grid grid(table);

    CHECK(labels(grid, 1) == Texts{"结果", "2"});
    CHECK(values(grid, 1) == Texts{"", "2"});
    REQUIRE(grid.cells().size() == 3);
    CHECK(grid.cells()[0].row_span == 2);
    CHECK(grid.covering(1, 0) == &grid.cells()[0]);
}

TEST_CASE("a restart below a merge begins another one")
{
    const Table table{.rows = {{{down("a", VerticalMerge::restart)}},
                               {{down("", VerticalMerge::continues)}},
                               {{down("b", VerticalMerge::restart)}},
                               {{down("", VerticalMerge::continues)}}}};
    const Grid grid(table);

    REQUIRE(grid.cells().size() == 2);
    CHECK(grid.label_at(1, 0) == "a");
    CHECK(grid.label_at(3, 0) == "b");
    CHECK(grid.cells()[1].row == 2);
}

TEST_CASE("a continuation of another width than the cell above is a cell of its own")
{
    const Table table{.rows = {{{down("a", VerticalMerge::restart, 2), {.text = "b"}}},
                               {{down("c", VerticalMerge::continues), {.text = "d"}}},
                               {{down("", VerticalMerge::continues)}}}};
    const Grid grid(table);

    CHECK(labels(grid, 1) == Texts{"c", "d", ""});
    CHECK(grid.label_at(2, 0) == "c");
}

TEST_CASE("a continuation under nothing is a lone cell that keeps its text")
{
    const Table table{.rows = {{{down("first", VerticalMerge::continues)}},
                               {{{.text = "x"}, down("beside", VerticalMerge::continues)}}}};
    const Grid grid(table);

    CHECK(grid.value_at(0, 0) == "first");
    CHECK(grid.value_at(1, 1) == "beside");
}

TEST_CASE("continuations without a restart are one cell, apart from the unmerged one above")
{
    const Table table{.rows = {{{{.text = "甲"}}},
                               {{down("乙", VerticalMerge::continues)}},
                               {{down("", VerticalMerge::continues)}}}};
    const Grid grid(table);

    CHECK(values(grid, 0) == Texts{"甲"});
    CHECK(values(grid, 1) == Texts{"乙"});
    CHECK(grid.cells().size() == 2);
    CHECK(grid.cells()[1].row_span == 2);
}

TEST_CASE("the texts of a grid hold what merges cover")
{
    const Table table{.rows = {{{down("甲", VerticalMerge::restart), {.text = "1"}}},
                               {{down("乙", VerticalMerge::continues),
                                 {.text = ""},
                                 {.text = "2", .continues_left = true}}}}};

    CHECK(Grid(table).texts() == Texts{"甲\n乙", "1", "2"});
}

TEST_CASE("a continued cell may hold text of its own")
{
    const Table table{.rows = {{{down("above", VerticalMerge::restart)}},
                               {{down("own", VerticalMerge::continues)}}}};
    const Grid grid(table);

    CHECK(grid.label_at(1, 0) == "above");
    REQUIRE(grid.pieces(1).size() == 1);
    CHECK(grid.pieces(1)[0].cell == 0);
    CHECK(grid.pieces(1)[0].written->text == "own");
}

TEST_CASE("slots before and after the cells of a row are empty")
{
    const Table table{.rows = {{{{.text = "a"}}, 2, 1}, {{{.text = "b"}}}}};
    const Grid grid(table);

    CHECK(grid.row_width(0) == 4);
    CHECK(grid.row_width(1) == 1);
    CHECK(grid.columns() == 4);
    CHECK(labels(grid, 0) == Texts{"", "", "a", ""});
    CHECK(grid.covering(0, 1) == nullptr);
    CHECK(grid.covering(0, 3) == nullptr);
    CHECK(grid.covering(1, 1) == nullptr);
}

TEST_CASE("a cell that continues to the left widens the one before it")
{
    const Table table{.rows = {{{{.text = "a"}, {.text = "own", .continues_left = true}, {"c"}}},
                               {{{.text = "lone", .continues_left = true}}}}};
    const Grid grid(table);

    CHECK(labels(grid, 0) == Texts{"a", "a", "c"});
    CHECK(values(grid, 0) == Texts{"a", "", "c"});
    REQUIRE(grid.pieces(0).size() == 2);
    CHECK(grid.pieces(0)[0].written_cells == 2);
    CHECK(grid.pieces(0)[0].written[1].text == "own");
    CHECK(grid.value_at(1, 0) == "lone");
}

TEST_CASE("a block merged both ways is one cell")
{
    const Table table{
        .rows = {{{down("a", VerticalMerge::restart), {.text = "", .continues_left = true}}},
                 {{down("", VerticalMerge::continues), {.text = "", .continues_left = true}}}}};
    const Grid grid(table);

    REQUIRE(grid.cells().size() == 1);
    CHECK(grid.cells()[0].row_span == 2);
    CHECK(grid.cells()[0].column_span == 2);
    CHECK(grid.label_at(1, 1) == "a");
}

TEST_CASE("an empty table and an empty row have no cells")
{
    CHECK(Grid(Table{}).rows() == 0);
    CHECK(Grid(Table{}).columns() == 0);
    const Table table{.rows = {{}, {{{.text = "a"}}}}};
    const Grid grid(table);
    CHECK(grid.pieces(0).empty());
    CHECK(grid.value_at(1, 0) == "a");
}

TEST_CASE("a merge of ten thousand wide rows costs as many pieces as cells were written")
{
    Table table;
    for (int row = 0; row < 10'000; ++row) {
        table.rows.push_back({{down(row == 0 ? "top" : "", VerticalMerge::continues, 1024),
                               {.text = "v", .column_span = 1024}}});
    }
    const Grid grid(table);

    CHECK(grid.columns() == 2048);
    CHECK(grid.cells().size() == 10'001);
    CHECK(grid.cells()[0].row_span == 10'000);
    CHECK(grid.label_at(9'999, 1023) == "top");
    CHECK(grid.value_at(9'999, 1024) == "v");
}

TEST_CASE("the rows of several tables are one grid, and a merge goes on over their border")
{
    const Table upper{.rows = {{{down("结果", VerticalMerge::restart), {.text = "1"}}}}};
    const Table lower{.rows = {{{down("", VerticalMerge::continues), {.text = "2"}}}}};
    const std::vector<const Table*> parts{&upper, &lower};
    const Grid grid(parts, {});

    CHECK(grid.rows() == 2);
    CHECK(labels(grid, 1) == Texts{"结果", "2"});
    CHECK(grid.covering(1, 0)->row_span == 2);
}

TEST_CASE("a merge goes on over the rows that are passed over, which have merges of their own")
{
    const Table table{.rows = {{{down("结果", VerticalMerge::restart), {.text = "1"}}},
                               {{down("项目", VerticalMerge::restart), {.text = "甲"}}},
                               {{down("", VerticalMerge::continues), {.text = "乙"}}},
                               {{down("", VerticalMerge::continues), {.text = "2"}}}}};
    const std::vector<const Table*> parts{&table};
    const Grid grid(parts, {false, true, true, false});

    CHECK(labels(grid, 2) == Texts{"项目", "乙"});
    CHECK(labels(grid, 3) == Texts{"结果", "2"});
}
