// Tables that page breaks cut in two, and headers that people type again below one.

#include "normalize/message.hpp"
#include "normalize/observe.hpp"

#include "tests/support/tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace nianbao;
using namespace nianbao::testing;

namespace {

constexpr const char* form = R"(
id = "apply"
title = "申请"
[[table]]
id = "applications"
unit = "件"
over_pages = true
corner = ["说明"]
columns_under = ["申请人情况"]
columns = [
  { label = ["自然人"], applicant = "person" },
  { label = ["组织", "企业"], applicant = "enterprise" },
  { label = ["总计"], applicant = "total" },
]
rows = [
  { label = ["一、新收"], metric = "received" },
  { label = ["二、结果", "（一）公开"], metric = "granted" },
  { label = ["二、结果", "（二）部分公开"], metric = "partly" },
  { label = ["二、结果", "（三）总计"], metric = "results" },
  { label = ["三、结转"], metric = "carried" },
]
[[table]]
id = "review"
unit = "件"
columns = [ { label = ["维持"], key = "upheld" }, { label = ["纠正"], key = "corrected" } ]
rows = [ { label = ["复议"], metric = "review.{column}" } ]
)";

std::string
replaced(std::string text, std::string_view old, std::string_view by)
{
    return text.replace(text.find(old), old.size(), by);
}

const FormLibrary&
library()
{
    static const FormLibrary known({parse_form(form, "test").value()});
    return known;
}

Observed
seen_in(std::initializer_list<Block> blocks)
{
    return observe(document_of(blocks), library(), {}, Trust::every_table);
}

using Strings = std::vector<std::string>;
using Lines = std::initializer_list<std::vector<Text>>;

// "metric=its values side by side" of each row.
Strings
figures(const Observed& observed)
{
    Strings all;
    std::string metric;
    for (const auto& seen : observed.observations) {
        if (std::exchange(metric, seen.cell->metric) != metric) {
            all.push_back(metric + "=");
        }
        all.back() += seen.raw.empty() ? "_" : seen.raw;
    }
    return all;
}

Strings
unmapped(const Observed& observed)
{
    Strings all;
    for (const auto& cell : observed.unmapped) {
        all.push_back(cell.why + ": " + cell.raw);
    }
    return all;
}

std::size_t
count(const Observed& observed, std::string_view code)
{
    return static_cast<std::size_t>(std::count_if(
        observed.findings.begin(), observed.findings.end(), [&](const Finding& finding) {
            return finding.code == code;
        }));
}

Strings
codes(const Observed& observed)
{
    Strings all;
    for (const auto& finding : observed.findings) {
        all.push_back(finding.code);
    }
    return all;
}

Table
part(Lines rows, std::uint32_t ordinal)
{
    return text_table(rows, ordinal);
}

Table
headed(Lines rows, std::uint32_t ordinal = 1)
{
    auto table = text_table({{tall("说明", 2), {"申请人情况", 3}},
                             {below(2), tall("自然人"), {"组织"}, tall("总计")},
                             {below(2), above, {"企业"}, above}},
                            ordinal);
    const auto data = text_table(rows);
    table.rows.insert(table.rows.end(), data.rows.begin(), data.rows.end());
    return table;
}

Table
stacked(const Table& upper, const Table& lower)
{
    auto table = upper;
    table.rows.insert(table.rows.end(), lower.rows.begin(), lower.rows.end());
    return table;
}

const std::vector<Text> received{{"一、新收", 2}, "1", "2", "3"};
const std::vector<Text> granted{tall("二、结果"), "（一）公开", "4", "5", "9"};
const std::vector<Text> partly{above, "（二）部分公开", "0", "", "0"};
const std::vector<Text> partly_labelled{tall("二、结果"), "（二）部分公开", "0", "", "0"};
const std::vector<Text> partly_unlabelled{"", "（二）部分公开", "0", "", "0"};
const std::vector<Text> results{above, "（三）总计", "4", "5", "9"};
const std::vector<Text> results_unlabelled{"", "（三）总计", "4", "5", "9"};
const std::vector<Text> carried{{"三、结转", 2}, "7", "8", "15"};

const Strings all_rows{"received=123", "granted=459", "partly=0_0", "results=459", "carried=7815"};

} // namespace

