#include "normalize/message.hpp"
#include "normalize/observe.hpp"

#include "tests/support/tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace nianbao;
using namespace nianbao::testing;

namespace {

// By position: two rows of one group, one of another, over three applicants.
constexpr const char* applications_form = R"(
id = "apply"
title = "申请"
[[table]]
id = "applications"
unit = "件"
corner = ["说明"]
columns_under = ["申请人情况"]
columns = [
  { label = ["自然人"], applicant = "person" },
  { label = ["组织", "企业"], applicant = "enterprise" },
  { label = ["总计"], applicant = "total" },
]
rows = [
  { label = ["一、新收"], also = ["本年新收"], metric = "received" },
  { label = ["二、结果", "（一）公开（不计其他）"], metric = "granted" },
  { label = ["二、结果", "（二）总计"], metric = "results" },
]
)";

// By order: blocks stacked in one table.
constexpr const char* blocks_form = R"(
id = "blocks"
title = "主动公开"
[[table]]
id = "rules"
caption = "第（一）项"
corner = ["信息内容"]
match_cells_by = "order"
unit = "件"
columns = [ { label = ["本年制发"], key = "issued" }, { label = ["现行有效"], key = "in_force" } ]
rows = [ { label = ["规章"], metric = "rules.{column}" } ]
[[table]]
id = "money"
caption = "第（九）项"
corner = ["信息内容"]
match_cells_by = "order"
columns = [ { label = ["项目数量"], key = "projects", unit = "项" }, { label = ["总金额"], key = "amount", type = "money" } ]
rows = [ { label = ["采购"], metric = "procurement.{column}" } ]
)";

FormLibrary
library_of(std::initializer_list<const char*> texts)
{
    std::vector<Form> forms;
    for (const auto* text : texts) {
        auto form = parse_form(text, "test");
        REQUIRE(form);
        forms.push_back(std::move(*form));
    }
    return FormLibrary(std::move(forms));
}

const FormLibrary&
library()
{
    static const auto known = library_of({applications_form, blocks_form});
    return known;
}

Observed
seen_in(const Document& document, const ReadingOptions& options = {})
{
    return observe(document, library(), options, Trust::every_table);
}

// "metric/applicant=value" of each figure.
std::vector<std::string>
figures(const Observed& observed)
{
    std::vector<std::string> all;
    for (const auto& seen : observed.observations) {
        const auto& cell = *seen.cell;
        const auto name = cell.applicant.empty() ? cell.metric : cell.metric + "/" + cell.applicant;
        const bool is_number = seen.reading == Reading::number;
        all.push_back(name + "=" +
                      (is_number ? to_string(seen.value) : std::string(name_of(seen.reading))));
    }
    return all;
}

// "why: raw" of each cell.
std::vector<std::string>
unmapped(const Observed& observed)
{
    std::vector<std::string> all;
    for (const auto& cell : observed.unmapped) {
        all.push_back(cell.why + ": " + cell.raw);
    }
    return all;
}

bool
has_finding(const Observed& observed, std::string_view code)
{
    return std::any_of(observed.findings.begin(),
                       observed.findings.end(),
                       [&](const Finding& finding) { return finding.code == code; });
}

using Strings = std::vector<std::string>;

Table
applications(std::initializer_list<std::vector<Text>> rows, std::uint32_t ordinal = 1)
{
    auto table = text_table({{tall("说明", 2), {"申请人情况", 3}},
                             {below(2), tall("自然人"), {"组织"}, tall("总计")},
                             {below(2), above, {"企业"}, above}},
                            ordinal);
    const auto data = text_table(rows);
    table.rows.insert(table.rows.end(), data.rows.begin(), data.rows.end());
    return table;
}

Document
whole_applications()
{
    return document_of({applications({{{"一、新收", 2}, "4", "", "4"},
                                      {tall("二、结果"), "（一）公开（不计其他）", "2", "—", "2"},
                                      {above, "（二）总计", "2", "0", "2"}})});
}

} // namespace

