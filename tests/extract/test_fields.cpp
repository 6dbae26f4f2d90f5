#include "tests/extract/read.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

std::string
mark(const std::string& type, const std::string& data = "")
{
    return "<w:r><w:fldChar w:fldCharType='" + type + "'>" + data + "</w:fldChar></w:r>";
}

std::string
instruction(const std::string& text)
{
    return "<w:r><w:instrText>" + text + "</w:instrText></w:r>";
}

std::string
field(const std::string& text, const std::string& result)
{
    return mark("begin") + instruction(text) + mark("separate") + result + mark("end");
}

std::string
p(const std::string& runs)
{
    return "<w:p>" + runs + "</w:p>";
}

std::string
text_of(const std::string& paragraphs)
{
    return cell_text(read_body(tbl(tr("<w:tc>" + paragraphs + "</w:tc>"))).document);
}

// The text of each paragraph that is no entry of a table of contents.
std::vector<std::string>
outside_contents(const std::string& body)
{
    std::vector<std::string> texts;
    for (const auto& block : read_body(body).document.blocks) {
        const auto& paragraph = std::get<Paragraph>(block);
        if (!paragraph.in_contents) {
            texts.push_back(paragraph.text);
        }
    }
    return texts;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a field in a cell is its result, however deep it is nested")
{
    CHECK(text_of(p(field("=SUM(ABOVE)", run("12")))) == "12");
    CHECK(text_of(p("<w:fldSimple w:instr='=SUM(ABOVE)'>" + run("12") + "</w:fldSimple>")) == "12");
    CHECK(text_of(p(field("IF", run("1") + field("PAGE", run("2")) + run("3")))) == "123");
    CHECK(text_of(p(mark("begin") + instruction("IF ") + field("X", run("9")) +
                    instruction(" = 1") + mark("separate") + run("4") + mark("end"))) == "4");
}

TEST_CASE("an instruction may go over several paragraphs")
{
    const auto body =
        p(mark("begin") + instruction("IF ")) + p(field("X", run("9"))) +
        p(instruction("\"a\"") + mark("separate") + run("7") + mark("end") + run("!"));
    CHECK(text_of(body) == "\n\n7!");
}

TEST_CASE("a result may go over several paragraphs and cells")
{
    const auto document =
        read_body(tbl(tr("<w:tc>" +
                         p(mark("begin") + instruction("DATABASE") + mark("separate") + run("1")) +
                         "</w:tc>" + tc("2") + "<w:tc>" + p(run("3") + mark("end")) + "</w:tc>")))
            .document;
    CHECK(texts_of(tables_of(document).at(0)) == CellTexts{{"1", "2", "3"}});
}

TEST_CASE("an instruction that is never ended swallows neither paragraphs nor cells")
{
    const auto document =
        read_body(p(mark("begin") + run("9")) + para("a") +
                  tbl(tr("<w:tc>" + p(field("PAGE", run("5"))) + "</w:tc>" + tc("6"))))
            .document;
    CHECK(std::get<Paragraph>(document.blocks.at(1)).text == "a");
    CHECK(texts_of(tables_of(document).at(0)) == CellTexts{{"5", "6"}});
}

TEST_CASE("more fields in each other than Word allows are survived")
{
    std::string body;
    for (int i = 0; i < 100; ++i) {
        body += mark("begin") + mark("separate");
    }
    body += run("1");
    for (int i = 0; i < 100; ++i) {
        body += mark("end");
    }
    CHECK(text_of(p(body + field("X", run("2")))) == "12");
}

TEST_CASE("form fields show the state of their box and the entry that was chosen")
{
    const auto form_field = [](const std::string& data, const std::string& keyword) {
        return p(mark("begin", "<w:ffData>" + data + "</w:ffData>") + instruction(keyword) +
                 mark("separate") + mark("end"));
    };
    const auto box = [&](const std::string& state) {
        return text_of(form_field("<w:checkBox>" + state + "</w:checkBox>", "FORMCHECKBOX"));
    };
    CHECK(box("<w:default w:val='0'/><w:checked/>") == "☒");
    CHECK(box("<w:default w:val='1'/>") == "☒");
    CHECK(box("<w:default w:val='1'/><w:checked w:val='0'/>") == "☐");
    CHECK(text_of(form_field("<w:ddList><w:result w:val='1'/><w:listEntry w:val='无'/><w:listEntry "
                             "w:val='有'/></w:ddList>",
                             "FORMDROPDOWN")) == "有");
    CHECK(text_of(form_field("<w:ddList><w:default w:val='1'/><w:listEntry w:val='5'/><w:listEntry "
                             "w:val='12'/></w:ddList>",
                             "FORMDROPDOWN")) == "12");
    CHECK(text_of(form_field("<w:ddList><w:result w:val='0'/><w:default w:val='1'/><w:listEntry "
                             "w:val='5'/><w:listEntry w:val='12'/></w:ddList>",
                             "FORMDROPDOWN")) == "5");
}

TEST_CASE("a form field that has a result shows it once")
{
    CHECK(text_of(p(
              mark("begin", "<w:ffData><w:ddList><w:listEntry w:val='无'/></w:ddList></w:ffData>") +
              instruction("FORMDROPDOWN") + mark("separate") + run("无") + mark("end"))) == "无");
}

TEST_CASE("a field that draws its text from its instruction is reported where it stands")
{
    const auto outcome = read_body(
        tbl(tr(tc("1") + "<w:tc>" +
               p(mark("begin") + instruction(" eq \\o\\ac(○,1)") + mark("end")) + "</w:tc>")));
    CHECK(texts_of(tables_of(outcome.document).at(0)) == CellTexts{{"1", "\uFFFC"}});
    CHECK(outcome.findings == Findings{{.code = "field-not-read",
                                        .arguments = {"EQ"},
                                        .place = {.table = 1, .row = 1, .column = 2}}});
    CHECK(read_body(p(mark("begin") + instruction("SYMBOL 49 \\f \"Symbol\"") + mark("end")))
              .findings == Findings{{.code = "field-not-read", .arguments = {"SYMBOL"}}});
    CHECK(read_body(p(mark("begin") + instruction("XE \"a\"") + mark("end"))).findings.empty());
}

TEST_CASE("the entries of a table of contents are marked, by field, control or style")
{
    const auto entries = p(mark("begin") + instruction(" toc \\o \"1-3\" ") + mark("separate") +
                           run("一、总体情况") + field("PAGEREF _Toc1", run("1"))) +
                         para("二、主动公开") + p(run("三、申请") + mark("end"));
    CHECK(outside_contents(para("报告") + entries + para("一、总体情况")) ==
          Texts{"报告", "一、总体情况"});
    CHECK(outside_contents("<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of "
                           "Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>" +
                           para("目录") + "</w:sdtContent></w:sdt>" + para("一、")) ==
          Texts{"一、"});
    CHECK(outside_contents(p("<w:fldSimple w:instr='TOC'>" + run("一、") + "</w:fldSimple>") +
                           para("二、")) == Texts{"二、"});
}

TEST_CASE("a table of contents that never ends marks nothing after it")
{
    CHECK(outside_contents(para("a") +
                           p(mark("begin") + instruction("TOC") + mark("separate") + run("b")) +
                           para("c")) == Texts{"a", "b", "c"});
}
