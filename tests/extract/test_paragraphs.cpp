#include "tests/extract/read.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

using Texts = std::vector<std::string>;

Texts
texts(const Document& document)
{
    Texts found;
    for (const auto& block : document.blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        found.push_back(paragraph != nullptr ? paragraph->text : "(table)");
    }
    return found;
}

Texts
texts(const std::string& body)
{
    return texts(read_body(body).document);
}

// The one text a paragraph of these runs has.
std::string
text_of(const std::string& runs)
{
    const auto found = texts("<w:p>" + runs + "</w:p>");
    REQUIRE(found.size() == 1);
    return found[0];
}

std::vector<LeftOut>
left_out(const std::string& runs)
{
    return read_body("<w:p>" + runs + "</w:p>").document.left_out;
}

std::string
field(const std::string& type)
{
    return "<w:r><w:fldChar w:fldCharType='" + type + "'/></w:r>";
}

const std::string outline =
    "<w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:pStyle w:val='1'/>"
    "<w:lvlText w:val='%1、'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:pStyle w:val='2'/>"
    "<w:lvlText w:val='（%2）'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

} // namespace

TEST_CASE("runs are joined as they are printed")
{
    CHECK(text_of("<w:r><w:t>2020</w:t></w:r><w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>年</w:t>"
                  "</w:r>") == "2020年");
    CHECK(text_of("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/>"
                  "<w:noBreakHyphen/><w:softHyphen/><w:t>3</w:t></w:r>") == "a\tb\nc\n-3");
    CHECK(text_of("<w:r><w:t>1<![CDATA[2]]><?pi x?>3<!-- 4 -->5</w:t></w:r>") == "1235");
    CHECK(text_of("").empty());
}

TEST_CASE("space at the ends of a text counts only where it is preserved")
{
    CHECK(text_of("<w:r><w:t xml:space='preserve'> a </w:t></w:r><w:r><w:t>\n b </w:t></w:r>") ==
          " a b");
    CHECK(text_of("<w:r><w:t>a</w:t><w:t>  </w:t><w:t>b</w:t></w:r>") == "ab");
    CHECK(text_of("<w:r><w:t>\xC2\xA0　</w:t></w:r>") == "\xC2\xA0　");
}

TEST_CASE("what tracked changes put in counts, what they took away does not")
{
    CHECK(text_of("<w:ins>" + run("a") + "</w:ins><w:del>" + "<w:r><w:delText>b</w:delText></w:r>" +
                  "</w:del><w:moveTo>" + run("c") + "</w:moveTo><w:moveFrom>" + run("d") +
                  "</w:moveFrom>") == "ac");
    CHECK(left_out("<w:del><w:r><w:delText>b</w:delText></w:r></w:del><w:moveFrom>" + run("d") +
                   "</w:moveFrom>") ==
          std::vector<LeftOut>{{"deleted-text", 1}, {"moved-text", 1}});
}

TEST_CASE("a paragraph whose mark is deleted goes on in the next one")
{
    const std::string gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>";
    CHECK(texts("<w:p>" + gone + run("a") + "</w:p>" + para("b")) == Texts{"ab"});
    CHECK(texts("<w:p>" + gone + "</w:p>" + para("b")) == Texts{"b"});
    CHECK(texts("<w:p>" + gone + run("a") + "</w:p>") == Texts{"a"});
    CHECK(texts("<w:p>" + gone + run("a") + "</w:p>" + tbl(tr(tc("b")))) == Texts{"a", "(table)"});
}

TEST_CASE("a field shows its result, not its instruction")
{
    const std::string instruction = "<w:r><w:instrText>PAGE</w:instrText></w:r>";
    CHECK(text_of(field("begin") + instruction + field("separate") + run("7") + field("end") +
                  run("!")) == "7!");
    CHECK(text_of(field("begin") + run("IF") + field("begin") + instruction + field("separate") +
                  run("1") + field("end") + field("separate") + run("x") + field("end")) == "x");
    CHECK(text_of("<w:fldSimple w:instr='DATE'>" + run("today") + "</w:fldSimple>") == "today");
    CHECK(left_out(field("begin") + instruction + field("end")) ==
          std::vector<LeftOut>{{"instruction", 1}});
}

