#include "batch/forms_command.hpp"

#include "batch/forms_check.hpp"
#include "batch/forms_codes.hpp"
#include "batch/forms_try.hpp"
#include "tests/support/tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace nianbao;
using namespace nianbao::testing;

namespace {

FormCell
cell(std::string metric, std::string applicant, std::string unit)
{
    return {
        .metric = std::move(metric), .applicant = std::move(applicant), .unit = std::move(unit)};
}

Form
sample()
{
    return {
        .id = "gk",
        .title = "年度报告",
        .notice = "国办〔2019〕60号",
        .since = 2019,
        .until = 2020,
        .tables = {{.id = "applications",
                    .section = "三、申请情况",
                    .corner = {"（勾稽关系）"},
                    .columns_under = {"申请人情况"},
                    .rows = {{.printed = {"一、新收"}}, {.printed = {"三、结果", "（一）公开"}}},
                    .columns = {{.printed = {"自然人"}}, {.printed = {"总计"}}},
                    .cells = {cell("applications.new", "natural_person", "件"),
                              cell("applications.new", "total", "件"),
                              cell("applications.granted", "natural_person", "件"),
                              cell("applications.granted", "total", "件")}},
                   {.id = "fees",
                    .section = "二、公开情况",
                    .caption = "第（九）项",
                    .rows = {{.printed = {"集中采购"}}},
                    .columns = {{.printed = {"项目数量"}}, {.printed = {"总金额"}}},
                    .cells = {cell("fees.items", "", "项"),
                              {.metric = "fees.amount", .type = ValueType::money}}}},
        .checks = {{.code = "carry",
                    .source = CheckSource::implied,
                    .per = RunsOver::applicants,
                    .left = {{.metric = "applications.new"}},
                    .right = {{.metric = "applications.granted", .year = -1}}},
                   {.code = "rules",
                    .left = {{.metric = "fees.items"}},
                    .zero_below = PlaceLevel::prefecture}},
    };
}

} // namespace

TEST_CASE("the list of forms is a line each")
{
    CHECK(forms_list(std::vector{sample()}, Language::en) ==
          "id  years      tables  cells  notice            title\n"
          "gk  2019-2020  2       6      国办〔2019〕60号  年度报告\n");
}

TEST_CASE("a form is printed as people read it, with metrics, units and checks")
{
    CHECK(form_page(sample(), Language::en) ==
          "gk  年度报告\n"
          "国办〔2019〕60号  2019-2020\n"
          "\n"
          "三、申请情况 [applications]\n"
          "  （勾稽关系）\n"
          "    columns:\n"
          "      申请人情况 / 自然人  natural_person\n"
          "      申请人情况 / 总计    total\n"
          "    一、新收               applications.new      件\n"
          "    三、结果 / （一）公开  applications.granted  件\n"
          "\n"
          "二、公开情况 [fees]\n"
          "  第（九）项\n"
          "    集中采购 / 项目数量  fees.items   项\n"
          "    集中采购 / 总金额    fees.amount  money, in the unit printed\n"
          "\n"
          "checks:\n"
          "  carry (implied by the form, for each applicant)\n"
          "    applications.new\n"
          "    = applications.granted (year -1)\n"
          "  rules (implied by the form)\n"
          "    fees.items\n"
          "    = 0 below prefectures\n");
}

namespace {

constexpr const char* meetings_form = R"(id = "meetings"
title = "会议"
[[table]]
id = "meetings"
section = "一、总体情况"
unit = "次"
columns = [{ label = ["上半年"], key = "first" }, { label = ["下半年"], key = "second" }]
rows = [
  { label = ["发布会"], metric = "meetings.press.{column}" },
  { label = ["听证会"], metric = "meetings.hearings.{column}" },
]
)";

FormCheck
checked(const std::string& text)
{
    return check_form(text, "my.toml", {});
}

std::string
tried_text(const Document& document, Language language)
{
    const FormLibrary library({parse_form(meetings_form, "meetings.toml").value()});
    const Inspection inspection{document, compile_report(document, library, {}, {})};
    const auto tried = try_tables(document, library, inspection.report);
    return trial_text("a.docx", inspection, library.forms.front(), tried, language);
}

} // namespace

TEST_CASE("a form that is right is told with its id, tables and cells")
{
    const auto check = checked(meetings_form);
    CHECK(complaints(check, Language::en).empty());
    CHECK(check_summary(check, Language::en) == "the form meetings is right: tables 1, cells 4\n");
    CHECK(check_summary(check, Language::zh) == "表式 meetings 无误：1 张表，4 个单元格\n");
}

TEST_CASE("mistakes of a form are a line each, with file and line")
{
    const auto check = checked("id = \"x\"\ntitel = \"y\"\nsince = \"2019\"\n[[table]]\nid = 3\n");
    CHECK(complaints(check, Language::en) ==
          "my.toml:2: unknown key 'titel'; was 'title' meant?\n"
          "my.toml:3: the key 'since' must be written since = 2019\n"
          "my.toml:4: 'rows' is missing in [[table]]; write rows = [{...}]\n"
          "my.toml:4: 'columns' is missing in [[table]]; write columns = [{...}]\n"
          "my.toml:5: the key 'id' must be written id = \"...\"\n");
}

