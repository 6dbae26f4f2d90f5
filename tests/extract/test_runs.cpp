#include "tests/extract/read.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

// A cell with one paragraph of these runs.
std::string
cell_of(const std::string& runs)
{
    return tbl(tr("<w:tc><w:p>" + runs + "</w:p></w:tc>"));
}

std::string
text_of(const std::string& runs, const std::vector<TestPart>& parts = {})
{
    return cell_text(read_body(cell_of(runs), parts).document);
}

std::string
formatted(const std::string& properties, const std::string& text)
{
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
}

std::vector<LeftOut>
left_out(const std::string& body, const std::vector<TestPart>& parts = {})
{
    return read_body(body, parts).document.left_out;
}

std::string
raised(const std::string& text)
{
    return formatted("<w:vertAlign w:val='superscript'/>", text);
}

std::string
hidden_style(const std::string& type, const std::string& id)
{
    return "<w:style w:type='" + type + "' w:styleId='" + id +
           "'><w:rPr><w:vanish/></w:rPr></w:style>";
}

std::string
control(const std::string& properties, const std::string& content)
{
    return "<w:sdt><w:sdtPr>" + properties + "</w:sdtPr><w:sdtContent>" + content +
           "</w:sdtContent></w:sdt>";
}

} // namespace

TEST_CASE("hidden digits are not part of the number around them")
{
    CHECK(text_of(run("1") + formatted("<w:vanish/>", "9") + run("3")) == "13");
    CHECK(left_out(cell_of(run("1") + formatted("<w:vanish/>", "9"))) ==
          std::vector<LeftOut>{{"hidden-text", 1}});
}

TEST_CASE("styles that hide cancel each other out, the run itself has the last word")
{
    const auto parts =
        std::vector{styles_part(hidden_style("paragraph", "p") + hidden_style("character", "c") +
                                hidden_style("table", "t"))};
    const auto in_hidden = [&](const std::string& properties) {
        return text_of("<w:pPr><w:pStyle w:val='p'/></w:pPr>" + formatted(properties, "9"), parts);
    };
    CHECK(in_hidden("").empty());
    CHECK(in_hidden("<w:rStyle w:val='c'/>") == "9");
    CHECK(in_hidden("<w:rStyle w:val='c'/><w:vanish/>").empty());
    CHECK(in_hidden("<w:vanish w:val='0'/>") == "9");
    const auto hidden_table =
        "<w:tbl><w:tblPr><w:tblStyle w:val='t'/></w:tblPr>" + tr(tc("9")) + "</w:tbl>";
    CHECK(cell_text(read_body(hidden_table, parts).document).empty());
}

TEST_CASE("a style counts only as what it is: of paragraphs, of characters, of tables")
{
    const auto parts =
        std::vector{styles_part(hidden_style("paragraph", "p") + hidden_style("character", "c"))};
    CHECK(text_of(formatted("<w:rStyle w:val='p'/>", "9"), parts) == "9");
    CHECK(text_of("<w:pPr><w:pStyle w:val='c'/></w:pPr>" + run("9"), parts) == "9");
}

TEST_CASE("a paragraph whose mark is hidden goes on in the next one")
{
    const std::string mark = "<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>";
    CHECK(text_of(mark + run("1") + "</w:p><w:p>" + run("2")) == "12");
    CHECK(text_of(mark + formatted("<w:vanish/>", "9") + "</w:p><w:p>" + run("2")) == "2");
    CHECK(text_of(run("1") + "</w:p><w:p>" + mark + formatted("<w:vanish/>", "9")) == "1");
}

TEST_CASE("the last paragraph of a cell stays in it though its mark is hidden, even by default")
{
    const auto parts = std::vector{
        styles_part("<w:style w:type='paragraph' w:default='1' w:styleId='a'><w:rPr><w:vanish/>"
                    "</w:rPr></w:style>")};
    const auto shown = formatted("<w:vanish w:val='0'/>", "5 rokov");
    const auto table = tbl(tr("<w:tc><w:p>" + shown + "</w:p></w:tc>" + tc("")));
    CHECK(texts_of(tables_of(read_body(table, parts).document).at(0)) ==
          CellTexts{{"5 rokov", ""}});
}