TEST_CASE("an instruction left open does not swallow the paragraphs after it")
{
    CHECK(texts("<w:p>" + field("begin") + run("a") + "</w:p>" + para("b")) == Texts{"", "b"});
    CHECK(text_of(field("end") + field("separate") + run("a")) == "a");
}

TEST_CASE("hidden text is left out, by itself or by its style")
{
    const auto hidden =
        styles_part("<w:style w:type='character' w:styleId='h'><w:rPr><w:vanish/></w:rPr>"
                    "</w:style><w:style w:type='paragraph' w:styleId='p'><w:rPr>"
                    "<w:vanish/></w:rPr></w:style>");
    const std::string body =
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>a</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>b</w:t></w:r>"
        "<w:r><w:rPr><w:rStyle w:val='h'/></w:rPr><w:t>c</w:t></w:r>"
        "<w:r><w:rPr><w:rStyle w:val='h'/><w:vanish w:val='false'/></w:rPr><w:t>d</w:t></w:r></w:p>"
        "<w:p><w:pPr><w:pStyle w:val='p'/></w:pPr><w:r><w:t>e</w:t></w:r></w:p>";
    const auto document = read_body(body, {hidden}).document;
    CHECK(texts(document) == Texts{"bd"});
    CHECK(document.left_out == std::vector<LeftOut>{{"hidden-text", 3}});
}

TEST_CASE("references and guides are counted and leave no mark in the text")
{
    CHECK(text_of("<w:r><w:t>a</w:t><w:commentReference w:id='1'/><w:footnoteReference w:id='2'/>"
                  "</w:r><w:r><w:ruby><w:rt><w:r><w:t>pin"
                  "</w:t></w:r></w:rt><w:rubyBase>" +
                  run("拼") + "</w:rubyBase></w:ruby></w:r>") == "a拼");
    CHECK(left_out("<w:r><w:commentReference/><w:endnoteReference/></w:r>") ==
          std::vector<LeftOut>{{"comment", 1}, {"endnote", 1}});
}

TEST_CASE("containers of all kinds are descended into")
{
    CHECK(text_of("<w:hyperlink>" + run("a") + "</w:hyperlink><w:smartTag><w:smartTagPr/>" +
                  run("b") + "</w:smartTag><w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>" +
                  run("c") + "</w:sdtContent></w:sdt><w:customXml>" + run("d") +
                  "</w:customXml>") == "abcd");
    CHECK(texts("<w:sdt><w:sdtContent>" + para("a") + "</w:sdtContent></w:sdt><w:customXml>" +
                para("b") + "</w:customXml><w:sectPr><w:t>x</w:t></w:sectPr>") == Texts{"a", "b"});
}

TEST_CASE("of alternatives the first understood one is taken, once")
{
    const auto alternatives = [](const std::string& requires_) {
        return "<w:r><mc:AlternateContent><mc:Choice Requires='" + requires_ +
               "'><w:t>a</w:t></mc:Choice><mc:Choice Requires='w14'><w:t>b</w:t></mc:Choice>"
               "<mc:Fallback><w:t>c</w:t></mc:Fallback></mc:AlternateContent></w:r>";
    };
    CHECK(text_of(alternatives("wps")) == "a");
    CHECK(text_of(alternatives("wps w14")) == "a");
    CHECK(text_of(alternatives("v")) == "b");
    CHECK(text_of("<w:r><mc:AlternateContent><mc:Choice Requires='v'><w:t>a</w:t></mc:Choice>"
                  "<mc:Fallback><w:t>c</w:t></mc:Fallback></mc:AlternateContent></w:r>") == "c");
}

