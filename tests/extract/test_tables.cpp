#include "extract/grid.hpp"
#include "tests/extract/read.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

std::vector<Table>
tables(const Document& document)
{
    std::vector<Table> found;
    for (const auto& block : document.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) {
            found.push_back(*table);
        }
    }
    return found;
}

Table
table_of(const std::string& rows)
{
    const auto found = tables(read_body(tbl(rows)).document);
    REQUIRE(found.size() == 1);
    return found[0];
}

Row
row_of(const std::string& cells, const std::string& properties = "")
{
    return table_of(tr(cells, properties)).rows.at(0);
}

std::string
span(const std::string& value)
{
    return "<w:gridSpan w:val='" + value + "'/>";
}

} // namespace

TEST_CASE("a table has its rows, cells and grid as written")
{
    const auto body = para("before") + tbl(tr(tc("a") + tc("b")) + tr(tc("c") + tc("")));
    CHECK(read_body(body).document.blocks ==
          std::vector<Block>{
              Paragraph{.text = "before"},
              Table{.ordinal = 1, .grid_columns = 2, .rows = {{{{"a"}, {"b"}}}, {{{"c"}, {""}}}}}});
}

TEST_CASE("spans, merges and skipped slots are as written")
{
    CHECK(row_of(tc("a", span("3")) + tc("b", "<w:vMerge w:val='restart'/>") +
                     tc("c", "<w:vMerge/>") + tc("d", "<w:vMerge w:val='continue'/>") +
                     tc("e", "<w:hMerge w:val='restart'/>") + tc("f", "<w:hMerge/>"),
                 "<w:gridBefore w:val='2'/><w:gridAfter w:val='1'/>") ==
          Row{.cells = {{.text = "a", .column_span = 3},
                        {.text = "b", .vertical_merge = VerticalMerge::restart},
                        {.text = "c", .vertical_merge = VerticalMerge::continues},
                        {.text = "d", .vertical_merge = VerticalMerge::continues},
                        {.text = "e"},
                        {.text = "f", .continues_left = true}},
              .skipped_before = 2,
              .skipped_after = 1});
}

TEST_CASE("a span that makes no sense is reported and counts as one")
{
    for (const auto* value : {"0",
                              "-1",
                              "1025",
                              "2147483648",
                              "4294967297",
                              "18446744073709551617",
                              "two",
                              "",
                              "1.5"}) {
        CAPTURE(value);
        const auto outcome = read_body(tbl(tr(tc("a") + tc("b", span(value)))));
        CHECK(tables(outcome.document)[0].rows[0].cells[1] == Cell{.text = "b"});
        CHECK(outcome.findings == Findings{{.code = "bad-span",
                                            .arguments = {std::string(value)},
                                            .place = {.table = 1, .row = 1, .column = 2}}});
    }
    CHECK(row_of(tc("a", span("1024"))).cells[0].column_span == 1024);
    CHECK(row_of(tc("a"), "<w:gridBefore w:val='0'/>").skipped_before == 0);
    CHECK(row_of(tc("a"), "<w:gridBefore w:val='99999'/>").skipped_before == 0);
}

TEST_CASE("more bad spans than anyone reads are only counted")
{
    std::string rows;
    for (int i = 0; i < 150; ++i) {
        rows += tr(tc("a", span("0")));
    }
    const auto findings = read_body(tbl(rows)).findings;
    CHECK(findings.size() == 101);
    CHECK(findings.back() == Finding{.code = "more-findings", .arguments = {std::int64_t{50}}});
}

TEST_CASE("the paragraphs of a cell are its lines")
{
    CHECK(row_of("<w:tc>" + para("本年新") + para("制作数量") + "</w:tc>").cells[0].text ==
          "本年新\n制作数量");
    CHECK(row_of("<w:tc>" + para("a") + para("") + para("b") + "</w:tc>").cells[0].text ==
          "a\n\nb");
    CHECK(row_of("<w:tc>" + para("") + "</w:tc><w:tc/>").cells == std::vector<Cell>{{""}, {""}});
    CHECK(row_of("<w:tc><w:p>" + run("a") + "<w:r><w:txbxContent>" + para("b") +
                 "</w:txbxContent></w:r></w:p>" + para("c") + "</w:tc>")
              .cells[0]
              .text == "a\nb\nc");
}

TEST_CASE("rows and cells inside content controls belong to the table")
{
    const auto table =
        table_of("<w:sdt><w:sdtPr/><w:sdtContent>" +
                 tr("<w:customXml>" + tc("a") + "</w:customXml><w:sdt><w:sdtContent>" + tc("b") +
                    "</w:sdtContent></w:sdt>") +
                 "</w:sdtContent></w:sdt><w:ins>" + tr(tc("c")) + "</w:ins>");
    CHECK(table.rows == std::vector<Row>{{{{"a"}, {"b"}}}, {{{"c"}}}});
}