TEST_CASE("a style separator does not join a heading with the text behind it")
{
    const auto document =
        read_body("<w:p><w:pPr><w:outlineLvl w:val='0'/><w:rPr><w:vanish/><w:specVanish/></w:rPr>"
                  "</w:pPr>" +
                  run("一、总体情况") + "</w:p>" + para("全年"))
            .document;
    CHECK(document.blocks ==
          std::vector<Block>{Paragraph{.text = "一、总体情况", .outline_level = 0},
                             Paragraph{.text = "全年"}});
}

TEST_CASE("the reference to a note adds no digit to the figure before it")
{
    CHECK(text_of(run("12") + "<w:r><w:footnoteReference w:id='1'/></w:r>") == "12");
    CHECK(text_of(run("12") + "<w:r><w:endnoteReference w:id='1'/></w:r>") == "12");
    CHECK(text_of(run("12") +
                  "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='1'/>"
                  "<w:t>1</w:t></w:r>" +
                  run("%")) == "12%");
    CHECK(left_out(cell_of("<w:r><w:footnoteReference/><w:endnoteReference/></w:r>")) ==
          std::vector<LeftOut>{{"endnote", 1}, {"footnote", 1}});
}

TEST_CASE("comments leave nothing in the text")
{
    CHECK(text_of("<w:commentRangeStart w:id='1'/>" + run("12") +
                  "<w:commentRangeEnd w:id='1'/><w:r><w:annotationRef/><w:commentReference "
                  "w:id='1'/></w:r>") == "12");
}

TEST_CASE("raised and lowered digits beside a figure do not join it")
{
    CHECK(text_of(run("12") + raised("1")) == "12¹");
    CHECK(text_of(raised("1") + run("12")) == "¹12");
    CHECK(text_of(run("10") + raised("-6")) == "10⁻⁶");
    CHECK(text_of(run("12") + raised("注1")) == "12注¹");
    CHECK(text_of(run("H") + formatted("<w:vertAlign w:val='subscript'/>", "2") + run("O")) ==
          "H₂O");
}

TEST_CASE("a digit raised by hand is the mark of a note, one moved a little is not")
{
    CHECK(text_of(run("12") + formatted("<w:position w:val='10'/>", "1")) == "12¹");
    CHECK(text_of(run("12") + formatted("<w:position w:val='-2'/>", "1")) == "121");
}

TEST_CASE("a paragraph that is raised as a whole is a figure like any other")
{
    CHECK(text_of(raised("1") + run(" ") + raised("2")) == "1 2");
}

TEST_CASE("a raised Chinese numeral does not join the one before it")
{
    CHECK(text_of(run("十") + raised("三")) == "十^三");
    CHECK(text_of(run("本") + raised("三")) == "本三");
}

TEST_CASE("digits that are struck through do not join those beside them")
{
    CHECK(text_of(formatted("<w:strike/>", "9年") + run("12")) == "9年12");
    CHECK(text_of(formatted("<w:strike/>", "12")) == "12");
    CHECK(text_of(run("1") + formatted("<w:strike/>", "2年3") + run("年")) ==
          "12\u0336年3\u0336年");
    CHECK(text_of(formatted("<w:dstrike/>", "9") + run("12")) == "9\u033612");
    CHECK(text_of(formatted("<w:strike w:val='0'/>", "9")) == "9");
    const auto parts =
        std::vector{styles_part("<w:style w:type='character' w:styleId='s'><w:rPr><w:strike/>"
                                "</w:rPr></w:style>")};
    CHECK(text_of(formatted("<w:rStyle w:val='s'/>", "9") + run("1"), parts) == "9\u03361");
}

TEST_CASE("a line break in the XML of a text is a space, as Word has it")
{
    CHECK(text_of(run("1\n2")) == "1 2");
}

TEST_CASE("what a character style raises is raised")
{
    const auto parts = std::vector{
        styles_part("<w:style w:type='character' w:styleId='r'><w:rPr><w:vertAlign "
                    "w:val='superscript'/></w:rPr></w:style>"
                    "<w:style w:type='character' w:styleId='s'><w:basedOn w:val='r'/></w:style>")};
    CHECK(text_of(run("12") + formatted("<w:rStyle w:val='s'/>", "1"), parts) == "12¹");
    CHECK(
        text_of(run("12") + formatted("<w:rStyle w:val='s'/><w:vertAlign w:val='baseline'/>", "1"),
                parts) == "121");
}