TEST_CASE("what a text box holds comes after its paragraph, once")
{
    const auto content = "<w:txbxContent>" + para("box") + tbl(tr(tc("cell"))) + "</w:txbxContent>";
    const auto document =
        read_body("<w:p>" + run("a") +
                  "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" +
                  content + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" +
                  content + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
                  run("b") + "</w:p>" + para("c"))
            .document;
    CHECK(texts(document) == Texts{"ab", "box", "(table)", "c"});
}

TEST_CASE("a heading has its style's name and level, the default style has none")
{
    const auto part =
        styles_part("<w:style w:default='1' w:type='paragraph' w:styleId='a'>"
                    "<w:name w:val='Normal'/></w:style>"
                    "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/>"
                    "<w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>");
    const auto document = read_body("<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr></w:p>"
                                    "<w:p><w:pPr><w:pStyle w:val='1'/><w:outlineLvl w:val='9'/>"
                                    "</w:pPr></w:p>"
                                    "<w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:p>"
                                    "<w:p><w:pPr><w:pStyle w:val='none'/></w:pPr></w:p>",
                                    {part})
                              .document;
    CHECK(document.blocks ==
          std::vector<Block>{Paragraph{.text = "", .style = "heading 1", .outline_level = 0},
                             Paragraph{.text = "", .style = "heading 1"},
                             Paragraph{.text = "", .outline_level = 2},
                             Paragraph{.text = ""}});
}

TEST_CASE("automatic numbers come from the paragraph or from its style")
{
    const auto style = [](const std::string& id) {
        return "<w:style w:type='paragraph' w:styleId='" + id + "'><w:name w:val='h" + id +
               "'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>";
    };
    const auto document =
        read_body("<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>" +
                      run("a") +
                      "</w:p><w:p><w:pPr><w:pStyle w:val='2'/></w:pPr></w:p>"
                      "<w:p><w:pPr><w:pStyle w:val='2'/></w:pPr></w:p>"
                      "<w:p><w:pPr><w:pStyle w:val='1'/></w:pPr></w:p>"
                      "<w:p><w:pPr><w:pStyle w:val='1'/><w:numPr><w:numId w:val='0'/></w:numPr>"
                      "</w:pPr></w:p>",
                  {styles_part(style("1") + style("2")), numbering_part(outline)})
            .document;
    CHECK(document.blocks ==
          std::vector<Block>{Paragraph{.text = "a", .number = "一、"},
                             Paragraph{.text = "", .number = "（一）", .style = "h2"},
                             Paragraph{.text = "", .number = "（二）", .style = "h2"},
                             Paragraph{.text = "", .number = "二、", .style = "h1"},
                             Paragraph{.text = "", .style = "h1"}});
}

TEST_CASE("inside a cell the automatic number is part of the text")
{
    const std::string numbered =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr>";
    const auto document = read_body("<w:tbl><w:tr><w:tc>" + numbered + run("公开") + "</w:p>" +
                                        numbered + "</w:p></w:tc></w:tr></w:tbl>",
                                    {numbering_part(outline)})
                              .document;
    CHECK(std::get<Table>(document.blocks.at(0)).rows[0].cells[0].text == "（一）\t公开\n（二）");
}

TEST_CASE("so it is in a text box inside a cell")
{
    const auto document =
        read_body("<w:tbl><w:tr><w:tc><w:p><w:r><w:pict><v:textbox><w:txbxContent>"
                  "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>" +
                      run("公开") +
                      "</w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p></w:tc></w:tr>"
                      "</w:tbl>",
                  {numbering_part(outline)})
            .document;
    CHECK(std::get<Table>(document.blocks.at(0)).rows[0].cells[0].text == "\n一、\t公开");
}