TEST_CASE("a second table without a header is read as further rows of the one above")
{
    const auto seen =
        seen_in({headed({received, granted}), part({partly_labelled, results, carried}, 2)});
    CHECK(figures(seen) == all_rows);
    CHECK(seen.unmapped.empty());
    CHECK(seen.observations[6].place == Place{2, 1, 3});
    CHECK(seen.observations.back().place == Place{2, 3, 5});
    REQUIRE(codes(seen) == Strings{"table-continued"});
    CHECK(seen.findings[0].place == Place{2, 1, 0});
    CHECK(words(seen.findings[0], Language::en) ==
          "table 2 goes on from table 1; the two were read as one");
    CHECK(severity_of(seen.findings[0]) == Severity::note);
}

TEST_CASE("a group's label goes on over the break where its merge does")
{
    const auto seen = seen_in({headed({received, granted}), part({partly, results, carried}, 2)});
    CHECK(figures(seen) == all_rows);
    CHECK(seen.unmapped.empty());
    CHECK(seen.observations[6].cell->metric_label == "二、结果 / （二）部分公开");
}

TEST_CASE("rows below a break that lack their group's label are unmapped, the others count")
{
    const auto seen = seen_in(
        {headed({received, granted}), part({partly_unlabelled, results_unlabelled, carried}, 2)});
    CHECK(figures(seen) == Strings{"received=123", "granted=459", "carried=7815"});
    CHECK(unmapped(seen) == Strings{"row-unknown: （二）部分公开",
                                    "row-unknown: 0",
                                    "row-unknown: 0",
                                    "row-unknown: （三）总计",
                                    "row-unknown: 4",
                                    "row-unknown: 5",
                                    "row-unknown: 9"});
    CHECK(seen.unmapped[1].place == Place{2, 1, 3});
    CHECK(seen.unmapped[1].column_label == "申请人情况 / 自然人");
    CHECK(
        codes(seen) ==
        Strings{"table-continued", "row-unknown", "row-unknown", "label-missing", "label-missing"});
    CHECK(seen.findings[1].place == Place{2, 1, 0});
    CHECK(seen.findings[3].place == Place{1, 1, 0});
}

TEST_CASE("a table may go on twice")
{
    const auto seen = seen_in({headed({received, granted}),
                               Paragraph{""},
                               part({partly}, 2),
                               Paragraph{"续表"},
                               part({results, carried}, 3)});
    CHECK(figures(seen) == all_rows);
    CHECK(seen.unmapped.empty());
    CHECK(codes(seen) == Strings{"table-continued", "table-continued"});
    CHECK(words(seen.findings[1], Language::zh) ==
          "第 3 个表格接在第 1 个表格之后，两者按一张表读取");
    CHECK(seen.observations.back().place == Place{3, 2, 5});
}

TEST_CASE("only blank lines and such that say so may stand before the rest of a table")
{
    const auto between = [](const char* text) {
        return figures(seen_in({headed({received, granted}),
                                Paragraph{text},
                                part({partly, results, carried}, 2)}))
                   .size() == 5;
    };
    for (const auto* text : {"",
                             " 　",
                             "续表",
                             "（续）",
                             "(续表三)",
                             "表三（续）",
                             "接上表",
                             "续上表：",
                             "接上页",
                             "表3 续",
                             "转下页"}) {
        CAPTURE(text);
        CHECK(between(text));
    }
    for (const auto* text :
         {"四、行政复议", "某某局", "表", "三", "2021年", "连续", "续某某局表"}) {
        CAPTURE(text);
        CHECK_FALSE(between(text));
    }
    CHECK(figures(seen_in({headed({received, granted}),
                           Paragraph{.text = "", .number = "四、"},
                           part({partly, results, carried}, 2)}))
              .size() == 2);
}

TEST_CASE("only a table that the form says goes over pages is gone on with")
{
    const auto seen =
        seen_in({text_table({{"", "维持", "纠正"}}), text_table({{"复议", "1", "2"}}, 2)});
    CHECK(seen.observations.empty());
    CHECK(seen.unmapped.size() == 5);
}

TEST_CASE("a table of another width is not gone on with")
{
    const auto seen =
        seen_in({headed({received, granted}), part({{"三、结转", "7", "8", "15"}}, 2)});
    CHECK(figures(seen).size() == 2);
    CHECK(unmapped(seen) == Strings{"no-known-form: 三、结转",
                                    "no-known-form: 7",
                                    "no-known-form: 8",
                                    "no-known-form: 15"});
}

