#include "normalize/message.hpp"
#include "normalize/observe.hpp"

#include "tests/support/tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace nianbao;
using namespace nianbao::testing;

namespace {

// Outer labels above, a unit column, local columns: as 统计表 is printed.
constexpr const char* statistics_form = R"(
id = "statistics"
title = "统计表"
[[table]]
id = "statistics"
outer_labels = "above"
corner = ["统计指标"]
unit_column = ["单位"]
columns = [
  { label = ["统计数"] },
  { label = ["一季度"], item = "quarter=1", optional = true },
]
rows = [
  { label = ["一、主动公开"], group = true },
  { label = ["一、主动公开", "（一）公开数"], metric = "disclosed", unit = "条" },
  { label = ["一、主动公开", "（一）公开数", "其中：规范性文件数"], metric = "documents", unit = "条" },
  { label = ["二、行政复议"], metric = "review.total", unit = "件" },
  { label = ["二、行政复议", "（一）维持数"], metric = "review.upheld", unit = "件" },
  { label = ["二、行政复议", "（二）其他情形数"], metric = "review.other", unit = "件" },
  { label = ["三、行政诉讼"], metric = "litigation.total", unit = "件" },
  { label = ["三、行政诉讼", "（一）驳回数"], metric = "litigation.dismissed", unit = "件" },
  { label = ["三、行政诉讼", "（二）其他情形数"], metric = "litigation.other", unit = "件" },
  { label = ["四、收费"], metric = "fees", unit = "万元", type = "money" },
]
[[table.axis]]
item = "column"
open = true
)";

// A code and a name a row.
constexpr const char* departments_form = R"(
id = "departments"
title = "各部门情况"
[[table]]
id = "departments"
unit = "件"
rows = { open = true, key = ["代码", "编号"], label = "名称", item = "row" }
columns = [
  { label = ["新收"], metric = "departments.received" },
  { label = ["办结"], metric = "departments.completed" },
]
[[check]]
code = "all-completed"
equal = [["departments.received"], ["departments.completed"]]
)";

// Quarters below each column, and text.
constexpr const char* quarters_form = R"(
id = "quarters"
title = "分季度"
[[table]]
id = "quarters"
unit = "次"
columns = [ { label = ["会议"], key = "meetings" }, { label = ["培训"], key = "courses" } ]
rows = [ { label = ["本级"], metric = "own.{column}" }, { label = ["下级"], metric = "lower.{column}" } ]
[[table.axis]]
item = "quarter"
members = [
  { label = ["一季度"], also = ["第一季度"], member = "1" },
  { label = ["二季度"], member = "2" },
]
[[table]]
id = "links"
type = "text"
columns = [ { label = ["网址"], key = "address" } ]
rows = [ { label = ["章程"], metric = "charter.{column}" }, { label = ["规章"], metric = "rules.{column}" } ]
)";

FormLibrary
library_of(const char* text)
{
    auto form = parse_form(text, "test");
    REQUIRE(form);
    std::vector<Form> forms;
    forms.push_back(std::move(*form));
    return FormLibrary(std::move(forms));
}

Observed
seen_in(const FormLibrary& library, const Table& table)
{
    return observe(document_of({table}), library, {}, Trust::every_table);
}

// "metric[item]=raw unit" in order, but for figures without a digit.
std::vector<std::string>
figures(const Observed& observed)
{
    std::vector<std::string> all;
    for (const auto& seen : observed.observations) {
        if (seen.reading != Reading::blank) {
            all.push_back(seen.cell->metric + (seen.item.empty() ? "" : "[" + seen.item + "]") +
                          "=" + seen.raw + (seen.unit.empty() ? "" : " " + seen.unit));
        }
    }
    return all;
}

std::vector<std::string>
unmapped(const Observed& observed)
{
    std::vector<std::string> all;
    for (const auto& cell : observed.unmapped) {
        all.push_back(cell.raw + ": " + cell.why);
    }
    return all;
}