TEST_CASE("numbering comes through styles that others are based on, and level by level")
{
    const auto style = [](const std::string& id, const std::string& inner) {
        return "<w:style w:type='paragraph' w:styleId='" + id + "'>" + inner + "</w:style>";
    };
    const auto numbered = [](const std::string& inner) {
        return "<w:pPr><w:numPr>" + inner + "</w:numPr></w:pPr>";
    };
    const auto in = [](const std::string& id, const std::string& own = "") {
        return "<w:p><w:pPr><w:pStyle w:val='" + id + "'/><w:numPr>" + own +
               "</w:numPr></w:pPr></w:p>";
    };
    const std::string list = "<w:numId w:val='1'/>";
    const auto document =
        read_body(in("2") + in("child") + in("other") + in("none") +
                      in("2", "<w:ilvl w:val='0'/>") + in("2", list) +
                      in("2", "<w:numId w:val='0'/>") + in("own"),
                  {styles_part(
                       style("2", numbered(list)) + style("child", "<w:basedOn w:val='2'/>") +
                       style("other", numbered("<w:ilvl w:val='1'/>" + list)) +
                       style("none", "<w:basedOn w:val='2'/>" + numbered("<w:numId w:val='0'/>")) +
                       style("own", "<w:basedOn w:val='2'/>" + numbered("<w:ilvl w:val='0'/>"))),
                   numbering_part(outline)})
            .document;
    std::vector<std::string> found;
    for (const auto& block : document.blocks) {
        found.push_back(std::get<Paragraph>(block).number);
    }
    CHECK(found ==
          std::vector<std::string>{"（一）", "（二）", "（三）", "", "一、", "（一）", "", "二、"});
}

TEST_CASE("a list may be the one of a numbering style")
{
    const auto document =
        read_body(
            "<w:p><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:p>",
            {styles_part("<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId "
                         "w:val='1'/></w:numPr></w:pPr></w:style>"),
             numbering_part("<w:abstractNum w:abstractNumId='3'><w:numStyleLink w:val='L'/>"
                            "</w:abstractNum>" +
                            outline + "<w:num w:numId='7'><w:abstractNumId w:val='3'/></w:num>")})
            .document;
    CHECK(document.blocks == std::vector<Block>{Paragraph{.text = "", .number = "一、"}});
}

TEST_CASE("a merge covers the automatic numbers of its empty paragraphs")
{
    const std::string numbered =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr>";
    const auto cell = [&](const std::string& merge, const std::string& text) {
        return "<w:tc><w:tcPr>" + merge + "</w:tcPr>" + numbered + run(text) + "</w:p></w:tc>";
    };
    const auto table = tables_of(read_body(tbl(tr(cell("<w:vMerge w:val='restart'/>", "公开")) +
                                               tr(cell("<w:vMerge/>", ""))),
                                           {numbering_part(outline)})
                                     .document)
                           .at(0);
    CHECK(texts_of(table) == CellTexts{{"（一）\t公开"}, {""}});
}

TEST_CASE("title, producer and dates come from the document's properties")
{
    const TestPart core{
        "docProps/core.xml",
        "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/"
        "core-properties' xmlns:dc='http://purl.org/dc/elements/1.1/' "
        "xmlns:dcterms='http://purl.org/dc/terms/'><dc:title>年度报告</dc:title>"
        "<dcterms:created>2021-01-04T06:20:00Z</dcterms:created>"
        "<dcterms:modified>2021-01-06T08:31:00Z</dcterms:modified></cp:coreProperties>"};
    const TestPart app{"docProps/app.xml",
                       "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/"
                       "extended-properties'><Pages>6</Pages><Application>WPS</Application>"
                       "</Properties>"};
    CHECK(read_body("", {core, app}).document == Document{.title = "年度报告",
                                                          .producer = "WPS",
                                                          .created = "2021-01-04T06:20:00Z",
                                                          .modified = "2021-01-06T08:31:00Z"});
    CHECK(read_body("").document == Document{});
}

TEST_CASE("the strict namespace and other prefixes read alike")
{
    const TestPart strict{
        "word/document.xml",
        "<document xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main' "
        "xmlns:o='http://purl.oclc.org/ooxml/wordprocessingml/main'><body><p>"
        "<pPr><outlineLvl o:val='1'/></pPr><r><t>a</t></r></p></body></document>"};
    CHECK(read_body("", {strict}).document.blocks ==
          std::vector<Block>{Paragraph{.text = "a", .outline_level = 1}});
}
