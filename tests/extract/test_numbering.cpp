#include "extract/numbering.hpp"
#include "tests/support/docx.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

using Texts = std::vector<std::string>;

Numbering
numbering_of(const std::string& inner)
{
    const auto package =
        Package::open(zip_of({{"n.xml",
                               "<w:numbering "
                               "xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main'>" +
                                   inner + "</w:numbering>"}}));
    auto part = package->open_part("n.xml");
    return std::move(*read_numbering(*part));
}

std::string
level(int at, const std::string& format, const std::string& text, const std::string& more = "")
{
    return "<w:lvl w:ilvl='" + std::to_string(at) + "'><w:start w:val='1'/><w:numFmt w:val='" +
           format + "'/>" + more + "<w:suff w:val='space'/><w:lvlText w:val='" + text +
           "'/></w:lvl>";
}

std::string
design(const std::string& levels)
{
    return "<w:abstractNum w:abstractNumId='5'>" + levels + "</w:abstractNum>";
}

std::string
use(int id, const std::string& overrides = "")
{
    return "<w:num w:numId='" + std::to_string(id) + "'><w:abstractNumId w:val='5'/>" + overrides +
           "</w:num>";
}

// The numbers of paragraphs on these levels of list 1, in order.
Texts
numbers(Numbering numbering, const std::vector<std::uint8_t>& levels)
{
    Texts found;
    for (const auto at : levels) {
        found.push_back(numbering.next(1, at));
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

TEST_CASE("lists of one design count on, unless one starts anew")
{
    auto numbering = numbering_of(
        design(level(0, "decimal", "%1.")) + use(1) + use(2) +
        use(3, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='4'/></w:lvlOverride>"));
    CHECK(numbering.next(1, 0) == "1.");
    CHECK(numbering.next(2, 0) == "2.");
    CHECK(numbering.next(3, 0) == "4.");
    CHECK(numbering.next(3, 0) == "5.");
}

TEST_CASE("a list may draw a level in its own way")
{
    auto numbering = numbering_of(
        design(level(0, "decimal", "%1.")) +
        use(1, "<w:lvlOverride w:ilvl='0'>" + level(0, "upperLetter", "%1)") + "</w:lvlOverride>"));
    CHECK(numbering.next(1, 0) == "A)");
}

TEST_CASE("a design may be the one of a numbering style")
{
    auto numbering = numbering_of(
        "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='x'/></w:abstractNum>"
        "<w:abstractNum w:abstractNumId='5'><w:styleLink w:val='x'/>" +
        level(0, "decimal", "%1)") +
        "</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>");
    CHECK(numbering.next(1, 0) == "1)");
}

TEST_CASE("bullets, unknown lists and levels without text give no number")
{
    auto numbering = numbering_of(
        design(level(0, "bullet", "•") + level(1, "none", "附件") + level(2, "decimal", "")) +
        use(1) + "<w:num w:numId='9'><w:abstractNumId w:val='8'/></w:num>");
    CHECK(numbering.next(1, 0).empty());
    CHECK(numbering.next(1, 1) == "附件");
    CHECK(numbering.next(1, 2).empty());
    CHECK(numbering.next(1, 8).empty());
    CHECK(numbering.next(1, 9).empty());
    CHECK(numbering.next(9, 0).empty());
    CHECK(numbering.next(4, 0).empty());
}

TEST_CASE("a level is found by the style that stands for it")
{
    const auto numbering = numbering_of(
        design(outline + level(3, "decimal", "%4", "<w:pStyle w:val='h4'/>")) + use(1));
    CHECK(numbering.level_of_style(1, "h4") == 3);
    CHECK_FALSE(numbering.level_of_style(1, "h5").has_value());
    CHECK_FALSE(numbering.level_of_style(2, "h4").has_value());
}

TEST_CASE("a custom format is written as its fallback")
{
    auto numbering = numbering_of(
        design("<w:lvl w:ilvl='0'><mc:AlternateContent "
               "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Choice "
               "Requires='w14'><w:numFmt w:val='custom'/></mc:Choice><mc:Fallback><w:numFmt "
               "w:val='decimalZero'/></mc:Fallback></mc:AlternateContent><w:lvlText "
               "w:val='%1'/></w:lvl>") +
        use(1));
    CHECK(numbering.next(1, 0) == "01");
}
