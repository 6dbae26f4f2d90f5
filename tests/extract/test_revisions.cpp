#include "tests/extract/read.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

using namespace nianbao;

namespace {

CellTexts
texts_in(const std::string& rows)
{
    return texts_of(tables_of(read_body(tbl(rows)).document).at(0));
}

Findings
findings_in(const std::string& body)
{
    return read_body(body).findings;
}

Findings
tracked(std::int64_t inserted, std::int64_t deleted, std::int64_t moved, std::int64_t merged)
{
    return {{.code = "tracked-changes", .arguments = {inserted, deleted, moved, merged}}};
}

const std::string deleted_run = "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>";

} // namespace

TEST_CASE("text that was put in is part of the cell, text that was taken out is not")
{
    const auto cell = "<w:tc><w:p>" + run("1") + "<w:ins>" + run("2") + "</w:ins>" + deleted_run +
                      "<w:moveFrom>" + run("8") + "</w:moveFrom><w:moveTo>" + run("3") +
                      "</w:moveTo></w:p></w:tc>";
    CHECK(texts_in(tr(cell)) == CellTexts{{"123"}});
}

TEST_CASE("text that was put in and taken out again is gone")
{
    CHECK(texts_in(tr("<w:tc><w:p>" + run("1") + "<w:ins>" + deleted_run +
                      "</w:ins></w:p></w:tc>")) == CellTexts{{"1"}});
}

TEST_CASE("one finding counts the tracked changes of a document")
{
    CHECK(findings_in("<w:p>" + run("1") + "<w:ins>" + run("2") + "</w:ins><w:ins>" + run("3") +
                      "</w:ins>" + deleted_run + "</w:p>") == tracked(2, 1, 0, 0));
    CHECK(findings_in("<w:p><w:moveFrom>" + run("1") + "</w:moveFrom></w:p><w:p><w:moveTo>" +
                      run("1") + "</w:moveTo></w:p>") == tracked(0, 0, 1, 0));
    CHECK(findings_in("<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr></w:p>") == tracked(1, 0, 0, 0));
    CHECK(findings_in(para("1")).empty());
}

TEST_CASE("a change of formatting alone is no tracked change of the text")
{
    CHECK(findings_in("<w:p><w:pPr><w:pPrChange><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>"
                      "</w:pPrChange></w:pPr><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr>"
                      "</w:rPrChange></w:rPr><w:t>1</w:t></w:r></w:p>")
              .empty());
}

TEST_CASE("a row that was deleted is not there, one that was put in is")
{
    const auto rows = tr(tc("1")) + tr(tc("2"), "<w:del/>") + tr(tc("3"), "<w:ins/>");
    CHECK(texts_in(rows) == CellTexts{{"1"}, {"3"}});
    const auto outcome = read_body(tbl(rows));
    CHECK(outcome.findings == tracked(1, 1, 0, 0));
    CHECK(outcome.document.left_out == std::vector<LeftOut>{{"deleted-row", 1}});
}

TEST_CASE("a cell that was deleted is not there and the next ones move up")
{
    const auto rows = tr(tc("1") + tc("2", "<w:cellDel/>") + tc("3", "<w:cellIns/>"));
    CHECK(texts_in(rows) == CellTexts{{"1", "3"}});
    const auto outcome = read_body(tbl(rows));
    CHECK(outcome.findings == tracked(1, 1, 0, 0));
    CHECK(outcome.document.left_out == std::vector<LeftOut>{{"deleted-cell", 1}});
}

TEST_CASE("a deleted cell takes the tables in it along and keeps its bookmarks")
{
    const auto cell = "<w:tc><w:tcPr><w:cellDel/></w:tcPr><w:bookmarkStart w:id='1' w:name='x'/>" +
                      tbl(tr(tc("9"))) + "<w:p/></w:tc>";
    const auto document =
        read_body(tbl(tr(cell + tc("1") + "<w:bookmarkEnd w:id='1'/>") + tr(tc("2")))).document;
    CHECK(tables_of(document).size() == 1);
    CHECK(texts_of(tables_of(document)[0]) == CellTexts{{"1"}, {"2"}});
    CHECK(document.bookmarks.size() == 1);
}

TEST_CASE("cells merged or split by a tracked change are read as changed")
{
    const auto table =
        tables_of(read_body(tbl(tr(tc("1", "<w:cellMerge w:vMerge='rest'/>")) +
                                tr(tc("2", "<w:cellMerge w:vMerge='cont'/>")) +
                                tr(tc("3", "<w:vMerge/><w:cellMerge w:vMergeOrig='cont'/>"))))
                      .document)
            .at(0);
    CHECK(table.rows[0].cells[0].vertical_merge == VerticalMerge::restart);
    CHECK(table.rows[1].cells[0].vertical_merge == VerticalMerge::continues);
    CHECK(table.rows[2].cells[0].vertical_merge == VerticalMerge::none);
}
