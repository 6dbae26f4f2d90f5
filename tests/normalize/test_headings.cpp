#include "normalize/headings.hpp"

#include "tests/support/tables.hpp"

#include <doctest/doctest.h>

using namespace nianbao;
using testing::text_document;

TEST_CASE("typed Chinese ordinals give level, number and title")
{
    const auto sections = outline(text_document({"某某局2020年政府信息公开工作年度报告",
                                                 "一、总体情况",
                                                 "本年报根据条例编制。",
                                                 "（一）组织领导",
                                                 "1.学习培训",
                                                 "（1）参加培训"}));
    REQUIRE(sections.size() == 4);
    CHECK(sections[0] == Section{1, "一、", "总体情况", "本年报根据条例编制。", 10});
    CHECK(sections[1] == Section{2, "（一）", "组织领导", "", 0});
    CHECK(sections[2] == Section{3, "1.", "学习培训", "", 0});
    CHECK(sections[3] == Section{4, "（1）", "参加培训", "", 0});
}

TEST_CASE("a number that Word makes counts as a typed one")
{
    const auto heading = as_heading({.text = "总体情况", .number = "一、"});
    REQUIRE(heading);
    CHECK(heading->level == 1);
    CHECK(heading->number == "一、");
    CHECK(heading->title == "总体情况");
}

TEST_CASE("a styled heading needs no number")
{
    const auto heading = as_heading({.text = "总体情况", .style = "heading 2", .outline_level = 1});
    REQUIRE(heading);
    CHECK(heading->level == 2);
    CHECK(heading->number.empty());
}

TEST_CASE("a numbered sentence is no heading")
{
    CHECK_FALSE(as_heading({"1.信息公开的时效性仍有待提高,内容仍有待完善。"}));
    CHECK_FALSE(as_heading({"2.加强培训；提高素养"}));
    CHECK_FALSE(as_heading({"3."
                            "这是一个超过四十个字的段落虽然没有句号但是也太长了所以它不可能是一个标"
                            "题而是一段正文内容才对"}));
    CHECK_FALSE(as_heading({"2020年，全区收到申请4件"}));
    CHECK_FALSE(as_heading({"1.5万元"}));
    CHECK_FALSE(as_heading({"一般规定"}));
}

TEST_CASE("a styled sentence with 1. is a heading all the same")
{
    CHECK(as_heading({.text = "1.信息公开。", .outline_level = 2}));
}

TEST_CASE("a heading that runs into its text ends at the first full stop")
{
    const auto heading = as_heading({"（一）主动公开。2020年，我局公开信息20条。"});
    REQUIRE(heading);
    CHECK(heading->title == "主动公开");
    CHECK(heading->run_on == "2020年，我局公开信息20条。");
}

TEST_CASE("the table of contents is no heading")
{
    CHECK_FALSE(as_heading({.text = "一、总体情况\t1", .in_contents = true}));
}
