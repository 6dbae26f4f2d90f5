#include "extract/shared_strings.hpp"
#include "extract/workbook_reader.hpp"
#include "tests/support/xlsx.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace nianbao;

namespace {

const std::vector<WantedColumn> columns{{{"id", "编号"}, WantedColumn::Need::required},
                                        {{"remark", "备注"}}};

using Rows = std::vector<std::vector<std::string>>;

// The rows of a workbook, or the code of what went wrong.
struct Read
{
    Rows rows{};
    std::vector<bool> has{};
    std::vector<std::uint32_t> numbers{};
    std::vector<std::string> others{};
    std::string failure{};
};

Read
read(const std::string& bytes)
{
    Read seen;
    const auto package = Package::open(bytes);
    REQUIRE(package);
    const auto others =
        read_workbook(*package, columns, [&](auto, const std::vector<bool>& has, SheetRow row) {
            seen.has = has;
            seen.rows.push_back(std::move(row.fields));
            seen.numbers.push_back(row.row);
        });
    if (others) {
        seen.others = *others;
    } else {
        seen.failure = others.error().code;
    }
    return seen;
}

const std::string headings = text_row({"id", "remark"});

// What one cell below the heading "remark" holds.
std::string
cell(const std::string& xml, const std::string& strings = "")
{
    const auto seen = read(
        xlsx(headings + "<row><c t='inlineStr'><is><t>a</t></is></c>" + xml + "</row>", strings));
    return seen.failure.empty() ? seen.rows.at(0).at(1) : seen.failure;
}

std::string
worksheet(const std::string& inner)
{
    return "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>" + inner +
           "</worksheet>";
}

const std::string sheet = "xl/worksheets/sheet1.xml";

} // namespace

TEST_CASE("columns are found by their headings, wherever they stand")
{
    CHECK(read(xlsx(headings + text_row({"a", "b"}))).rows == Rows{{"a", "b"}});
    CHECK(read(xlsx(text_row({"备注", "x", "编号"}) + text_row({"b", "y", "a"}))).rows ==
          Rows{{"a", "b"}});
    const auto below = read(xlsx("<row r='3'><c r='D3' t='inlineStr'><is><t>id</t></is></c></row>"
                                 "<row r='7'><c r='D7' t='inlineStr'><is><t>a</t></is></c></row>"));
    CHECK(below.rows == Rows{{"a", ""}});
    CHECK(below.numbers == std::vector<std::uint32_t>{7});
    CHECK(below.has == std::vector<bool>{true, false});
}

TEST_CASE("a sheet without the headings in its first rows is named and left alone")
{
    CHECK(read(xlsx(text_row({"remark"}) + text_row({"b"}))).others ==
          std::vector<std::string>{"表"});
    std::string late;
    for (int i = 0; i < 20; ++i) {
        late += text_row({"x"});
    }
    CHECK(read(xlsx(late + headings + text_row({"a", "b"}))).rows.empty());
    CHECK(read(xlsx("")).others == std::vector<std::string>{"表"});
}

TEST_CASE("a cell is text whatever its type")
{
    CHECK(cell("<c t='s'><v>1</v></c>", "<si><t>x</t></si><si><t> b </t></si>") == " b ");
    CHECK(cell("<c t='inlineStr'><is><r><t>b</t></r><r><rPr/><t>c</t></r></is></c>") == "bc");
    CHECK(cell("<c t='str'><f>\"b\"&amp;1</f><v>b1</v></c>") == "b1");
    CHECK(cell("<c><v>2021</v></c>") == "2021");
    CHECK(cell("<c t='b'><v>1</v></c>") == "TRUE");
    CHECK(cell("<c t='e'><v>#REF!</v></c>") == "#REF!");
    CHECK(cell("<c/>").empty());
}

TEST_CASE("rich text is its runs, without phonetic guides")
{
    CHECK(cell("<c t='s'><v>0</v></c>",
               "<si><r><t>备</t></r><rPh sb='0' eb='1'><t>bei</t></rPh><r><t>注</t></r>"
               "<phoneticPr fontId='1'/></si>") == "备注");
}

