#include "extract/numbering.hpp"
#include "tests/support/docx.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace nianbao;

namespace {

using Texts = std::vector<std::string>;

Numbering
numbering_of(const std::string& inner, const Styles& styles = {})
{
    const auto package =
        Package::open(zip_of({{"n.xml",
                               "<w:numbering "
                               "xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main' "
                               "xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' "
                               "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/"
                               "2006'>" +
                                   inner + "</w:numbering>"}}));
    auto part = package->open_part("n.xml");
    return std::move(*read_numbering(*part, styles));
}

std::string
level(int at, const std::string& format, const std::string& text, const std::string& more = "")
{
    return "<w:lvl w:ilvl='" + std::to_string(at) + "'><w:start w:val='1'/><w:numFmt w:val='" +
           format + "'/>" + more + "<w:suff w:val='space'/><w:lvlText w:val='" + text +
           "'/></w:lvl>";
}

std::string
design(const std::string& levels, int id = 5)
{
    return "<w:abstractNum w:abstractNumId='" + std::to_string(id) + "'>" + levels +
           "</w:abstractNum>";
}

std::string
use(int id, const std::string& overrides = "", int design_id = 5)
{
    return "<w:num w:numId='" + std::to_string(id) + "'><w:abstractNumId w:val='" +
           std::to_string(design_id) + "'/>" + overrides + "</w:num>";
}

std::string
start_at(int at, int count)
{
    return "<w:lvlOverride w:ilvl='" + std::to_string(at) + "'><w:startOverride w:val='" +
           std::to_string(count) + "'/></w:lvlOverride>";
}

struct Step
{
    std::int64_t list;
    std::uint8_t level;
};

// The numbers of paragraphs on these lists and levels, in order.
Texts
across(Numbering numbering, const std::vector<Step>& steps)
{
    Texts found;
    for (const auto& step : steps) {
        found.push_back(numbering.next(step.list, step.level).text);
    }
    return found;
}

Styles
numbering_style(const std::string& id, std::int64_t list)
{
    return Styles({Style{.id = id, .type = StyleType::numbering, .numbering = {.num_id = list}}});
}

// The numbers of paragraphs on these levels of list 1, in order.
Texts
numbers(Numbering numbering, const std::vector<std::uint8_t>& levels)
{
    Texts found;
    for (const auto at : levels) {
        found.push_back(numbering.next(1, at).text);
    }
    return found;
}

const std::string outline = level(0, "chineseCountingThousand", "%1、") +
                            level(1, "chineseCountingThousand", "（%2）") +
                            level(2, "decimal", "%3.");

} // namespace

TEST_CASE("the Chinese outline is counted level by level")
{
    CHECK(numbers(numbering_of(design(outline) + use(1)), {0, 1, 1, 2, 2, 0, 1, 2}) ==
          Texts{"一、", "（一）", "（二）", "1.", "2.", "二、", "（一）", "1."});
}

TEST_CASE("a number may show the levels above it")
{
    const auto levels = level(0, "upperRoman", "%1") + level(1, "decimal", "%1.%2") +
                        level(2, "lowerLetter", "%1.%2.%3)", "<w:isLgl/>");
    CHECK(numbers(numbering_of(design(levels) + use(1)), {0, 1, 2, 2, 0, 2}) ==
          Texts{"I", "I.1", "1.1.1)", "1.1.2)", "II", "2.1.1)"});
}

TEST_CASE("a level restarts only after the level it names, or never")
{
    const auto levels = level(0, "decimal", "%1") + level(1, "decimal", "%2") +
                        level(2, "decimal", "%3", "<w:lvlRestart w:val='1'/>") +
                        level(3, "decimal", "%4", "<w:lvlRestart w:val='0'/>");
    CHECK(numbers(numbering_of(design(levels) + use(1)), {0, 1, 2, 3, 1, 2, 3, 0, 2, 3}) ==
          Texts{"1", "1", "1", "1", "2", "2", "2", "2", "1", "3"});
}

TEST_CASE("a level that is to restart after one deeper than itself restarts after any higher one")
{
    const auto levels =
        level(0, "decimal", "%1") + level(1, "decimal", "%2", "<w:lvlRestart w:val='4'/>");
    CHECK(numbers(numbering_of(design(levels) + use(1)), {0, 1, 1, 0, 1}) ==
          Texts{"1", "1", "2", "2", "1"});
}

TEST_CASE("lists of one design count on, unless one starts anew")
{
    const auto lists =
        design(level(0, "decimal", "%1.")) + use(1) + use(2) + use(3, start_at(0, 4));
    CHECK(across(numbering_of(lists), {{1, 0}, {2, 0}, {3, 0}, {3, 0}}) ==
          Texts{"1.", "2.", "4.", "5."});
}