TEST_CASE("every cell of a table with merged headers goes under its metric")
{
    const auto seen = seen_in(whole_applications());
    CHECK(figures(seen) == Strings{"received/person=4",
                                   "received/enterprise=blank",
                                   "received/total=4",
                                   "granted/person=2",
                                   "granted/enterprise=dash",
                                   "granted/total=2",
                                   "results/person=2",
                                   "results/enterprise=0",
                                   "results/total=2"});
    CHECK(seen.unmapped.empty());
    CHECK(seen.findings.empty());
    CHECK(seen.form == "apply");
    CHECK(seen.observations[3].place == Place{1, 5, 3});
    CHECK(seen.observations[0].cell->applicant_label == "申请人情况 / 自然人");
    CHECK(seen.observations[0].unit == "件");
}

TEST_CASE("a value merged over two columns is nobody's, and said so")
{
    const auto seen = seen_in(document_of({applications({{{"一、新收", 2}, {"7", 2}, "4"}})}));
    CHECK(figures(seen) == Strings{"received/total=4"});
    CHECK(unmapped(seen) == Strings{"value-spans: 7"});
    CHECK(has_finding(seen, "value-spans"));
    CHECK(seen.unmapped[0].row_label == "一、新收");
}

TEST_CASE("the one label missing between two matched neighbours is found if it is alike")
{
    const auto known = library_of({R"(
id = "f"
title = "f"
[[table]]
id = "t"
unit = "件"
columns = [ { label = ["总计"], applicant = "total" } ]
rows = [
  { label = ["不予公开", "1.属于国家秘密"], metric = "secret" },
  { label = ["不予公开", "2.保护第三方合法权益"], metric = "third" },
  { label = ["不予公开", "3.属于行政执法案卷"], metric = "files" },
]
)"});
    const auto read = [&](const char* first, const char* second) {
        return observe(document_of({text_table({{{"", 2}, "总计"},
                                                {tall("不予公开"), first, "1"},
                                                {above, second, "2"},
                                                {above, "3.属于行政执法案卷", "3"}})}),
                       known,
                       {},
                       Trust::every_table);
    };
    const auto seen = read("1.属于国家秘密", "2.保护第三方合法权宜");
    CHECK(figures(seen) == Strings{"secret/total=1", "third/total=2", "files/total=3"});
    CHECK(seen.observations[1].match == Match::aligned);
    CHECK(words(seen.findings.at(0), Language::en) ==
          "a label was recognised by its place: '2.保护第三方合法权宜' was read as "
          "'2.保护第三方合法权益', which alone is missing where "
          "it "
          "stands");

    const auto unlike = read("1.属于国家秘密", "2.保护个人隐私");
    CHECK(figures(unlike) == Strings{"secret/total=1", "files/total=3"});
    CHECK(words(unlike.findings.at(0), Language::en) ==
          "a row is not of the form: '不予公开 / 2.保护个人隐私'; '2.保护第三方合法权益' comes "
          "nearest; see unmapped.csv");
    // without a neighbour above it is a guess
    CHECK(figures(read("1.属于国家机密", "2.保护第三方合法权益")) ==
          Strings{"third/total=2", "files/total=3"});
}

TEST_CASE("a column between two matched ones is found the same way")
{
    const auto known = library_of({R"(
id = "f"
title = "f"
[[table]]
id = "t"
unit = "件"
columns = [
  { label = ["组织", "商业企业"], applicant = "enterprise" },
  { label = ["组织", "社会公益组织"], applicant = "charity" },
  { label = ["总计"], applicant = "total" },
]
rows = [ { label = ["新收"], metric = "received" } ]
)"});
    const auto read = [&](const char* label) {
        return observe(document_of({text_table({{tall("项目"), {"组织", 2}, tall("总计")},
                                                {above, "商业企业", label, above},
                                                {"新收", "1", "2", "3"}})}),
                       known,
                       {},
                       Trust::every_table);
    };
    const auto aligned = read("社会公溢组织");
    CHECK(figures(aligned) ==
          Strings{"received/enterprise=1", "received/charity=2", "received/total=3"});
    CHECK(aligned.observations[1].match == Match::aligned);
    CHECK(has_finding(aligned, "label-aligned"));
    CHECK(figures(read("科研机构")) == Strings{"received/enterprise=1", "received/total=3"});
}

TEST_CASE("the label of a group is not that of a row whose own label is gone")
{
    const auto seen =
        seen_in(document_of({applications({{tall("一、新收"), {""}, "1", "", "1"},
                                           {above, {""}, "2", "", "2"},
                                           {"二、结果", "（一）公开", "3", "", "3"}})}));
    CHECK(figures(seen) ==
          Strings{"granted/person=3", "granted/enterprise=blank", "granted/total=3"});
    CHECK(unmapped(seen) == Strings{"row-unknown: 一、新收",
                                    "row-unknown: 1",
                                    "row-unknown: 1",
                                    "row-unknown: 2",
                                    "row-unknown: 2"});
}

TEST_CASE("a table of one row without a label is read though it is all blank")
{
    const auto known = library_of(
        {"id = \"a\"\ntitle = \"a\"\n[[table]]\nid = \"t\"\nunit = \"件\"\nrows = [{ label = [] "
         "}]\n"
         "columns = [{ label = [\"维持\"], metric = \"upheld\" }, { label = [\"总计\"], metric = "
         "\"total\" }]"});
    const auto read = [&](const Table& table) {
        return figures(observe(document_of({table}), known, {}, Trust::every_table));
    };
    CHECK(read(text_table({{"维持", "总计"}, {"", ""}})) == Strings{"upheld=blank", "total=blank"});
    CHECK(read(text_table({{"维持", "总计"}, {"", ""}, {"1", "2"}})) ==
          Strings{"upheld=1", "total=2"});
}

TEST_CASE("a value merged over two rows is nobody's")
{
    const auto seen = seen_in(document_of({applications(
        {{{"一、新收", 2}, tall("7"), "1", "8"}, {"二、结果", "（一）公开", above, "1", "2"}})}));
    CHECK(figures(seen) == Strings{"received/enterprise=1",
                                   "received/total=8",
                                   "granted/enterprise=1",
                                   "granted/total=2"});
    CHECK(unmapped(seen) == Strings{"value-spans: 7"});
}

TEST_CASE("a row that is one cell short is unmapped whole")
{
    const auto seen = seen_in(document_of({applications({{{"一、新收", 2}, "4", "5"}})}));
    CHECK(seen.observations.empty());
    CHECK(unmapped(seen) == Strings{"row-misaligned: 4", "row-misaligned: 5"});
    CHECK(has_finding(seen, "row-misaligned"));
}

TEST_CASE("labels of a header row that is one cell short name nothing")
{
    const auto known = library_of({R"(
id = "f"
title = "f"
[[table]]
id = "t"
unit = "件"
columns = [
  { label = ["自然人"], applicant = "person" },
  { label = ["组织", "企业"], applicant = "enterprise" },
  { label = ["组织", "机构"], applicant = "institution" },
  { label = ["总计"], applicant = "total" },
]
rows = [ { label = ["新收"], metric = "received" } ]
)"});
    auto table = text_table({{tall("项目"), tall("自然人"), {"组织", 2}, tall("总计")},
                             {above, above, "企业", "机构", above},
                             {"新收", "1", "2", "3", "6"}});
    const auto read = [&] { return observe(document_of({table}), known, {}, Trust::every_table); };
    CHECK(figures(read()).size() == 4);

    table.rows[1].cells.erase(table.rows[1].cells.begin() +
                              2); // 机构 moves over the figures of 企业
    const auto seen = read();
    CHECK(figures(seen) == Strings{"received/person=1", "received/total=6"});
    CHECK(unmapped(seen) == Strings{"text-beside: 项目",
                                    "text-beside: 组织",
                                    "text-beside: 机构",
                                    "column-unknown: 2",
                                    "column-unknown: 3"});
    CHECK(has_finding(seen, "row-misaligned"));
}

TEST_CASE("of a row that is not read the ordinal beside its label is not lost")
{
    const auto seen = seen_in(document_of(
        {text_table({{"序号", "信息内容", "本年制发", "现行有效"}, {"1", "规章", "2"}})}));
    CHECK(seen.observations.empty());
    CHECK(unmapped(seen) == Strings{"text-beside: 序号", "row-misaligned: 1", "row-misaligned: 2"});
}

TEST_CASE("a short row that says which slots it skips is no guess")
{
    auto table = applications({{{"一、新收", 2}, "4", "5"}});
    table.rows.back().skipped_after = 1;
    CHECK(figures(seen_in(document_of({table}))) ==
          Strings{"received/person=4", "received/enterprise=5"});
}

TEST_CASE("notes and ordinals may be missing, other wordings are known by the form")
{
    const auto seen = seen_in(document_of(
        {applications({{{"本年新收", 2}, "1", "2", "3"}, {"二、结果", "公开", "4", "5", "6"}})}));
    REQUIRE(seen.observations.size() == 6);
    CHECK(seen.observations[0].match == Match::alias);
    CHECK(seen.observations[3].match == Match::trimmed);
    CHECK(figures(seen)[3] == "granted/person=4");
}

TEST_CASE("rows and columns that the form does not know are unmapped, the rest counts")
{
    auto table = text_table({{{""}, {""}, "自然人", "企业合计", "总计"},
                             {{"一、新收", 2}, "1", "9", "3"},
                             {{"其他事项", 2}, "5", "6", "7"}});
    const auto seen = seen_in(document_of({table}));
    CHECK(figures(seen) == Strings{"received/person=1", "received/total=3"});
    CHECK(unmapped(seen) == Strings{"text-beside: 企业合计",
                                    "column-unknown: 9",
                                    "row-unknown: 其他事项",
                                    "row-unknown: 5",
                                    "row-unknown: 6",
                                    "row-unknown: 7"});
    CHECK(seen.unmapped[1].column_label == "企业合计");
    CHECK(has_finding(seen, "label-missing"));
}

TEST_CASE("a column that the form does not know is told once, with how many cells it has")
{
    const auto told = [](const Observed& seen) {
        Strings all;
        for (const auto& finding : seen.findings) {
            if (finding.code == "column-unknown") {
                all.push_back(words(finding, Language::zh));
            }
        }
        return all;
    };
    const auto seen =
        seen_in(document_of({text_table({{"", "", "自然人", "人数合计", "总计", ""},
                                         {{"一、新收", 2}, "1", "9", "3", "注"},
                                         {"二、结果", "（一）公开", "1", "8", "3", ""},
                                         {"二、结果", "（二）总计", "1", "", "3", ""}})}));
    CHECK(told(seen) ==
          Strings{"表式没有这一列：“人数合计”，其下 2 个非空单元格未采用，见 unmapped.csv",
                  "表式没有这一列：“6”，其下 1 个非空单元格未采用，见 unmapped.csv"});
    CHECK(told(seen_in(whole_applications())).empty());

    // by order the header of a cell need not be above it
    const auto by_order = seen_in(document_of({text_table(
        {{"信息内容", {"本年制发", 2}, "备注", "现行有效"}, {"规章", "2", "同上", {"3", 2}}})}));
    CHECK(told(by_order) ==
          Strings{"表式没有这一列：“备注”，其下 1 个非空单元格未采用，见 unmapped.csv"});
}

TEST_CASE("a label that stands twice counts for neither row")
{
    const auto seen =
        seen_in(document_of({applications({{{"一、新收", 2}, "1", "2", "3"},
                                           {{"一、新收", 2}, "4", "5", "6"},
                                           {"二、结果", "（二）总计", "7", "8", "9"}})}));
    CHECK(figures(seen) == Strings{"results/person=7", "results/enterprise=8", "results/total=9"});
    CHECK(unmapped(seen).size() == 6);
    CHECK(has_finding(seen, "label-twice"));
}

TEST_CASE("two rows of figures where the form has one without a label count for neither")
{
    const auto known = library_of({R"(
id = "review"
title = "复议"
[[table]]
id = "t"
rows = [{ label = [] }]
columns = [ { label = ["维持"], metric = "upheld" }, { label = ["总计"], metric = "total" } ]
)"});
    const auto seen = observe(document_of({text_table({{"维持", "总计"}, {"1", "2"}, {"3", "4"}})}),
                              known,
                              {},
                              Trust::every_table);
    CHECK(seen.observations.empty());
    CHECK(unmapped(seen) ==
          Strings{"label-twice: 1", "label-twice: 2", "label-twice: 3", "label-twice: 4"});
}

TEST_CASE("blocks stacked in one table are read by the order of their cells")
{
    const auto seen = seen_in(document_of({text_table({{{"第（一）项", 4}},
                                                       {"信息内容", "本年制发", {"现行有效", 2}},
                                                       {"规章", {"2", 2}, "3"},
                                                       {{"第（九）项", 4}},
                                                       {"信息内容", {"项目数量", 2}, "总金额"},
                                                       {"采购", "3", {"5246500元", 2}}})}));
    CHECK(figures(seen) == Strings{"rules.issued=2",
                                   "rules.in_force=3",
                                   "procurement.projects=3",
                                   "procurement.amount=5246500"});
    CHECK(seen.observations[3].unit == "元");
    CHECK(seen.observations[3].cell->metric_label == "第（九）项 / 采购 / 总金额");
    CHECK(seen.unmapped.empty());
    CHECK(seen.findings.empty());
}

TEST_CASE("by order, a row needs exactly as many cells as its header")
{
    const auto seen = seen_in(
        document_of({text_table({{"信息内容", "本年制发", "现行有效"}, {"规章", {"2", 2}}})}));
    CHECK(seen.observations.empty());
    CHECK(unmapped(seen) == Strings{"row-misaligned: 2"});
}

TEST_CASE("a header under the caption of another block is not that block's")
{
    const auto seen = seen_in(document_of({text_table(
        {{{"第（九）项", 3}}, {"信息内容", "本年制发", "现行有效"}, {"规章", "2", "3"}})}));
    CHECK(seen.observations.empty());
    CHECK(seen.unmapped.size() == 7);
}

TEST_CASE("money takes its unit from the cell, else the header, and says when there is none")
{
    const auto amount = [](const char* header, const char* cell) {
        return seen_in(
            document_of({text_table({{"信息内容", "项目数量", header}, {"采购", "3", cell}})}));
    };
    CHECK(amount("总金额（万元）", "43.788").observations[1].unit == "万元");
    CHECK(has_finding(amount("总金额（万元）", "43.788万元"), "unit-doubled"));
    CHECK(has_finding(amount("总金额（万元）", "43.788元"), "unit-differs"));
    const auto without = amount("总金额", "8040");
    CHECK(without.observations[1].unit.empty());
    CHECK(to_string(without.observations[1].value) == "8040");
    CHECK(has_finding(without, "unit-missing"));
}

TEST_CASE("a table of no form is unmapped with the labels of its place")
{
    const auto seen = seen_in(document_of({text_table({{"季度", "场次"}, {"一季度", "3次"}})}));
    CHECK(unmapped(seen) == Strings{"no-known-form: 季度",
                                    "no-known-form: 场次",
                                    "no-known-form: 一季度",
                                    "no-known-form: 3次"});
    CHECK(seen.unmapped[3].row_label == "一季度");
    CHECK(seen.unmapped[3].column_label == "场次");
    CHECK(seen.form.empty());
}

TEST_CASE("the row label of a wide table is what stands left of its first figure")
{
    auto table = text_table({{"项目"}, {"门户网站"}});
    for (std::uint16_t i = 1; i <= 30; ++i) {
        table.rows[0].cells.push_back({"月"});
        table.rows[1].cells.push_back({std::to_string(i)});
    }
    const auto seen = seen_in(document_of({table}));
    CHECK(seen.unmapped.back().raw == "30");
    CHECK(seen.unmapped.back().row_label == "门户网站");
    CHECK(seen.unmapped.back().column_label == "月");
}

TEST_CASE("a table that stands twice with different figures counts for neither")
{
    const auto twice = document_of({applications({{{"一、新收", 2}, "4", "0", "4"}}, 1),
                                    applications({{{"一、新收", 2}, "5", "0", "5"}}, 2)});
    const auto seen = seen_in(twice);
    CHECK(seen.observations.empty());
    CHECK(unmapped(seen) == Strings{"table-twice: 4",
                                    "table-twice: 0",
                                    "table-twice: 4",
                                    "table-twice: 5",
                                    "table-twice: 0",
                                    "table-twice: 5"});
    CHECK(has_finding(seen, "table-twice"));
}

TEST_CASE("an equal copy of a table counts once")
{
    const auto twice = document_of({applications({{{"一、新收", 2}, "4", "0", "4"}}, 1),
                                    applications({{{"一、新收", 2}, "４", "0", " 4 "}}, 2)});
    const auto seen = seen_in(twice);
    CHECK(figures(seen) ==
          Strings{"received/person=4", "received/enterprise=0", "received/total=4"});
    CHECK(unmapped(seen).size() == 3);
    CHECK(seen.unmapped[0].why == "table-copy");
}

TEST_CASE("a table that goes on in a second one is one table")
{
    const auto split = document_of({applications({{{"一、新收", 2}, "4", "0", "4"}}, 1),
                                    applications({{"二、结果", "（二）总计", "4", "0", "4"}}, 2)});
    CHECK(figures(seen_in(split)).size() == 6);
}

TEST_CASE("with bookmarks only the tables they touch are taken")
{
    auto document = document_of({applications({{{"一、新收", 2}, "4", "0", "4"}}, 1),
                                 applications({{{"一、新收", 2}, "5", "0", "5"}}, 2)});
    document.bookmarks = {{.name = "旧表三", .tables = {1}}, {.name = "表三", .tables = {2}}};
    const auto seen = seen_in(document, {.bookmarks = {"表*"}});
    CHECK(figures(seen) ==
          Strings{"received/person=5", "received/enterprise=0", "received/total=5"});
    CHECK(seen.unmapped.empty());
    CHECK(seen.tables == 2);
    CHECK(seen.tables_left == 1);
}

TEST_CASE("editions that fit equally stand together, the one that explains more stands alone")
{
    const auto known = library_of({R"(
id = "old"
title = "旧"
[[table]]
id = "t"
columns = [ { label = ["甲"], key = "a" }, { label = ["乙"], key = "b" } ]
rows = [ { label = ["行"], metric = "row.{column}" } ]
)",
                                   R"(
id = "new"
title = "新"
[[table]]
id = "t"
columns = [ { label = ["甲"], key = "a" }, { label = ["乙"], key = "b" } ]
rows = [ { label = ["行"], metric = "row.{column}" }, { label = ["新行"], metric = "new.{column}" } ]
)"});
    const auto both = document_of({text_table({{"", "甲", "乙"}, {"行", "1", "2"}})});
    CHECK(observe(both, known, {}, Trust::every_table).form == "old|new");
    const auto newer =
        document_of({text_table({{"", "甲", "乙"}, {"行", "1", "2"}, {"新行", "3", "4"}})});
    const auto seen = observe(newer, known, {}, Trust::every_table);
    CHECK(seen.form == "new");
    CHECK(seen.observations[0].form == "new");
}

TEST_CASE("editions that name one cell differently leave it unmapped")
{
    const auto known =
        library_of({"id = \"a\"\ntitle = \"a\"\n[[table]]\nid = \"t\"\ncolumns = [{ label = "
                    "[\"甲\"] }]\nrows = [{ label = [\"行\"], metric = \"one\" }]",
                    "id = \"b\"\ntitle = \"b\"\n[[table]]\nid = \"t\"\ncolumns = [{ label = "
                    "[\"甲\"] }]\nrows = [{ label = [\"行\"], metric = \"other\" }]"});
    const auto seen = observe(
        document_of({text_table({{"", "甲"}, {"行", "1"}})}), known, {}, Trust::every_table);
    CHECK(seen.observations.empty());
    CHECK(unmapped(seen) == Strings{"edition-ambiguous: 1"});
}

TEST_CASE("text in a cell that a merge hides is not lost")
{
    auto table = applications({{{"一、新收", 2}, "4", "0", "4"}});
    table.rows[2].cells[1].text = "补充";
    const auto seen = seen_in(document_of({table}));
    CHECK(unmapped(seen) == Strings{"merged-text: 补充"});
    CHECK(has_finding(seen, "merged-text"));

    table.rows[2].cells[1].text.clear();
    table.rows[3].cells[2].continues_left = true;
    table.rows[3].cells[2].text = "9";
    CHECK(unmapped(seen_in(document_of({table}))) == Strings{"value-spans: 4", "merged-text: 9"});
}
