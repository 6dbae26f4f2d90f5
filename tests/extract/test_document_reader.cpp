#include "tests/extract/read.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

const std::string wordml = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

TestPart
package_relationships(const std::string& target)
{
    return {"_rels/.rels",
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            "<Relationship Id='a' Type='" +
                office + "officeDocument' Target='" + target + "'/></Relationships>"};
}

TestPart
content_types(const std::string& inner)
{
    return {"[Content_Types].xml",
            "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>" + inner +
                "</Types>"};
}

TestPart
document_part(const std::string& xml)
{
    return {"word/document.xml", xml};
}

std::string
repeated(const std::string& text, int times)
{
    std::string all;
    all.reserve(text.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

// A mebibyte that deflates, but not like a bomb.
std::string
mebibyte()
{
    std::string line;
    std::uint32_t state = 1;
    for (int i = 0; i < 4096; ++i) {
        state = state * 1664525U + 1013904223U;
        line += static_cast<char>('a' + (state >> 24U) % 26);
    }
    return repeated(line, 256);
}

} // namespace

TEST_CASE("the main part may have any name, and one called as usual may be a decoy")
{
    const auto outcome =
        read_body(para("decoy"),
                  {package_relationships("/a/b.xml"), {"a/b.xml", document_xml(para("true"))}});
    CHECK(outcome.document.blocks == std::vector<Block>{Paragraph{.text = "true"}});
}

TEST_CASE("a workbook called .docx is told by its root")
{
    const std::string workbook_xml =
        "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'/>";
    const auto workbook = zip_of({content_types(""),
                                  package_relationships("xl/workbook.xml"),
                                  {"xl/workbook.xml", workbook_xml}});
    const Failure is_workbook{"not-wordprocessing", {"xlsx"}, "xl/workbook.xml", 1};
    CHECK(read_bytes(workbook).failure == is_workbook);
    const TestPart related{"xl/_rels/workbook.xml.rels",
                           "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
                           "relationships'><Relationship Id='a' Type='" +
                               office + "styles' Target='styles.xml'/></Relationships>"};
    const auto styled = zip_of({package_relationships("xl/workbook.xml"),
                                {"xl/workbook.xml", workbook_xml},
                                related,
                                {"xl/styles.xml", "<styleSheet/>"}});
    CHECK(read_bytes(styled).failure == is_workbook);
}

TEST_CASE("other zips are told apart")
{
    CHECK(read_bytes(zip_of({{"a.txt", "a"}})).failure == Failure{"not-wordprocessing", {"zip"}});
    CHECK(read_bytes(zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"}})).failure ==
          Failure{"not-wordprocessing", {"OpenDocument"}});
    CHECK(read_bytes(zip_of({content_types("")})).failure == Failure{"no-main-part"});
}

TEST_CASE("a main part of another root or namespace is refused, never empty")
{
    CHECK(read_body("", {document_part("<html/>")}).failure ==
          Failure{"wrong-root", {"html"}, "word/document.xml", 1});
    CHECK(read_body("", {document_part("<w:document xmlns:w='urn:other'/>")}).failure.code ==
          "wrong-root");
    CHECK(read_body("", {document_part("<w:document/>")}).failure.code == "malformed-xml");
    CHECK(read_body("", {document_part("")}).failure.code == "malformed-xml");
}

TEST_CASE("a part that says how the text is to be read must have the root of its kind")
{
    const std::string package = "xmlns='http://schemas.openxmlformats.org/package/2006/";
    const auto refused =
        [](const std::string& name, const std::string& root, const std::string& xml) {
            CAPTURE(name);
            CHECK(read_body(para("1"), {{name, "<?xml version='1.0'?>\n" + xml}}).failure ==
                  Failure{"wrong-root", {root}, name, 2});
        };
    refused("word/styles.xml", "html", "<html/>");
    refused("word/styles.xml", "styles", "<w:styles xmlns:w='urn:x'/>");
    refused("word/styles.xml", "numbering", "<w:numbering xmlns:w='" + wordml + "'/>");
    refused("word/_rels/document.xml.rels", "Relationships", "<Relationships xmlns='urn:x'/>");
    refused("_rels/.rels", "Types", "<Types " + package + "content-types'/>");
    refused("[Content_Types].xml", "Types", "<Types/>");
    refused("[Content_Types].xml", "Types", "<Types " + package + "relationships'/>");
    const auto listed = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>";
    CHECK(read_body(listed, {{"word/numbering.xml", "<w:numbering xmlns:w='urn:x'/>"}}).failure ==
          Failure{"wrong-root", {"numbering"}, "word/numbering.xml", 1});
}

TEST_CASE("the content types are read to their end, and nothing is taken from them")
{
    const auto body = para("1");
    CHECK(read_body(body, {content_types("<Default Extension='x'/>")}).failure == Failure{});
    CHECK(read_body(body, {content_types("<Default>")}).failure.code == "malformed-xml");
    auto damaged = zip_of({content_types("")});
    const auto at = damaged.find("PK\x01\x02");
    REQUIRE(at != std::string::npos);
    damaged.replace(at + 16, 4, "abcd");
    damaged.replace(14, 4, "abcd");
    CHECK(read_bytes(damaged).failure == Failure{"damaged-zip", {"CRC"}, "[Content_Types].xml", 0});
}

TEST_CASE("bombs of entities are stopped at the DTD, in whatever part they hide")
{
    const std::string bomb = "<!DOCTYPE r [<!ENTITY a 'x'>]><r>&a;</r>";
    for (const auto* name : {"word/document.xml",
                             "word/styles.xml",
                             "word/_rels/document.xml.rels",
                             "_rels/.rels",
                             "docProps/core.xml"}) {
        CAPTURE(name);
        const auto failure = read_body("", {{name, bomb}}).failure;
        CHECK(failure == Failure{"doctype-not-allowed", {}, name, 1});
    }
}

TEST_CASE("numbering is read where a paragraph asks for it, and told as its own when it fails")
{
    const TestPart broken{"word/numbering.xml",
                          "<w:numbering xmlns:w='" + wordml + "'>\n<m></w:numbering>"};
    const std::string numbered =
        "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>";
    CHECK(read_body(para("a"), {broken}).failure.code.empty());
    const auto failure = read_body(para("a") + numbered + para("b"), {broken}).failure;
    CHECK(failure.code == "malformed-xml");
    CHECK(failure.part == "word/numbering.xml");
    CHECK(failure.line == 2);
}

TEST_CASE("a document cut off or changed gives no rows")
{
    const auto whole = docx(para("text"));
    CHECK(read_bytes(whole.substr(0, whole.size() / 2)).failure.code == "damaged-zip");
    const auto open = document_xml(para("text"));
    CHECK(read_body("", {document_part(open.substr(0, open.size() - 20))}).failure.code ==
          "malformed-xml");
}

TEST_CASE("depth is limited and nothing recurses")
{
    const auto nested = repeated("<w:sdt>", 509) + repeated("</w:sdt>", 509);
    CHECK(read_body(nested).failure.code.empty());
    CHECK(read_body(repeated("<w:sdt>", 5'000) + repeated("</w:sdt>", 5'000)).failure.code ==
          "xml-too-deep");
    CHECK(read_body(repeated("<w:tbl><w:tr><w:tc>", 2'000)).failure.code == "xml-too-deep");
}

TEST_CASE("cells are limited, rows counted with them")
{
    const auto row = "<w:tr>" + repeated("<w:tc/>", 999) + "</w:tr>";
    CHECK(read_body("<w:tbl>" + repeated(row, 2'000) + "</w:tbl>").failure.code.empty());
    const auto failure = read_body("<w:tbl>" + repeated(row, 2'000) + "<w:tr/></w:tbl>").failure;
    CHECK(failure == Failure{"too-many-cells", {std::int64_t{2'000'000}}, "word/document.xml", 2});
}

TEST_CASE("text is limited, of a document and of a cell")
{
    const auto paragraph = para(mebibyte());
    CHECK(read_body(repeated(paragraph, 63)).failure.code.empty());
    CHECK(read_body(repeated(paragraph, 65)).failure.code == "too-much-text");
    CHECK(read_body("<w:tbl><w:tr><w:tc>" + repeated(paragraph, 11) + "</w:tc></w:tr></w:tbl>")
              .failure.code == "too-much-text");
}

TEST_CASE("empty paragraphs and automatic numbers count as text")
{
    CHECK(read_body(repeated("<w:p/>", 1'100'000)).failure.code == "too-much-text");
    const TestPart numbering{
        "word/numbering.xml",
        "<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:lvlText w:val='" +
            std::string(255, 'n') +
            "'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
            "</w:numbering>"};
    const std::string numbered =
        "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:p>";
    CHECK(read_body(repeated(numbered, 250'000), {numbering}).failure.code == "too-much-text");
}

TEST_CASE("a cell takes little more than its text")
{
    CHECK(sizeof(Cell) <= 40);
}

TEST_CASE("documents read one after the other keep their own styles")
{
    const auto level_with = [](const char* level) {
        const auto styles =
            std::string("<w:styles "
                        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                        "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading\"/>"
                        "<w:pPr><w:outlineLvl w:val=\"") +
            level + "\"/></w:pPr></w:style></w:styles>";
        const auto package = Package::open(
            docx("<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
                 {{"word/styles.xml", styles}}));
        Findings findings;
        return std::get<Paragraph>(read_document(*package, findings)->blocks.at(0)).outline_level;
    };
    CHECK(level_with("0") == 0);
    CHECK(level_with("1") == 1);
    CHECK(level_with("0") == 0);
}