std::size_t
count(const Observed& observed, std::string_view code)
{
    return static_cast<std::size_t>(
        std::count_if(observed.findings.begin(), observed.findings.end(), [&](const auto& finding) {
            return finding.code == code;
        }));
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a label that stands in two groups is that of the group above it")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(library,
                              text_table({{"统计指标", "单位", "统计数"},
                                          {"一、主动公开", "——", "——"},
                                          {"（一）公开数", "条", "12"},
                                          {"其中：规范性文件数", "条", "3"},
                                          {"二、行政复议", "件", "5"},
                                          {"（一）维持数", "件", "1"},
                                          {"（二）其他情形数", "件", "4"},
                                          {"三、行政诉讼", "件", "9"},
                                          {"（一）驳回数", "件", "2"},
                                          {"（二）其他情形数", "件", "7"},
                                          {"四、收费", "万元", "1.20"}}));
    CHECK(figures(seen) == Lines{"disclosed=12 条",
                                 "documents=3 条",
                                 "review.total=5 件",
                                 "review.upheld=1 件",
                                 "review.other=4 件",
                                 "litigation.total=9 件",
                                 "litigation.dismissed=2 件",
                                 "litigation.other=7 件",
                                 "fees=1.20 万元"});
    CHECK(unmapped(seen).empty());
    CHECK(seen.findings.empty());
    CHECK(seen.observations[1].cell->metric_label ==
          "一、主动公开 / （一）公开数 / 其中：规范性文件数 / 统计数");
}

TEST_CASE("without ordinals the group is still told by the rows above")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(library,
                              text_table({{"统计指标", "统计数"},
                                          {"行政复议", "5"},
                                          {"维持数", "1"},
                                          {"其他情形数", "4"},
                                          {"行政诉讼", "9"},
                                          {"其他情形数", "7"}}));
    CHECK(figures(seen) == Lines{"review.total=5 件",
                                 "review.upheld=1 件",
                                 "review.other=4 件",
                                 "litigation.total=9 件",
                                 "litigation.other=7 件"});
    CHECK(seen.observations[2].match == Match::trimmed);
}

TEST_CASE("of a label in two groups without the second group's row neither is taken")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(library,
                              text_table({{"统计指标", "统计数"},
                                          {"二、行政复议", "5"},
                                          {"（二）其他情形数", "4"},
                                          {"（二）其他情形数", "7"}}));
    CHECK(figures(seen) == Lines{"review.total=5 件"});
    CHECK(unmapped(seen) == Lines{"4: label-twice", "7: label-twice"});
}

TEST_CASE("what stands in a group that is not of the form is not taken")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(library,
                              text_table({{"统计指标", "统计数"},
                                          {"二、行政复议", "5"},
                                          {"三、仲裁案件数", "9"},
                                          {"（一）驳回数", "2"},
                                          {"（二）其他情形数", "7"},
                                          {"四、收费", "0万元"}}));
    CHECK(figures(seen) == Lines{"review.total=5 件", "fees=0万元 万元"});
    CHECK(unmapped(seen) == Lines{"三、仲裁案件数: row-unknown",
                                  "9: row-unknown",
                                  "（一）驳回数: row-unknown",
                                  "2: row-unknown",
                                  "（二）其他情形数: row-unknown",
                                  "7: row-unknown"});
}