TEST_CASE("warnings of a form say so, and it can be used")
{
    const auto check = checked(std::string("until = 2019\nsince = 2021\n") + meetings_form);
    CHECK(complaints(check, Language::en) ==
          "my.toml:3: warning: until 2019 is before since 2021; were they swapped?\n");
    CHECK(complaints(check, Language::zh) ==
          "my.toml:3: 提醒：until 2019 早于 since 2021，是否写反了？\n");
    CHECK(check_summary(check, Language::en) ==
          "the form meetings can be used: tables 1, cells 4, warnings 1\n");
}

TEST_CASE("of many mistakes twenty are listed and the others counted")
{
    std::string text = "id = \"x\"\ntitle = \"y\"\n";
    for (int i = 0; i < 23; ++i) {
        text += "[[table]]\nid = \"t" + std::to_string(i) + "\"\nrows = [{ label = [] }]\n";
    }
    const auto lines = complaints(checked(text), Language::en);
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 21);
    CHECK(lines.ends_with("\nand 3 more\n"));
}

TEST_CASE("every code is listed once with its words, without what a message fills in")
{
    const auto text = codes_text(Language::en);
    CHECK(text.starts_with("findings (findings.csv):\n  code "));
    const auto line = [&](const std::string& start) {
        const auto at = text.find("\n  " + start + " ");
        const auto whole =
            at == std::string::npos ? "" : text.substr(at + 3, text.find('\n', at + 3) - at - 3);
        std::string single; // columns are as wide as their longest text
        for (const auto c : whole) {
            if (c != ' ' || !single.ends_with(' ')) {
                single += c;
            }
        }
        return single;
    };
    CHECK(line("label-missing") == "label-missing warning reading a label of the form was not "
                                   "found: '…'; its figures are missing");
    CHECK(line("form-no-key").ends_with("has no key to stand for {column} in '…'"));
    CHECK(line("row-unknown")
              .ends_with("a row is not of the form: '…'; '…' comes nearest; see unmapped.csv"));
    for (const auto& rule : finding_rules()) {
        CHECK_FALSE(line(std::string(rule.code)).empty());
    }
    for (const auto& rule : failure_rules()) {
        CHECK_FALSE(line(std::string(rule.code)).empty());
    }
    for (const auto& rule : left_out_rules()) {
        CHECK_FALSE(line(std::string(rule.what)).empty());
    }
    for (const auto& rule : unmapped_rules()) {
        CHECK_FALSE(line(std::string(rule.why)).empty());
    }
}

TEST_CASE("a trial shows labels, values, what was not found, what was not taken and the count")
{
    const auto document = document_of(
        {text_table({{"", "上半年", "下半年"}, {"发布会", "2", "无"}, {"听证会议", "1", "3"}}),
         text_table({{"负责人"}, {"张三"}}, 2)});
    CHECK(tried_text(document, Language::en) ==
          R"(a.docx, form meetings

table 1, 3 rows × 3 columns
  [meetings] 一、总体情况
    labels matched:
      column  上半年  exact  r1c2
      column  下半年  exact  r1c3
      row     发布会  exact  r2c1
    values:
      cell  metric                 applicant  value  unit  reading  match  raw
      r2c2  meetings.press.first              2      次    number   exact  2
      r2c3  meetings.press.second                    次    dash     exact  无
    not found:
      row  听证会  r3c1  the nearest is '听证会议'
  cells not taken:
    r3c1  听证会议  its row is not of the form
    r3c2  1         its row is not of the form
    r3c3  3         its row is not of the form

table 2, 2 rows × 1 columns: answers to no table of the form; 2 filled cells not taken

findings:
  note blanks-counted: figures are blank or a dash: of 2 figures 0 are blank and 1 a dash; blank is not zero, so ask whether they were left out [t1r2c3]
  note row-unknown: a row is not of the form: '听证会议'; '听证会' comes nearest; see unmapped.csv [t1r3]
  warning label-missing: a label of the form was not found: '听证会'; its figures are missing [t1r1]

2 of 4 cells of the form found; 1 of 2 tables answered
)");
}

TEST_CASE("a trial without a match names what is most like the form")
{
    const auto document =
        document_of({text_table({{"", "上半年度", "全年"}, {"发布会", "2", "5"}})});
    const auto text = tried_text(document, Language::zh);
    CHECK(text.starts_with("a.docx，表式 meetings\n"
                           "\n"
                           "表1，2 行 × 3 列：不符合表式的任何表，5 个非空单元格未采用\n"
                           "  最接近 [meetings]\n"
                           "    印有的标签：\n"
                           "      行  发布会  r2c1\n"
                           "    没有找到：\n"
                           "      列  上半年  r1c2  最接近的是“上半年度”\n"
                           "      列  下半年\n"
                           "      行  听证会\n"));
    CHECK(text.ends_with("\n表式的 4 个单元格找到 0 个，1 张表中有 0 张相符\n"));
}