TEST_CASE("a table of equal width that is something else is left as it is")
{
    const auto something_else = [](const Table& second) {
        const auto seen = seen_in({headed({received, granted}), second});
        CHECK(figures(seen) == Strings{"received=123", "granted=459"});
        CHECK(std::all_of(seen.unmapped.begin(), seen.unmapped.end(), [](const auto& cell) {
            return cell.why == "no-known-form";
        }));
        CHECK(count(seen, "table-continued") == 0);
    };
    SUBCASE("without a row of the form")
    {
        something_else(
            part({{"渠道", "", "网站", "微博", "微信"}, {"条数", "", "1", "2", "3"}}, 2));
    }
    SUBCASE("with a header of its own")
    {
        something_else(part({{{"项目", 2}, "上年", "本年", "增减"}, carried}, 2));
    }
    SUBCASE("with a caption of its own")
    {
        something_else(part({{{"2020年情况", 5}}, carried}, 2));
    }
    SUBCASE("with rows that the table above has already")
    {
        something_else(part({received, carried}, 2));
    }
    SUBCASE("with rows that stand before its last one in the form")
    {
        const auto seen =
            seen_in({headed({received, carried}), part({partly_labelled, results}, 2)});
        CHECK(figures(seen) == Strings{"received=123", "carried=7815"});
    }
    SUBCASE("with fewer columns of labels and one of figures more")
    {
        something_else(part({{"三、结转", "7", "8", "9", "24"}}, 2));
        something_else(part({{"三、结转", "", "8", "9", "17"}}, 2));
    }
}

TEST_CASE("a row that says it goes on may stand on top of the rest, a remark below it")
{
    const auto seen =
        seen_in({headed({received, granted}),
                 part({{{"（续表）", 5}}, partly, results, carried, {{"注：无", 5}}}, 2)});
    CHECK(figures(seen).size() == 2 + 1); // no merge goes on over the row on top
    CHECK(unmapped(seen).back() == "row-unknown: 注：无");
}

TEST_CASE("a merged value is nobody's also where the break cuts it")
{
    const auto seen =
        seen_in({headed({received, {tall("二、结果"), "（一）公开", tall("4"), "5", "9"}}),
                 part({{above, "（二）部分公开", above, "1", "2"}, results, carried}, 2)});
    CHECK(figures(seen) ==
          Strings{"received=123", "granted=59", "partly=12", "results=459", "carried=7815"});
    CHECK(unmapped(seen) == Strings{"value-spans: 4"});
}

TEST_CASE("text that a merge over the break hides is not lost")
{
    auto second = part({partly, results, carried}, 2);
    second.rows[0].cells[0].text = "补充";
    const auto seen = seen_in({headed({received, granted}), second});
    CHECK(unmapped(seen) == Strings{"merged-text: 补充"});
    CHECK(seen.unmapped[0].place == Place{2, 1, 1});
}

TEST_CASE("a table that goes on below its header printed again is one table")
{
    for (const auto& second_row : {partly, partly_labelled}) {
        const auto seen = seen_in({headed({received, granted}),
                                   Paragraph{"续表"},
                                   headed({second_row, results, carried}, 2)});
        CHECK(figures(seen) == all_rows);
        CHECK(seen.unmapped.empty());
        CHECK(codes(seen) == Strings{"table-continued"});
        CHECK(seen.observations[6].place == Place{2, 4, 3});
    }
}

TEST_CASE("below a header printed again rows without their group's label are unmapped")
{
    const auto seen = seen_in(
        {headed({received, granted}), headed({partly_unlabelled, results_unlabelled, carried}, 2)});
    CHECK(figures(seen) == Strings{"received=123", "granted=459", "carried=7815"});
    CHECK(unmapped(seen).size() == 7);
    CHECK(count(seen, "label-missing") == 2);
}

TEST_CASE("the same table twice is not one that goes on")
{
    const auto twice = seen_in({headed({received, granted}), headed({received, granted}, 2)});
    CHECK(figures(twice) == Strings{"received=123", "granted=459"});
    CHECK(twice.unmapped.size() == 6);
    CHECK(twice.unmapped[0].why == "table-copy");

    const auto other = seen_in(
        {headed({received, granted}), headed({{{"一、新收", 2}, "1", "3", "4"}, granted}, 2)});
    CHECK(other.observations.empty());
    CHECK(unmapped(other).front() == "table-twice: 1");
}

TEST_CASE("the tables of two reports are two")
{
    const auto seen = seen_in({headed({received, granted}),
                               Paragraph{"某某局2021年政府信息公开工作年度报告"},
                               part({partly_labelled, results, carried}, 2)});
    CHECK(figures(seen) == Strings{"received=123", "granted=459"});

    const auto all = observe(
        document_of({headed({received, granted}), part({partly_labelled, results, carried}, 2)}),
        library(),
        {},
        Trust::no_table);
    CHECK(all.observations.empty());
    CHECK(all.unmapped.size() == 14);
}

