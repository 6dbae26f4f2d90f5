#include "export/workbook_layout.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace nianbao;

TEST_CASE("a cell shows what it can't hold")
{
    CHECK(cell_text("=1+1") == "=1+1");
    CHECK(cell_text("a\r\nb\rc\nd\te") == "a\nb\nc\nd\te");
    CHECK(cell_text(std::string_view("a\0b\x1B", 4)) == "a\\u{0}b\\u{1B}");
    CHECK(cell_text("\xE2\x80"
                    "\xAE年报") == "\\u{202E}年报");
    CHECK(cell_text("x_x0041_y") == "x\\u{5F}x0041_y");
    CHECK(cell_text("_x004_ _") == "_x004_ _");
    CHECK(cell_text("\xFF\xC3") == "\\xFF\\xC3");
}

TEST_CASE("a cell holds 32,767 UTF-16 units, and a cut says so")
{
    const std::string full(32'767, 'a');
    CHECK(cell_text(full) == full);
    CHECK(cell_text(full + "a") == full.substr(1) + "…");
    std::string wide; // two units each
    for (int i = 0; i < 16'384; ++i) {
        wide += "𠀀";
    }
    CHECK(cell_text(wide) == wide.substr(0, 16'383 * 4) + "…");
    CHECK(cell_text(wide.substr(4) + "b") == wide.substr(4) + "b");
}

TEST_CASE("a status has its word in the language of the workbook")
{
    CHECK(shown_status("误报", Language::en) == "false alarm");
    CHECK(shown_status("false alarm", Language::zh) == "误报");
    CHECK(shown_status("等回复", Language::en) == "等回复");
    CHECK(shown_status("", Language::en).empty());
}

TEST_CASE("the digest tells status and remark apart")
{
    CHECK(note_digest("", "") == "6e340b9cffb37a98");
    CHECK(note_digest("误报", "") != note_digest("", "误报"));
}

TEST_CASE("a split workbook is named by its body")
{
    const auto name = split_workbook_name("深圳市/龙岗区 A1.b");
    CHECK(name.starts_with("findings-深圳市_龙岗区_A1_b-"));
    CHECK(name.size() == std::string("findings-深圳市_龙岗区_A1_b-01234567.xlsx").size());
    CHECK(is_split_workbook(name));
    CHECK(split_workbook_name("甲/乙") != split_workbook_name("甲:乙"));

    std::string many;
    for (int i = 0; i < 100; ++i) {
        many += "区";
    }
    CHECK(split_workbook_name(many).size() == 9 + 99 + 1 + 8 + 5);
    CHECK(is_split_workbook(split_workbook_name("")));
    CHECK_FALSE(is_split_workbook("findings.xlsx"));
    CHECK_FALSE(is_split_workbook("findings-1.xlsx"));
    CHECK_FALSE(is_split_workbook("findings-my copy.xlsx"));
}
