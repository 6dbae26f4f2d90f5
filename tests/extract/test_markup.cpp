#include "tests/extract/read.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

constexpr std::string_view names =
    " xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
    " xmlns:wpsx='http://www.wps.cn/officeDocument/2013/wpsCustomData'";

// A document whose root has these attributes besides.
ReadOutcome
read_root(const std::string& attributes, const std::string& body)
{
    const auto xml = "<w:document" + std::string(names) + " " + attributes + "><w:body>" + body +
                     "</w:body></w:document>";
    return read_body("", {{"word/document.xml", xml}});
}

std::string
first_text(const ReadOutcome& outcome)
{
    return std::get<Paragraph>(outcome.document.blocks.at(0)).text;
}

const std::string extended = "<w:p>" + run("1") + "<wpsx:x>" + run("2") + "</wpsx:x></w:p>";

} // namespace

TEST_CASE("what an ignorable namespace holds is passed over and its texts are counted")
{
    const auto outcome = read_root("mc:Ignorable='wpsx'", extended);
    CHECK(first_text(outcome) == "1");
    CHECK(outcome.document.left_out == std::vector<LeftOut>{{"unknown-extension", 1}});
}

TEST_CASE("content that is to be processed is, though its element is not known")
{
    CHECK(first_text(read_root("mc:Ignorable='wpsx' mc:ProcessContent='wpsx:x'", extended)) ==
          "12");
    CHECK(first_text(read_root("mc:Ignorable='wpsx' mc:ProcessContent='wpsx:*'", extended)) ==
          "12");
    CHECK(first_text(read_root("mc:Ignorable='wpsx' mc:ProcessContent='wpsx:y'", extended)) == "1");
}

TEST_CASE("text in an unknown namespace that may not be ignored is kept")
{
    CHECK(first_text(read_root("", extended)) == "12");
}

TEST_CASE("alternatives of which none is understood are counted")
{
    const auto outcome = read_root("",
                                   "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wpsx'>"
                                   "<w:t>a</w:t></mc:Choice></mc:AlternateContent></w:r></w:p>");
    CHECK(first_text(outcome).empty());
    CHECK(outcome.document.left_out == std::vector<LeftOut>{{"unknown-extension", 1}});
}

TEST_CASE("rows and cells among alternatives are taken once")
{
    const auto rows = "<mc:AlternateContent><mc:Choice Requires='wpsx'>" + tr(tc("9")) +
                      "</mc:Choice><mc:Fallback>" + tr(tc("1")) +
                      "</mc:Fallback></mc:AlternateContent>" + tr(tc("2"));
    CHECK(texts_of(tables_of(read_root("", tbl(rows)).document).at(0)) == CellTexts{{"1"}, {"2"}});
}

TEST_CASE("alternatives may stand among properties too")
{
    const auto either = [](const std::string& chosen) {
        return "<mc:AlternateContent><mc:Choice Requires='w'>" + chosen +
               "</mc:Choice><mc:Fallback><w:gridSpan w:val='7'/></mc:Fallback>"
               "</mc:AlternateContent>";
    };
    const auto hidden = "<w:tc><w:tcPr>" + either("<w:gridSpan w:val='2'/>") +
                        "</w:tcPr><w:p><w:r><w:rPr>" + either("<w:vanish/>") +
                        "</w:rPr><w:t>9</w:t></w:r>" + run("12") + "</w:p></w:tc>";
    const auto gone =
        "<w:tc><w:tcPr>" + either("<w:cellDel/>") + "</w:tcPr>" + para("8") + "</w:tc>";
    const auto table = tables_of(read_root("", tbl(tr(hidden + gone))).document).at(0);
    CHECK(texts_of(table) == CellTexts{{"12"}});
    CHECK(table.rows[0].cells[0].column_span == 2);
}

TEST_CASE("text that another file holds is named in a finding")
{
    const TestPart relations{
        "word/_rels/document.xml.rels",
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
        "relationships/aFChunk' Target='chunk.html'/>"
        "<Relationship Id='r2' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
        "relationships/subDocument' Target='file:///part2.docx' TargetMode='External'/>"
        "<Relationship Id='r3' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
        "relationships/header' Target='header1.xml'/></Relationships>"};
    const auto outcome =
        read_body("<w:altChunk xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/"
                  "relationships' r:id='r1'/><w:p><w:subDoc xmlns:r='http://schemas."
                  "openxmlformats.org/officeDocument/2006/relationships' r:id='r2'/></w:p>",
                  {relations});
    CHECK(outcome.findings ==
          Findings{{.code = "text-elsewhere", .arguments = {"word/chunk.html"}},
                   {.code = "text-elsewhere", .arguments = {"file:///part2.docx"}}});
    CHECK(outcome.document.left_out ==
          std::vector<LeftOut>{{"embedded-document", 1}, {"header", 1}, {"subdocument", 1}});
}

