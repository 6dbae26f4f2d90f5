#include "extract/styles.hpp"
#include "tests/support/docx.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

Result<Styles>
styles_of(const std::string& inner)
{
    const auto package = Package::open(zip_of(
        {{"s.xml",
          "<w:styles xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>" +
              inner + "</w:styles>"}}));
    auto part = package->open_part("s.xml");
    return read_styles(*part);
}

std::string
style(const std::string& id, const std::string& inner)
{
    return "<w:style w:type='paragraph' w:styleId='" + id + "'>" + inner + "</w:style>";
}

std::string
based_on(const std::string& id)
{
    return "<w:basedOn w:val='" + id + "'/>";
}

} // namespace

TEST_CASE("a style has its name, outline level and numbering as written")
{
    const auto styles = styles_of(style("1",
                                        "<w:name w:val='heading 1'/><w:pPr><w:numPr><w:ilvl "
                                        "w:val='2'/><w:numId w:val='7'/></w:numPr><w:outlineLvl "
                                        "w:val='0'/></w:pPr><w:rPr><w:vanish/></w:rPr>"));
    REQUIRE(styles->find("1", StyleType::paragraph) != nullptr);
    CHECK(*styles->find("1", StyleType::paragraph) == Style{.id = "1",
                                                            .name = "heading 1",
                                                            .outline_level = 0,
                                                            .hidden = true,
                                                            .numbering = {.num_id = 7, .level = 2},
                                                            .numbered_by = "1"});
    CHECK(styles->find("2", StyleType::paragraph) == nullptr);
    CHECK(styles->default_paragraph() == nullptr);
}

TEST_CASE("what a style does not say comes from the style it is based on")
{
    const auto styles =
        styles_of(style("a", based_on("b") + "<w:name w:val='A'/>") +
                  style("b", based_on("c") + "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>") +
                  style("c",
                        "<w:pPr><w:outlineLvl w:val='2'/></w:pPr><w:rPr><w:vanish "
                        "w:val='0'/></w:rPr>"));
    CHECK(styles->find("a", StyleType::paragraph)->outline_level == 1);
    CHECK(styles->find("a", StyleType::paragraph)->hidden == false);
    CHECK(styles->find("a", StyleType::paragraph)->name == "A");
    CHECK(styles->find("b", StyleType::paragraph)->name.empty());
}

TEST_CASE("styles based on each other, on themselves or on nothing are survived")
{
    const auto styles = styles_of(
        style("a", based_on("b") + "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>") +
        style("b", based_on("a")) + style("c", based_on("c")) + style("d", based_on("missing")));
    CHECK(styles->find("a", StyleType::paragraph)->outline_level == 1);
    CHECK_FALSE(styles->find("c", StyleType::paragraph)->outline_level.has_value());
    CHECK_FALSE(styles->find("d", StyleType::paragraph)->outline_level.has_value());
}

TEST_CASE("a chain of twenty thousand styles ends at its base")
{
    std::string inner = style("s0", "<w:pPr><w:outlineLvl w:val='3'/></w:pPr>");
    for (int i = 1; i < 20'000; ++i) {
        inner += style("s" + std::to_string(i), based_on("s" + std::to_string(i - 1)));
    }
    CHECK(styles_of(inner)->find("s19999", StyleType::paragraph)->outline_level == 3);
}

TEST_CASE("a style is not based on one of another type, nor found as one")
{
    const auto styles =
        styles_of("<w:style w:type='character' w:styleId='c'><w:rPr><w:vanish/></w:rPr></w:style>" +
                  style("p", based_on("c")));
    CHECK_FALSE(styles->find("p", StyleType::paragraph)->hidden.has_value());
    CHECK(styles->find("c", StyleType::paragraph) == nullptr);
    CHECK(styles->find("c", StyleType::character)->hidden == true);
}

TEST_CASE("Word's own headings have a level though their style does not say so")
{
    const auto styles = styles_of(
        style("1", "<w:name w:val='heading 1'/>") +
        style("2", based_on("1") + "<w:name w:val='Heading 2'/>") +
        style("3", based_on("2") + "<w:name w:val='我的标题'/>") +
        style("4", "<w:name w:val='heading 4'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr>") +
        style("5", "<w:name w:val='heading 10'/>"));
    CHECK(styles->find("1", StyleType::paragraph)->outline_level == 0);
    CHECK(styles->find("2", StyleType::paragraph)->outline_level == 1);
    CHECK(styles->find("3", StyleType::paragraph)->outline_level == 1);
    CHECK(styles->find("4", StyleType::paragraph)->outline_level == 9);
    CHECK_FALSE(styles->find("5", StyleType::paragraph)->outline_level.has_value());
}

TEST_CASE("of several defaults the last one counts")
{
    const auto styles = styles_of("<w:style w:type='paragraph' w:default='1' w:styleId='a'/>"
                                  "<w:style w:type='paragraph' w:default='1' w:styleId='B'/>");
    CHECK(styles->default_paragraph()->id == "B");
}

TEST_CASE("the default paragraph style is the one that says so")
{
    const auto styles = styles_of("<w:style w:type='character' w:default='1' w:styleId='c'/>"
                                  "<w:style w:type='paragraph' w:default='1' w:styleId='a'/>");
    REQUIRE(styles->default_paragraph() != nullptr);
    CHECK(styles->default_paragraph()->id == "a");
}

TEST_CASE("latent styles, defaults and parts of table styles say nothing of a style")
{
    const auto styles = styles_of(
        "<w:docDefaults><w:pPrDefault><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:pPrDefault>"
        "</w:docDefaults><w:latentStyles><w:lsdException w:name='x'/></w:latentStyles>" +
        style(
            "t",
            "<w:tblStylePr><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:tblStylePr>"
            "<w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:pPrChange></w:pPr>"));
    CHECK_FALSE(styles->find("t", StyleType::paragraph)->outline_level.has_value());
}

TEST_CASE("more styles than any document has are refused")
{
    std::string inner;
    for (int i = 0; i < 70'000; ++i) {
        inner += "<w:style/>";
    }
    CHECK(styles_of(inner).error().code == "too-many-definitions");
}