TEST_CASE("a header typed again in the middle of a table ends nothing")
{
    const auto seen = seen_in(
        {stacked(headed({received, granted}), headed({partly_labelled, results, carried}))});
    CHECK(figures(seen) == all_rows);
    CHECK(seen.unmapped.empty());
    CHECK(seen.findings.empty());
    CHECK(seen.observations[6].place == Place{1, 9, 3});
}

TEST_CASE("a group's merge goes on below a header typed again")
{
    const auto seen =
        seen_in({stacked(headed({received, granted}), headed({partly, results, carried}))});
    CHECK(figures(seen) == all_rows);
    CHECK(seen.unmapped.empty());
    CHECK(seen.findings.empty());
}

TEST_CASE("a group's label typed wrong is one label though it is printed again below a break")
{
    const FormLibrary known({parse_form(R"(
id = "f"
title = "f"
[[table]]
id = "t"
unit = "件"
over_pages = true
columns = [ { label = ["总计"], applicant = "total" } ]
rows = [
  { label = ["一、新收"], metric = "received" },
  { label = ["二、本年度办理结果", "（一）公开"], metric = "granted" },
  { label = ["二、本年度办理结果", "（二）不予公开"], metric = "results" },
  { label = ["三、结转"], metric = "carried" },
]
)",
                                        "test")
                                 .value()});
    const auto read = [&](const char* above_break, const char* below_break) {
        const auto upper = text_table(
            {{{"", 2}, "总计"}, {{"一、新收", 2}, "1"}, {above_break, "（一）公开", "2"}});
        const auto lower =
            text_table({{below_break, "（二）不予公开", "2"}, {{"三、结转", 2}, "3"}}, 2);
        return observe(document_of({upper, lower}), known, {}, Trust::every_table);
    };
    const auto seen = read("二、本年度办里结果", "二、本年度办里结果");
    CHECK(figures(seen) == Strings{"received=1", "granted=2", "results=2", "carried=3"});
    CHECK(count(seen, "label-aligned") == 2);
    CHECK(figures(read("二、本年度办里结果", "二、本年度处理结果")) ==
          Strings{"received=1", "carried=3"});
}

TEST_CASE("open rows go on below their header only, since any label leads to one")
{
    const FormLibrary known({parse_form(R"(
id = "f"
title = "f"
[[table]]
id = "t"
unit = "件"
over_pages = true
rows = { open = true, key = ["代码"], label = "名称", item = "row" }
columns = [ { label = ["新收"], metric = "received" }, { label = ["办结"], metric = "completed" } ]
)",
                                        "test")
                                 .value()});
    const std::vector<Text> header{"代码", "名称", "新收", "办结"};
    const std::vector<Text> row{"2", "教育局", "3", "4"};
    const auto first = text_table({header, {"1", "财政局", "1", "2"}});
    const auto read = [&](Lines rows) {
        return observe(document_of({first, text_table(rows, 2)}), known, {}, Trust::every_table);
    };
    CHECK(figures(read({row})) == Strings{"received=1", "completed=2"});
    const auto headed_too = read({header, row});
    CHECK(figures(headed_too) == Strings{"received=1", "completed=2", "received=3", "completed=4"});
    CHECK(codes(headed_too) == Strings{"table-continued"});
}

TEST_CASE("below a header typed again no group's label is guessed")
{
    const auto seen = seen_in({stacked(headed({received, granted}),
                                       headed({partly_unlabelled, results_unlabelled, carried}))});
    CHECK(figures(seen) == Strings{"received=123", "granted=459", "carried=7815"});
    CHECK(unmapped(seen).size() == 7);

    const auto none = seen_in({stacked(headed({received, granted}), headed({partly_unlabelled}))});
    CHECK(figures(none) == Strings{"received=123", "granted=459"});
    CHECK(unmapped(none) ==
          Strings{"row-unknown: （二）部分公开", "row-unknown: 0", "row-unknown: 0"});
}

TEST_CASE("a header may be typed again twice, without what stands in its corner")
{
    auto second = headed({partly});
    second.rows[0].cells[0].text = "";
    const auto seen = seen_in(
        {stacked(stacked(headed({received, granted}), second), headed({results, carried}))});
    CHECK(figures(seen) == all_rows);
    CHECK(seen.unmapped.empty());
}

TEST_CASE("a header typed again with its columns in another order is another header")
{
    auto second = headed({partly_labelled, results, carried});
    second.rows[1].cells[1].text = "总计";
    second.rows[1].cells[3].text = "自然人";
    const auto seen = seen_in({stacked(headed({received, granted}), second)});
    CHECK(figures(seen) ==
          Strings{"received=123", "granted=459", "partly=0_0", "results=954", "carried=1587"});
}