TEST_CASE("a list that starts anew does so once")
{
    const auto lists = design(level(0, "decimal", "%1.")) + use(1) + use(3, start_at(0, 1));
    CHECK(across(numbering_of(lists), {{1, 0}, {3, 0}, {1, 0}, {3, 0}}) ==
          Texts{"1.", "1.", "2.", "3."});
}

TEST_CASE("only the level that is to start anew does")
{
    const auto lists = design(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")) + use(1) +
                       use(3, start_at(0, 1));
    CHECK(across(numbering_of(lists), {{1, 0}, {1, 0}, {1, 1}, {3, 1}, {3, 0}}) ==
          Texts{"1.", "2.", "2.1", "2.2", "1."});
}

TEST_CASE("a list that is taken up on a deeper level goes on with the levels above")
{
    const auto lists = design(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")) + use(1) +
                       use(3, start_at(0, 1) + start_at(1, 1));
    CHECK(across(numbering_of(lists), {{1, 0}, {1, 0}, {1, 1}, {3, 1}, {3, 0}, {3, 1}}) ==
          Texts{"1.", "2.", "2.1", "2.1", "3.", "3.1"});
}

// LibreOffice overrides the first level met only and prints 5.1 here; ECMA-376 17.9.26 has each
// overridden level begin with its own number.
TEST_CASE("each level begins with the number the list gives it, also when it restarts")
{
    const auto lists = design(level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2")) + use(1) +
                       use(3, start_at(0, 5) + start_at(1, 7));
    CHECK(across(numbering_of(lists), {{1, 0}, {1, 1}, {3, 0}, {3, 1}, {3, 0}, {3, 1}}) ==
          Texts{"1.", "1.1", "5.", "5.7", "6.", "6.7"});
}

TEST_CASE("a level that was never met shows its start")
{
    const auto levels = "<w:lvl w:ilvl='0'><w:start w:val='3'/><w:lvlText w:val='%1.'/></w:lvl>" +
                        level(1, "decimal", "%1.%2") + level(2, "decimal", "%1.%2.%3");
    CHECK(numbers(numbering_of(design(levels) + use(1)), {2, 2, 0}) ==
          Texts{"3.1.1", "3.1.2", "3."});
}

TEST_CASE("a level that does not say where it starts starts at nought")
{
    const auto levels = design("<w:lvl w:ilvl='0'><w:lvlText w:val='%1.'/></w:lvl>");
    CHECK(numbers(numbering_of(levels + use(1)), {0, 0}) == Texts{"0.", "1."});
}

TEST_CASE("a list may draw a level in its own way")
{
    const auto lists =
        design(level(0, "decimal", "%1.")) + use(1) +
        use(2, "<w:lvlOverride w:ilvl='0'>" + level(0, "upperLetter", "%1)") + "</w:lvlOverride>");
    CHECK(across(numbering_of(lists), {{1, 0}, {2, 0}, {1, 0}}) == Texts{"1.", "B)", "3."});
}

// LibreOffice takes the format from the design and prints (I). ECMA-376 17.9.5: the override
// replaces the level, and 17.9.17: a level without w:numFmt is decimal.
TEST_CASE("what a level drawn anew leaves out is the default and not the design's")
{
    const auto lists =
        design(level(0, "upperRoman", "%1.")) +
        use(1,
            "<w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:start w:val='4'/><w:lvlText "
            "w:val='(%1)'/></w:lvl></w:lvlOverride>");
    auto numbering = numbering_of(lists);
    CHECK(numbering.next(1, 0) == ListNumber{"(4)", "\t"});
}

TEST_CASE("a design may be the one of a numbering style's list")
{
    const auto lists = design("<w:numStyleLink w:val='x'/>", 1) +
                       design(level(0, "lowerLetter", "%1)"), 2) +
                       design("<w:styleLink w:val='x'/>" + level(0, "decimal", "%1)"), 3) +
                       use(1, "", 1) + use(9, "", 2);
    CHECK(across(numbering_of(lists, numbering_style("x", 9)), {{1, 0}, {9, 0}, {1, 0}}) ==
          Texts{"a)", "b)", "c)"});
}

TEST_CASE("a numbering style may have its list from the one it is based on")
{
    const Styles styles(
        {Style{.id = "x", .type = StyleType::numbering, .based_on = "y"},
         Style{.id = "y", .type = StyleType::numbering, .numbering = {.num_id = 9}}});
    const auto lists = design("<w:numStyleLink w:val='x'/>", 1) +
                       design(level(0, "lowerLetter", "%1)"), 2) + use(1, "", 1) + use(9, "", 2);
    CHECK(numbers(numbering_of(lists, styles), {0}) == Texts{"a)"});
}

TEST_CASE("without the numbering style a design is found by the style it says it is of")
{
    const auto lists = design("<w:numStyleLink w:val='x'/>", 1) +
                       design("<w:styleLink w:val='x'/>" + level(0, "decimal", "%1)"), 3) +
                       use(1, "", 1);
    CHECK(numbers(numbering_of(lists), {0}) == Texts{"1)"});
    CHECK(numbers(numbering_of(lists, numbering_style("x", 1)), {0}) == Texts{"1)"});
}

TEST_CASE("designs that mean each other give no number")
{
    const Styles styles(
        {Style{.id = "x", .type = StyleType::numbering, .numbering = {.num_id = 2}},
         Style{.id = "y", .type = StyleType::numbering, .numbering = {.num_id = 1}}});
    const auto lists = design("<w:numStyleLink w:val='x'/>", 1) +
                       design("<w:numStyleLink w:val='y'/>", 2) + use(1, "", 1) + use(2, "", 2);
    CHECK(numbers(numbering_of(lists, styles), {0}) == Texts{""});
}

TEST_CASE("bullets, unknown lists and levels without text give no number")
{
    auto numbering = numbering_of(
        design(level(0, "bullet", "•") + level(1, "none", "附件") + level(2, "decimal", "") +
               "<w:lvl w:ilvl='3'><w:start w:val='1'/><w:lvlText w:null='1' w:val='%4'/></w:lvl>") +
        use(1) + "<w:num w:numId='9'><w:abstractNumId w:val='8'/></w:num>");
    CHECK(numbering.next(1, 0) == ListNumber{});
    CHECK(numbering.next(1, 1) == ListNumber{"附件", " "});
    for (const auto at : std::vector<std::uint8_t>{2, 3, 8, 9, 255}) {
        CHECK(numbering.next(1, at) == ListNumber{});
    }
    CHECK(numbering.next(9, 0) == ListNumber{});
    CHECK(numbering.next(4, 0) == ListNumber{});
}

// LibreOffice also drops the full stop after such a level; ECMA-376 17.9.11 has only %1 replaced.
TEST_CASE("levels without numbers show nothing in the levels below")
{
    const auto levels = level(0, "none", "%1") + level(1, "bullet", "•") +
                        level(2, "decimal", "第%1%2%3.") + level(3, "decimal", "%1.%4");
    CHECK(numbers(numbering_of(design(levels) + use(1)), {0, 1, 2, 3}) ==
          Texts{"", "", "第1.", ".1"});
}

TEST_CASE("a text that asks for a deeper level is not printed")
{
    const auto levels = level(0, "decimal", "%1.%2") + level(1, "decimal", "%1.%2");
    CHECK(numbers(numbering_of(design(levels) + use(1)), {0, 1, 0}) == Texts{"", "1.1", ""});
}

TEST_CASE("only a sign of per cent with a digit from 1 to 9 stands for a level")
{
    CHECK(numbers(numbering_of(design(level(0, "decimal", "%0 100% %1%")) + use(1)), {0}) ==
          Texts{"%0 100% 1%"});
}

// LibreOffice does not know w:isLgl. That a zero in front stays: MS-DOC, LVLF.fLegal.
TEST_CASE("under legal numbering all levels are decimal, with the zero in front if they had one")
{
    const auto levels = level(0, "chineseCounting", "%1、") + level(1, "decimalZero", "%2") +
                        level(2, "upperRoman", "%1.%2.%3", "<w:isLgl/>") +
                        level(3, "upperRoman", "%1.%4", "<w:isLgl w:val='0'/>");
    CHECK(numbers(numbering_of(design(levels) + use(1)), {0, 1, 2, 3}) ==
          Texts{"一、", "01", "1.01.1", "一.I"});
}

TEST_CASE("after the number comes a tab, a space or nothing")
{
    const auto after = [](const std::string& suff) {
        return numbering_of(design("<w:lvl w:ilvl='0'><w:start w:val='1'/>" + suff +
                                   "<w:lvlText w:val='%1.'/></w:lvl>") +
                            use(1))
            .next(1, 0);
    };
    CHECK(after("") == ListNumber{"1.", "\t"});
    CHECK(after("<w:suff w:val='tab'/>") == ListNumber{"1.", "\t"});
    CHECK(after("<w:suff w:val='space'/>") == ListNumber{"1.", " "});
    CHECK(after("<w:suff w:val='nothing'/>") == ListNumber{"1.", ""});
}

TEST_CASE("the level of a style is the one that names it, else the one the style says")
{
    const auto numbering = numbering_of(
        design(outline + level(3, "decimal", "%4", "<w:pStyle w:val='h4'/>")) + use(1));
    const auto level_of = [&](const Style& style) { return numbering.level_of(1, style); };
    CHECK(level_of({.id = "h4", .numbering = {.level = 1}, .numbered_by = "h4"}) == 3);
    CHECK(level_of({.id = "mine", .numbered_by = "h4"}) == 3);
    CHECK(level_of({.id = "h5", .numbering = {.level = 2}, .numbered_by = "h5"}) == 2);
    CHECK(level_of({.id = "h5"}) == 0);
    CHECK(numbering.level_of(2, {.id = "h4"}) == 0);
}

TEST_CASE("a custom format is shown where it is known, else what stands in for it")
{
    const auto with = [](const std::string& required, const std::string& example) {
        return numbers(
            numbering_of(design("<w:lvl w:ilvl='0'><w:start w:val='7'/><mc:AlternateContent>"
                                "<mc:Choice Requires='" +
                                required + "'><w:numFmt w:val='custom' w:format='" + example +
                                "'/></mc:Choice><mc:Fallback><w:numFmt w:val='decimalZero'/>"
                                "</mc:Fallback></mc:AlternateContent><w:lvlText w:val='%1'/>"
                                "</w:lvl>") +
                         use(1)),
            {0});
    };
    CHECK(with("w14", "001, 002, 003, ...") == Texts{"007"});
    CHECK(with("w14", "01, 02, 03, ...") == Texts{"07"});
    CHECK(with("w14", "0001, 0002, 0003, ...") == Texts{"0007"});
    CHECK(with("w14", "00001, 00002, 00003, ...") == Texts{"00007"});
    CHECK(with("w14", "decimal") == Texts{"07"});
    CHECK(with("nobody", "001, 002, 003, ...") == Texts{"07"});
}

TEST_CASE("a custom format without alternatives is shown, or decimal")
{
    const auto with = [](const std::string& format) {
        return numbers(numbering_of(design("<w:lvl w:ilvl='0'><w:start w:val='7'/><w:numFmt " +
                                           format + "/><w:lvlText w:val='%1'/></w:lvl>") +
                                    use(1)),
                       {0});
    };
    CHECK(with("w:val='custom' w:format='001, 002, 003, ...'") == Texts{"007"});
    CHECK(with("w:val='custom' w:format='x'") == Texts{"7"});
}

TEST_CASE("properties outside of any level change none")
{
    const std::string stray = "<w:lvlText w:val='x'/><w:start w:val='9'/>";
    const auto lists = design(level(0, "decimal", "%1.")) + design(stray, 6) + use(1) +
                       use(2, stray, 6) + use(3, stray);
    CHECK(across(numbering_of(lists), {{1, 0}, {2, 0}, {3, 0}}) == Texts{"1.", "", "2."});
}

TEST_CASE("a text longer than Word allows is not printed")
{
    const std::string longest(max_level_text, 'x');
    CHECK(numbers(numbering_of(design(level(0, "decimal", longest)) + use(1)), {0}) ==
          Texts{longest});
    CHECK(numbers(numbering_of(design(level(0, "decimal", longest + "x")) + use(1)), {0}) ==
          Texts{""});
}

TEST_CASE("counts beyond all sense are printed and counted")
{
    const auto levels = "<w:lvl w:ilvl='0'><w:start w:val='2147483647'/><w:numFmt "
                        "w:val='upperRoman'/><w:lvlText w:val='%1'/></w:lvl>"
                        "<w:lvl w:ilvl='1'><w:start w:val='99999999999'/><w:lvlText w:val='%2'/>"
                        "</w:lvl>";
    CHECK(numbers(numbering_of(design(levels) + use(1)), {0, 0, 1}) ==
          Texts{"2147483647", "2147483648", "0"});
}

TEST_CASE("a number that is hidden is counted and not printed")
{
    auto numbering = numbering_of(design(level(0, "decimal", "%1.")) +
                                  use(1,
                                      "<w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:start "
                                      "w:val='1'/><w:lvlText w:val='%1.'/><w:rPr><w:vanish/>"
                                      "</w:rPr></w:lvl></w:lvlOverride>"));
    CHECK(numbering.next(1, 0) == ListNumber{});
}

TEST_CASE("tens of thousands of designs that lead to each other are read in no time")
{
    std::string lists;
    std::vector<Style> styles;
    for (int id = 1; id <= 30'000; ++id) {
        const auto name = "s" + std::to_string(id);
        lists += design("<w:numStyleLink w:val='" + name + "'/>", id) + use(id, "", id);
        styles.push_back(
            {.id = name, .type = StyleType::numbering, .numbering = {.num_id = id + 1}});
    }
    CHECK(numbers(numbering_of(lists, Styles(std::move(styles))), {0}) == Texts{""});
}