TEST_CASE("a row whose group is left out is read, unless another group stands above it")
{
    const auto library = library_of(statistics_form);
    const auto left_out =
        seen_in(library, text_table({{"统计指标", "统计数"}, {"（一）公开数", "12"}}));
    CHECK(figures(left_out) == Lines{"disclosed=12 条"});
    const auto strange = seen_in(library,
                                 text_table({{"统计指标", "统计数"},
                                             {"主动公开", ""},
                                             {"公开数", "12"},
                                             {"仲裁案件数", "9"},
                                             {"维持数", "2"},
                                             {"收费", "0万元"}}));
    CHECK(figures(strange) == Lines{"disclosed=12 条", "fees=0万元 万元"});
    // the clerk meant the lawsuits upheld, in fewer words than the form
    const auto other = seen_in(library,
                               text_table({{"统计指标", "统计数"},
                                           {"一、主动公开", ""},
                                           {"三、行政诉讼", "9"},
                                           {"（一）维持数", "2"},
                                           {"四、收费", "0万元"}}));
    CHECK(figures(other) == Lines{"litigation.total=9 件", "fees=0万元 万元"});
    CHECK(unmapped(other) == Lines{"（一）维持数: row-unknown", "2: row-unknown"});
}

TEST_CASE("其中 is of the row right above it and of no other")
{
    const auto library = library_of(statistics_form);
    const auto between = seen_in(library,
                                 text_table({{"统计指标", "统计数"},
                                             {"一、主动公开", ""},
                                             {"（一）公开数", "12"},
                                             {"另：电子公告数", "8"},
                                             {"其中：规范性文件数", "3"}}));
    CHECK(figures(between) == Lines{"disclosed=12 条"});
    const auto elsewhere = seen_in(
        library,
        text_table({{"统计指标", "统计数"}, {"二、行政复议", "5"}, {"其中：规范性文件数", "3"}}));
    CHECK(figures(elsewhere) == Lines{"review.total=5 件"});
}

TEST_CASE("a figure in the row of a group is not taken")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(library,
                              text_table({{"统计指标", "单位", "统计数"},
                                          {"一、主动公开", "——", "15"},
                                          {"（一）公开数", "条", "12"}}));
    CHECK(figures(seen) == Lines{"disclosed=12 条"});
    CHECK(unmapped(seen) == Lines{"15: group-row"});
}

TEST_CASE("a group over the whole width is the group of the rows below it")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(
        library,
        text_table(
            {{"统计指标", "单位", "统计数"}, {{"一、主动公开", 3}}, {"（一）公开数", "条", "12"}}));
    CHECK(figures(seen) == Lines{"disclosed=12 条"});
    CHECK(unmapped(seen).empty());
}

TEST_CASE("a code beside the label stays apart from it")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(library,
                              text_table({{"序号", "统计指标", "单位", "统计数"},
                                          {"1", "（一）公开数", "条", "12"},
                                          {"2", "二、行政复议", "件", "5"}}));
    CHECK(figures(seen) == Lines{"disclosed=12 条", "review.total=5 件"});
    CHECK(unmapped(seen) == Lines{"序号: text-beside", "1: text-beside", "2: text-beside"});
}

TEST_CASE("money takes the unit that its row prints, and a count tells when its unit is another")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(library,
                              text_table({{"统计指标", "单位", "统计数"},
                                          {"（一）公开数", "篇", "12"},
                                          {"四、收费", "元", "380"}}));
    CHECK(figures(seen) == Lines{"disclosed=12 条", "fees=380 元"});
    CHECK(count(seen, "unit-differs") == 1);
    CHECK(unmapped(seen) == Lines{"篇: text-beside"});
}

TEST_CASE("columns below the form's own are members of its open axis")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(library,
                              text_table({{tall("统计指标"), tall("单位"), {"统计数", 2}},
                                          {above, above, "市本级", "区县"},
                                          {"（一）公开数", "条", "12", "30"},
                                          {"二、行政复议", "件", "5", "6"}}));
    CHECK(figures(seen) == Lines{"disclosed[column=市本级]=12 条",
                                 "disclosed[column=区县]=30 条",
                                 "review.total[column=市本级]=5 件",
                                 "review.total[column=区县]=6 件"});
    CHECK(seen.observations[0].open_label == "市本级");
    CHECK(unmapped(seen).empty());
}