TEST_CASE("rows that stand on both sides of a header typed again count as two tables")
{
    const auto seen =
        seen_in({stacked(headed({received, granted}), headed({granted, results, carried}))});
    CHECK(figures(seen) == Strings{"received=123", "granted=459", "results=459", "carried=7815"});
    CHECK(unmapped(seen) == Strings{"table-copy: 4", "table-copy: 5", "table-copy: 9"});
}

TEST_CASE(
    "a row that stands on both sides of a header counts for neither, though its group goes on")
{
    const std::vector<Text> again{above, "（一）公开", "6", "6", "12"};
    for (const auto& seen :
         {seen_in({stacked(headed({received, granted}), headed({again, results, carried}))}),
          seen_in({headed({received, granted}), headed({again, results, carried}, 2)})}) {
        CHECK(figures(seen) == Strings{"received=123", "results=459", "carried=7815"});
        CHECK(unmapped(seen) == Strings{"label-twice: 4",
                                        "label-twice: 5",
                                        "label-twice: 9",
                                        "label-twice: 6",
                                        "label-twice: 6",
                                        "label-twice: 12"});
    }
}

TEST_CASE("a header between two of another table is none of a table that goes on")
{
    const auto review = text_table({{{"", 3}, "维持", "纠正"}, {{"复议", 3}, "1", "2"}});
    const auto seen = seen_in({stacked(stacked(headed({received, granted}), review),
                                       headed({partly_labelled, carried}))});
    CHECK(figures(seen) == Strings{"received=123",
                                   "granted=459",
                                   "partly=0_0",
                                   "carried=7815",
                                   "review.upheld=1",
                                   "review.corrected=2"});
}

TEST_CASE("the label of a group is not that of a row that a break left alone of it")
{
    auto older = replaced(form, R"("apply")", R"("older")");
    older = replaced(older,
                     R"(["二、结果", "（一）公开"], metric = "granted")",
                     R"(["二、结果"], metric = "done")");
    older = replaced(older, R"(["二、结果", "（二）部分公开"])", R"(["（二）部分公开"])");
    older = replaced(older, R"(["二、结果", "（三）总计"])", R"(["（三）总计"])");
    const FormLibrary both({parse_form(form, "new").value(), parse_form(older, "old").value()});
    const auto seen = observe(document_of({headed({received, granted, partly}),
                                           headed({{"二、结果", "", "1", "2", "3"}, carried}, 2)}),
                              both,
                              {},
                              Trust::every_table);
    CHECK(figures(seen) == Strings{"received=123", "granted=459", "partly=0_0", "carried=7815"});
    CHECK(unmapped(seen) ==
          Strings{"row-unknown: 二、结果", "row-unknown: 1", "row-unknown: 2", "row-unknown: 3"});
    CHECK(seen.form == "apply");
}

TEST_CASE("a header is found though each row below it shares a word with it")
{
    // without its ordinal （一）企业 is 企业, （三）总计 is 总计
    const auto seen = seen_in({headed({{tall("二、结果"), "（一）企业", "1", "1", "2"},
                                       {above, "（三）总计", "4", "5", "9"},
                                       carried})});
    CHECK(figures(seen) == Strings{"results=459", "carried=7815"});
}

TEST_CASE("an unmapped cell has the bookmarks of its own part of the table")
{
    auto document = document_of(
        {headed({received, granted}), part({partly, results, carried, {{"注：无", 5}}}, 2)});
    document.bookmarks = {{.name = "表三", .tables = {1}}, {.name = "其余", .tables = {2}}};
    const auto seen = observe(document, library(), {}, Trust::every_table);
    REQUIRE(unmapped(seen) == Strings{"row-unknown: 注：无"});
    CHECK(seen.unmapped[0].bookmark == "其余");

    const auto first = observe(document, library(), {.bookmarks = {"表三"}}, Trust::every_table);
    CHECK(figures(first).size() == 2);
    CHECK(first.tables_left == 1);
}

TEST_CASE("an empty closing row and blocks of their own disturb nothing")
{
    const auto seen =
        seen_in({text_table({{"", "维持", "纠正"}, {"复议", "1", "2"}, {"", "", ""}}, 1),
                 headed({received, granted}, 2),
                 part({partly, results, carried, {"", "", "", "", ""}}, 3),
                 Paragraph{""},
                 text_table({{"渠道", "", "网站", "微博", "微信"}}, 4)});
    CHECK(figures(seen).size() == 5 + 2);
    CHECK(seen.unmapped.size() == 4);
    CHECK(codes(seen) == Strings{"table-continued"});
}