TEST_CASE("a nested table follows the one it lies in and knows its cell")
{
    const auto inner = tbl(tr("<w:tc>" + tbl(tr(tc("third"))) + "</w:tc>"));
    const auto found = tables(read_body(tbl(tr(tc("a"), "<w:gridBefore w:val='1'/>") +
                                            tr(tc("b", span("2")) + "<w:tc>" + para("c") + inner +
                                               para("d") + "</w:tc>")) +
                                        tbl(tr(tc("last"))))
                                  .document);
    REQUIRE(found.size() == 4);
    CHECK(found[0].rows[1].cells[1].text == "c\nd");
    CHECK(found[1].ordinal == 2);
    CHECK(found[1].parent == ParentCell{.table = 1, .row = 2, .column = 3});
    CHECK(found[2].parent == ParentCell{.table = 2, .row = 1, .column = 1});
    CHECK(found[2].rows[0].cells[0].text == "third");
    CHECK(found[3].ordinal == 4);
    CHECK_FALSE(found[3].parent.has_value());
}

TEST_CASE("a table in a text box in a cell lies in that cell")
{
    const auto found =
        tables(read_body(tbl(tr("<w:tc><w:p><w:r><w:txbxContent>" + tbl(tr(tc("inner"))) +
                                "</w:txbxContent></w:r></w:p></w:tc>")))
                   .document);
    REQUIRE(found.size() == 2);
    CHECK(found[1].parent == ParentCell{.table = 1, .row = 1, .column = 1});
}

TEST_CASE("a row taken away by a tracked change is left out and counted")
{
    const auto document =
        read_body(tbl(tr(tc("a")) +
                      tr(tc("b") + "<w:tc>" + tbl(tr(tc("x"))) + "</w:tc>", "<w:del/>") +
                      tr(tc("c"), "<w:ins/>")))
            .document;
    REQUIRE(document.blocks.size() == 1);
    CHECK(std::get<Table>(document.blocks[0]).rows == std::vector<Row>{{{{"a"}}}, {{{"c"}}}});
    CHECK(document.left_out == std::vector<LeftOut>{{"deleted-row", 1}});
}

TEST_CASE("former properties say nothing")
{
    const auto table = table_of(tr("<w:tc><w:tcPr><w:tcPrChange><w:tcPr>" + span("4") +
                                       "</w:tcPr></w:tcPrChange></w:tcPr>" + para("a") + "</w:tc>",
                                   "<w:trPrChange><w:trPr><w:del/></w:trPr></w:trPrChange>"));
    CHECK(table.rows == std::vector<Row>{{{{"a"}}}});
}

TEST_CASE("elements where they do not belong lose no text and break nothing")
{
    const auto found = read_body("<w:tc>" + para("a") + "</w:tc><w:tr>" + tc("b") +
                                 "</w:tr><w:tbl>" + para("c") + "<w:tc>" + para("d") +
                                 "</w:tc></w:tbl><w:gridSpan w:val='2'/><w:tcPr>" + span("0") +
                                 "</w:tcPr><w:pPr><w:pStyle w:val='x'/></w:pPr><w:r><w:t>e</w:t>"
                                 "</w:r><w:p><w:r><w:t>f<w:p><w:r><w:t>gg</w:t></w:r></w:p></w:t>"
                                 "</w:r></w:p>");
    CHECK(found.failure.code.empty());
    std::string all;
    for (const auto& block : found.document.blocks) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
            all += paragraph->text;
        }
    }
    CHECK(all == "abcdf");
}

TEST_CASE("twenty tables in one another are read")
{
    std::string body = tbl(tr(tc("innermost")));
    for (int i = 1; i < 20; ++i) {
        body = tbl(tr("<w:tc>" + body + "</w:tc>"));
    }
    const auto found = tables(read_body(body).document);
    REQUIRE(found.size() == 20);
    CHECK(found[19].rows[0].cells[0].text == "innermost");
}

TEST_CASE("ten thousand merged rows are read and resolved in linear time")
{
    std::string rows = tr(tc("top", "<w:vMerge w:val='restart'/>") + tc("1"));
    for (int i = 0; i < 10'000; ++i) {
        rows += tr(tc("", "<w:vMerge/>") + tc("2"));
    }
    const auto table = table_of(rows);
    const Grid grid(table);
    CHECK(grid.cells()[0].row_span == 10'001);
    CHECK(grid.label_at(10'000, 0) == "top");
}

TEST_CASE("a header row that Word repeats on every page stands in the file and the table once")
{
    CHECK(texts_of(table_of(tr(tc("甲"), "<w:tblHeader/>") + tr(tc("1")) + tr(tc("2")))) ==
          CellTexts{{"甲"}, {"1"}, {"2"}});
}