TEST_CASE("a row of data right below a column's label is no row of members")
{
    const auto library = library_of(statistics_form);
    const auto wide = seen_in(library,
                              text_table({{"统计指标", "单位", {"统计数", 2}},
                                          {"（一）公开数", "条", {"12", 2}},
                                          {"二、行政复议", "件", {"—", 2}},
                                          {"三、行政诉讼", "件", {"9", 2}}}));
    CHECK(figures(wide) == Lines{"disclosed=12 条", "review.total=— 件", "litigation.total=9 件"});
    CHECK(unmapped(wide).empty());
    const auto split = seen_in(library,
                               text_table({{"统计指标", "单位", {"统计数", 2}},
                                           {"（一）公开数", "条", "12条", "1.5%"},
                                           {"二、行政复议", "件", {"5", 2}}}));
    CHECK(figures(split) == Lines{"review.total=5 件"});
    CHECK(unmapped(split).size() == 2);
    const auto unsure = seen_in(library,
                                text_table({{"统计指标", {"统计数", 2}},
                                            {"（一）公开数", "约12", "约30"},
                                            {"二、行政复议", {"5", 2}}}));
    CHECK(figures(unsure) == Lines{"review.total=5 件"});
    CHECK(unmapped(unsure).size() == 2);
    const auto group = seen_in(library,
                               text_table({{"统计指标", "单位", {"统计数", 2}},
                                           {{"一、主动公开", 4}},
                                           {"（一）公开数", "条", {"12", 2}}}));
    CHECK(figures(group) == Lines{"disclosed=12 条"});
    CHECK(unmapped(group).empty());
}

TEST_CASE("of a row with a figure no label is a member")
{
    const auto library = library_of(R"(
id = "review"
title = "复议"
[[table]]
id = "t"
rows = [{ label = [] }]
columns = [ { label = ["维持"], metric = "upheld" }, { label = ["总计"], metric = "total" } ]
[[table.axis]]
item = "column"
open = true
)");
    const auto seen = seen_in(library, text_table({{{"维持", 2}, "总计"}, {"约1", "2", "3"}}));
    CHECK(figures(seen) == Lines{"total=3"});
    CHECK(unmapped(seen).size() == 2);
}

TEST_CASE("members above a row of data don't make it a row of members")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(library,
                              text_table({{tall("统计指标"), {"统计数", 2}, {"季度", 2}},
                                          {above, "市本级", "区县", {"一季度", 2}},
                                          {"（一）公开数", "", "", {"4", 2}},
                                          {"二、行政复议", "5", "6", {"1", 2}}}));
    CHECK(figures(seen) == Lines{"disclosed[quarter=1]=4 条",
                                 "review.total[quarter=1]=1 件",
                                 "review.total[column=市本级]=5 件",
                                 "review.total[column=区县]=6 件"});
}

TEST_CASE("a label over more than a column's own is no member of it")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(library,
                              text_table({{tall("统计指标"), "一季度", {"统计数", 2}},
                                          {above, {"全市", 2}, "区县"},
                                          {"（一）公开数", {"4", 2}, "30"}}));
    CHECK(figures(seen).empty());
}

TEST_CASE("inner labels of the form stand beside members")
{
    const auto library = library_of(R"(
id = "meetings"
title = "会议"
[[table]]
id = "t"
corner = ["单位"]
columns = [ { label = ["会议", "线上"], key = "online" }, { label = ["会议", "线下"], key = "there" }, { label = ["培训"], key = "courses" } ]
rows = [ { label = ["本级"], metric = "own.{column}" } ]
[[table.axis]]
item = "column"
open = true
)");
    const auto seen = seen_in(library,
                              text_table({{"", {"会议", 2}, {"培训", 2}},
                                          {"单位", "线上", "线下", "干部", "群众"},
                                          {"本级", "1", "2", "3", "4"}}));
    CHECK(figures(seen) == Lines{"own.online=1",
                                 "own.there=2",
                                 "own.courses[column=干部]=3",
                                 "own.courses[column=群众]=4"});
}