TEST_CASE("symbols are what their font draws")
{
    CHECK(text_of("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>") == "✓");
    CHECK(text_of("<w:r><w:sym w:font='Symbol' w:char='F031'/><w:sym w:font='Symbol' "
                  "w:char='32'/></w:r>") == "12");
    CHECK(text_of("<w:r><w:sym w:font='宋体' w:char='2611'/></w:r>") == "☑");
    CHECK(text_of(formatted("<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>",
                            "\xEF\x83\xBC好")) == "✓好");
}

TEST_CASE("the font of symbols may come from a style, and the run's own font beats it")
{
    const auto parts = std::vector{styles_part(
        "<w:style w:type='character' w:styleId='s'><w:rPr><w:rFonts w:ascii='Wingdings' "
        "w:hAnsi='Wingdings'/></w:rPr></w:style>")};
    CHECK(text_of(formatted("<w:rStyle w:val='s'/>", "\xEF\x83\xBC"), parts) == "✓");
    CHECK(text_of(formatted("<w:rStyle w:val='s'/><w:rFonts w:ascii='宋体'/>", "\xEF\x83\xBC"),
                  parts) == "\xEF\x83\xBC");
}

TEST_CASE("a symbol that nobody knows keeps its private character, and no code is no symbol")
{
    CHECK(text_of("<w:r><w:sym w:font='自制' w:char='F0FC'/></w:r>") == "\xEF\x83\xBC");
    CHECK(text_of("<w:r><w:sym w:font='自制' w:char='41'/></w:r>") == "\xEF\x81\x81");
    CHECK(text_of(formatted("<w:rFonts w:ascii='自制'/>", "\xEF\x83\xBC")) == "\xEF\x83\xBC");
    CHECK(text_of("<w:r><w:sym w:font='Symbol' w:char='D800'/><w:sym w:char='x'/></w:r>").empty());
    CHECK(left_out(cell_of("<w:r><w:sym w:font='Symbol' w:char='D800'/></w:r>")) ==
          std::vector<LeftOut>{{"symbol", 1}});
}

TEST_CASE("breaks, tabs and hyphens are printed, optional hyphens are not")
{
    CHECK(text_of("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab/><w:t>c</w:t><w:br/><w:t>d</w:t>"
                  "<w:cr/><w:noBreakHyphen/><w:t>5</w:t><w:softHyphen/><w:t>6</w:t></w:r>") ==
          "a\tb\tc\nd\n-56");
}

TEST_CASE("the base of a phonetic guide counts, the guide does not")
{
    CHECK(text_of("<w:r><w:ruby><w:rubyPr/><w:rt>" + run("pin") + "</w:rt><w:rubyBase>" +
                  run("拼") + "</w:rubyBase></w:ruby></w:r>") == "拼");
}

TEST_CASE("a placeholder is not a value, wherever its control stands")
{
    const std::string placeholder = "<w:showingPlcHdr/>";
    CHECK(text_of(run("1") + control(placeholder, run("单击此处输入文字。"))) == "1");
    CHECK(text_of(control("<w:showingPlcHdr w:val='0'/>", run("2"))) == "2");
    const auto rows =
        tr(control(placeholder, tc("9")) + tc("3")) + control(placeholder, tr(tc("9") + tc("9")));
    const auto document = read_body(control("", tbl(rows))).document;
    CHECK(texts_of(tables_of(document).at(0)) == CellTexts{{"", "3"}, {"", ""}});
    CHECK(document.left_out == std::vector<LeftOut>{{"placeholder", 3}});
}

TEST_CASE("a content control shows its content, a list what was chosen")
{
    CHECK(text_of(control("<w:dropDownList w:lastValue='2'><w:listItem w:displayText='无' "
                          "w:value='1'/><w:listItem w:displayText='有' w:value='2'/>"
                          "</w:dropDownList>",
                          run("有"))) == "有");
    CHECK(text_of(control("<w:rPr><w:vanish/></w:rPr><w:date/>", run("2020年"))) == "2020年");
    CHECK(text_of("<w:smartTag><w:smartTagPr/>" + control("<w:alias w:val='x'/>", run("1")) +
                  "<w:hyperlink>" + run("2") + "</w:hyperlink></w:smartTag>") == "12");
}
