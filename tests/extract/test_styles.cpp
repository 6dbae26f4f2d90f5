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
    REQUIRE(styles->find("1") != nullptr);
    CHECK(*styles->find("1") == Style{.id = "1",
                                      .name = "heading 1",
                                      .outline_level = 0,
                                      .hidden = true,
                                      .numbering = {.num_id = 7, .level = 2}});
    CHECK(styles->find("2") == nullptr);
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
    CHECK(styles->find("a")->outline_level == 1);
    CHECK(styles->find("a")->hidden == false);
    CHECK(styles->find("a")->name == "A");
    CHECK(styles->find("b")->name.empty());
}

TEST_CASE("styles based on each other, on themselves or on nothing are survived")
{
    const auto styles = styles_of(
        style("a", based_on("b") + "<w:pPr><w:outlineLvl w:val='1'/></w:pPr>") +
        style("b", based_on("a")) + style("c", based_on("c")) + style("d", based_on("missing")));
    CHECK(styles->find("a")->outline_level == 1);
    CHECK_FALSE(styles->find("c")->outline_level.has_value());
    CHECK_FALSE(styles->find("d")->outline_level.has_value());
}

TEST_CASE("a chain of twenty thousand styles ends at its base")
{
    std::string inner = style("s0", "<w:pPr><w:outlineLvl w:val='3'/></w:pPr>");
    for (int i = 1; i < 20'000; ++i) {
        inner += style("s" + std::to_string(i), based_on("s" + std::to_string(i - 1)));
    }
    CHECK(styles_of(inner)->find("s19999")->outline_level == 3);
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
    CHECK_FALSE(styles->find("t")->outline_level.has_value());
}

TEST_CASE("more styles than any document has are refused")
{
    std::string inner;
    for (int i = 0; i < 70'000; ++i) {
        inner += "<w:style/>";
    }
    CHECK(styles_of(inner).error().code == "too-many-definitions");
}