TEST_CASE("of members whose labels are the same none is taken")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(library,
                              text_table({{tall("统计指标"), {"统计数", 4}},
                                          {above, "市本级", "区县", "市 本 级", "合计"},
                                          {"（一）公开数", "12", "30", "13", "42"},
                                          {"二、行政复议", "5", "6", "", "11"}}));
    CHECK(figures(seen) == Lines{"disclosed[column=区县]=30 条",
                                 "disclosed[column=合计]=42 条",
                                 "review.total[column=区县]=6 件",
                                 "review.total[column=合计]=11 件"});
    CHECK(unmapped(seen) == Lines{"12: label-twice", "13: label-twice", "5: label-twice"});
    CHECK(count(seen, "label-twice") == 2);
    CHECK(words(seen.findings.front(), Language::en) ==
          "a label stands more than once: '统计数 / 市本级'; none of them was used");
}

TEST_CASE("members that would be one item are the same, and a table may have no others")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(library,
                              text_table({{tall("统计指标"), {"统计数", 2}, tall("一季度")},
                                          {above, "甲−乙", "甲-乙", above},
                                          {"（一）公开数", "12", "30", "4"}}));
    CHECK(figures(seen) == Lines{"disclosed[quarter=1]=4 条"});
    CHECK(unmapped(seen) == Lines{"12: label-twice", "30: label-twice"});
    const auto none = seen_in(library,
                              text_table({{tall("统计指标"), {"统计数", 2}},
                                          {above, "全市", "全市"},
                                          {"（一）公开数", "12", "30"}}));
    CHECK(none.observations.empty());
    CHECK(unmapped(none) == Lines{"12: label-twice", "30: label-twice"});
}

TEST_CASE("a member that is like its column's label is not that column, too")
{
    const auto library = library_of(R"(
id = "meetings"
title = "会议"
[[table]]
id = "t"
columns = [ { label = ["会议"], key = "meetings" }, { label = ["培训次数"], key = "courses" }, { label = ["人数"], key = "people" }, { label = ["经费"], key = "costs", optional = true } ]
rows = [ { label = ["本级"], metric = "own.{column}" } ]
[[table.axis]]
item = "column"
open = true
)");
    const auto seen = seen_in(library,
                              text_table({{tall(""), tall("会议"), {"培训次数", 2}, tall("人数")},
                                          {above, above, {"培训场次数", 2}, above},
                                          {"本级", "1", {"2", 2}, "3"}}));
    CHECK(figures(seen) ==
          Lines{"own.meetings=1", "own.people=3", "own.courses[column=培训场次数]=2"});
    CHECK(count(seen, "label-aligned") == 0);
}

TEST_CASE("a column that only some print is not missed, and has its item")
{
    const auto library = library_of(statistics_form);
    const auto seen = seen_in(
        library, text_table({{"统计指标", "一季度", "统计数"}, {"（一）公开数", "4", "12"}}));
    CHECK(figures(seen) == Lines{"disclosed=12 条", "disclosed[quarter=1]=4 条"});
    const auto without =
        seen_in(library, text_table({{"统计指标", "统计数"}, {"（一）公开数", "12"}}));
    CHECK(std::none_of(without.findings.begin(), without.findings.end(), [](const auto& finding) {
        return finding.arguments == std::vector<Argument>{std::string("一季度")};
    }));
}

TEST_CASE("open rows are items by their code, or by their name where they have none")
{
    const auto library = library_of(departments_form);
    const auto seen = seen_in(library,
                              text_table({{"编号", "名称", "新收", "办结"},
                                          {"A0301", "财政局", "12", "11"},
                                          {"A0302", "教育局", "3", ""},
                                          {"", "合计", "15", "11"}}));
    CHECK(figures(seen) == Lines{"departments.received[row=A0301]=12 件",
                                 "departments.completed[row=A0301]=11 件",
                                 "departments.received[row=A0302]=3 件",
                                 "departments.received[row=合计]=15 件",
                                 "departments.completed[row=合计]=11 件"});
    CHECK(seen.observations[0].open_label == "A0301 / 财政局");
    CHECK(unmapped(seen).empty());
    CHECK(seen.findings.empty());
}