TEST_CASE("escaped characters come back, and what only looks like one stays")
{
    CHECK(cell("<c t='inlineStr'><is><t>a_x000D_b</t></is></c>") == "a\rb");
    CHECK(without_escapes("_x005F_x0041_") == "_x0041_");
    CHECK(without_escapes("_x00_ _xD800_ _xZZZZ_ _x0041") == "_x00_ _xD800_ _xZZZZ_ _x0041");
    CHECK(without_escapes("__x0041_") == "_A");
}

TEST_CASE("what no spreadsheet program writes is refused")
{
    CHECK(cell("<c r='ZZZZ99999999'><v>1</v></c>") == "malformed-xml");
    CHECK(cell("<c r='B0'><v>1</v></c>") == "malformed-xml");
    CHECK(cell("<c r='B1048577'><v>1</v></c>") == "malformed-xml");
    CHECK(cell("<c r='XFE2'><v>1</v></c>") == "malformed-xml");
    CHECK(cell("<c r='2'><v>1</v></c>") == "malformed-xml");
    CHECK(cell("<c r='B2'><v>1</v></c><c r='B2'><v>2</v></c>") == "malformed-xml");
    CHECK(cell("<c t='s'><v>0</v></c>") == "malformed-xml");
    CHECK(cell("<c t='s'><v>-1</v></c>") == "malformed-xml");
    CHECK(read(xlsx("<row r='0'/>")).failure == "malformed-xml");
    CHECK(read(xlsx("<row r='99999999999'/>")).failure == "malformed-xml");
}

TEST_CASE("a part that is none of a workbook is no empty workbook")
{
    CHECK(read(xlsx("", "", {{"xl/workbook.xml", "<workbook/>"}})).failure == "not-a-workbook");
    CHECK(read(xlsx("", "", {{sheet, "<worksheet/>"}})).failure == "not-a-workbook");
    CHECK(read(xlsx("", "", {{"xl/sharedStrings.xml", "<sst/>"}})).failure == "not-a-workbook");
    CHECK(read(docx("<w:p/>")).failure == "not-a-workbook");
    CHECK(read(xlsx("", "", {{"[Content_Types].xml", "<Types/>"}})).failure == "wrong-root");
    CHECK(read(xlsx("", "", {{"xl/_rels/workbook.xml.rels", "<x/>"}})).failure == "wrong-root");
    CHECK(read(xlsx("", "", {{sheet, worksheet("<sheetData>")}})).failure == "malformed-xml");
    CHECK(read(xlsx("", "", {{sheet, "<!DOCTYPE x [<!ENTITY a 'b'>]>" + worksheet("&a;")}}))
              .failure == "doctype-not-allowed");
}

TEST_CASE("a sheet is a part of the package or none at all")
{
    const std::string start =
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
        "relationships/worksheet' Target=";
    const auto with = [&](const std::string& target) {
        return read(xlsx(headings + text_row({"a", "b"}),
                         "",
                         {{"xl/_rels/workbook.xml.rels", start + target + "/></Relationships>"}}));
    };
    CHECK(with("'worksheets/sheet1.xml'").rows.size() == 1);
    CHECK(with("'/xl/worksheets/sheet1.xml'").rows.size() == 1);
    CHECK(with("'../../../etc/passwd'").failure == "part-missing");
    CHECK(with("'file:///etc/passwd' TargetMode='External'").failure == "part-missing");
}

TEST_CASE("a million shared strings are read, and ever more text is not")
{
    std::string many;
    for (int i = 0; i < 1'000'000; ++i) {
        many += "<si><t>x</t></si>";
    }
    CHECK(cell("<c t='s'><v>999999</v></c>", many) == "x");

    const std::string text(1000, 'x');
    std::string larger;
    for (int i = 0; i < 70'000; ++i) { // not so alike that the zip is refused
        larger += "<si><t>" + text + std::to_string(i * 7919) + "</t></si>";
    }
    CHECK(cell("", larger) == "too-much-text");
}

TEST_CASE("a text of 40,000 characters arrives whole")
{
    const std::string text(40'000, 'x');
    CHECK(cell("<c t='inlineStr'><is><t>" + text + "</t></is></c>") == text);
}