TEST_CASE("pictures, charts and objects are counted, since their text is not read")
{
    const auto document =
        read_body("<w:p><w:r><w:drawing><pic:pic xmlns:pic='http://schemas.openxmlformats.org/"
                  "drawingml/2006/picture'/></w:drawing><w:drawing><c:chart xmlns:c='http://"
                  "schemas.openxmlformats.org/drawingml/2006/chart'/></w:drawing><w:object>"
                  "<o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office'/></w:object>"
                  "</w:r></w:p>")
            .document;
    CHECK(document.left_out ==
          std::vector<LeftOut>{{"chart", 1}, {"embedded-object", 1}, {"picture", 1}});
}

TEST_CASE("a paragraph says whether it shows a picture, a chart or an object")
{
    const auto blocks = read_body("<w:p>" + run("图一") +
                                  "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'>"
                                  "<v:imagedata/></v:shape></w:pict></w:r></w:p><w:p>" +
                                  run("图二") + "</w:p>")
                            .document.blocks;
    CHECK(blocks == std::vector<Block>{Paragraph{.text = "图一", .shows_drawing = true},
                                       Paragraph{.text = "图二"}});
}

TEST_CASE("a cell that shows only a picture is reported, since it is not blank")
{
    const std::string picture = "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'>"
                                "<v:imagedata/></v:shape></w:pict></w:r>";
    const auto outcome = read_body(tbl(tr("<w:tc><w:p>" + picture + "</w:p></w:tc><w:tc><w:p>" +
                                          run("1") + picture + "</w:p></w:tc>")));
    CHECK(outcome.findings ==
          Findings{{.code = "picture-in-cell", .place = {.table = 1, .row = 1, .column = 1}}});
}

TEST_CASE("a part that is named and not there costs what it would have said")
{
    const TestPart relations{
        "word/_rels/document.xml.rels",
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='r1' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
        "relationships/styles' Target='styles.xml'/></Relationships>"};
    const auto outcome = read_body(para("1"), {relations});
    CHECK(first_text(outcome) == "1");
    CHECK(outcome.findings == Findings{{.code = "part-missing", .arguments = {"word/styles.xml"}}});
}

TEST_CASE("a document is found under any name, with its sections in order and its margins left out")
{
    const std::string w = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    const std::string office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    const auto relation = [&](const std::string& id,
                              const std::string& type,
                              const std::string& to) {
        return "<Relationship Id='" + id + "' Type='" + office + type + "' Target='" + to + "'/>";
    };
    const auto relations = [](const std::string& inner) {
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/"
               "relationships'>" +
               inner + "</Relationships>";
    };
    const auto story = [&](const std::string& root, const std::string& inner) {
        return "<w:" + root + " " + w + ">" + inner + "</w:" + root + ">";
    };
    const auto outcome = read_bytes(
        zip_of({{"_rels/.rels", relations(relation("r1", "officeDocument", "texte/bericht.bin"))},
                {"texte/_rels/bericht.bin.rels",
                 relations(relation("r1", "header", "h.xml") + relation("r2", "footer", "f.xml") +
                           relation("r3", "glossaryDocument", "g.xml") +
                           relation("r4", "styles", "/formate.xml"))},
                {"texte/bericht.bin",
                 story("document",
                       "<w:body><w:p><w:pPr><w:pStyle w:val='u'/><w:sectPr><w:headerReference/>"
                       "</w:sectPr></w:pPr>" +
                           run("1") + "</w:p>" + para("2") + "<w:sectPr/></w:body>")},
                {"texte/h.xml", story("hdr", para("9"))},
                {"texte/f.xml", story("ftr", para("9"))},
                {"texte/g.xml", story("glossaryDocument", para("9"))},
                {"formate.xml",
                 story("styles",
                       "<w:style w:type='paragraph' w:styleId='u'><w:name w:val='heading 1'/>"
                       "</w:style>")}}));
    CHECK(outcome.document.blocks ==
          std::vector<Block>{Paragraph{.text = "1", .style = "heading 1", .outline_level = 0},
                             Paragraph{.text = "2"}});
    CHECK(outcome.document.left_out ==
          std::vector<LeftOut>{{"footer", 1}, {"glossary", 1}, {"header", 1}});
}