TEST_CASE("a code that stands twice is no item, and a merged one names no single row")
{
    const auto library = library_of(departments_form);
    const auto twice = seen_in(library,
                               text_table({{"代码", "名称", "新收", "办结"},
                                           {"1", "财政局", "12", "11"},
                                           {"1", "教育局", "3", "2"},
                                           {"2", "水务局", "4", "4"}}));
    CHECK(figures(twice) ==
          Lines{"departments.received[row=2]=4 件", "departments.completed[row=2]=4 件"});
    CHECK(unmapped(twice) ==
          Lines{"12: label-twice", "11: label-twice", "3: label-twice", "2: label-twice"});
    const auto merged = seen_in(library,
                                text_table({{"代码", "名称", "新收", "办结"},
                                            {tall("1"), "财政局", "12", "11"},
                                            {above, "教育局", "3", "2"},
                                            {"２", "水务局", "4", "4"}}));
    CHECK(figures(merged) ==
          Lines{"departments.received[row=2]=4 件", "departments.completed[row=2]=4 件"});
    CHECK(count(merged, "row-unnamed") == 2);
    const auto alone =
        seen_in(library, text_table({{"代码", "名称", "新收", "办结"}, {"", "", "3", "2"}}));
    CHECK(unmapped(alone) == Lines{"3: row-unknown", "2: row-unknown"});
    CHECK(count(alone, "label-missing") == 0);
}

TEST_CASE("a table without the headings of open rows is not theirs")
{
    const auto library = library_of(departments_form);
    const auto seen =
        seen_in(library, text_table({{"部门", "新收", "办结"}, {"财政局", "12", "11"}}));
    CHECK(figures(seen).empty());
    CHECK(seen.unmapped.size() == 6);
}

TEST_CASE("what would end an item is written full-width")
{
    const auto library = library_of(departments_form);
    const auto seen = seen_in(
        library, text_table({{"代码", "名称", "新收", "办结"}, {"a=1;b\nc", "局", "1", "1"}}));
    CHECK(figures(seen).front() == "departments.received[row=a＝1；bc]=1 件");
}

TEST_CASE("a further axis gives every column once for each of its members")
{
    const auto library = library_of(quarters_form);
    const auto seen = seen_in(library,
                              text_table({{tall(""), {"会议", 2}, {"培训", 2}},
                                          {above, "一季度", "二季度", "第一季度", "二季度"},
                                          {"本级", "1", "2", "3", "4"},
                                          {"下级", "5", "6", "7", "8"}}));
    CHECK(figures(seen) == Lines{"own.meetings[quarter=1]=1 次",
                                 "own.meetings[quarter=2]=2 次",
                                 "own.courses[quarter=1]=3 次",
                                 "own.courses[quarter=2]=4 次",
                                 "lower.meetings[quarter=1]=5 次",
                                 "lower.meetings[quarter=2]=6 次",
                                 "lower.courses[quarter=1]=7 次",
                                 "lower.courses[quarter=2]=8 次"});
    CHECK(seen.observations[2].match == Match::alias);
}

TEST_CASE("text that a form asks for is kept as it stands")
{
    const auto library = library_of(quarters_form);
    const auto seen = seen_in(
        library, text_table({{"事项", "网址"}, {"章程", "http://a.b/c?d=1"}, {"规章", "无"}}));
    REQUIRE(seen.observations.size() == 2);
    CHECK(seen.observations[0].reading == Reading::text);
    CHECK(seen.observations[0].raw == "http://a.b/c?d=1");
    CHECK(seen.observations[1].reading == Reading::dash);
    CHECK(seen.findings.empty());
}
