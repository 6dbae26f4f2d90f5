// How real reports print the official tables, and what must come of it: each a drift that was met.

#include "normalize/message.hpp"
#include "normalize/observe.hpp"

#include "tests/support/tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace nianbao;
using testing::document_of;
using testing::Text;
using testing::text_table;

namespace {

using Strings = std::vector<std::string>;
using Rows = std::initializer_list<std::vector<Text>>;

const FormLibrary&
official()
{
    static const auto known = *load_forms({});
    return known;
}

Observed
seen_in(std::initializer_list<Block> blocks)
{
    return observe(document_of(blocks), official(), {}, Trust::every_table);
}

Observed
seen_in_table(Rows rows)
{
    return seen_in({text_table(rows)});
}

// "metric=value" of each figure, after the first part of the metric's name.
Strings
figures(const Observed& observed)
{
    Strings all;
    for (const auto& seen : observed.observations) {
        const auto& metric = seen.cell->metric;
        all.push_back(metric.substr(metric.find('.') + 1) + "=" + seen.raw);
    }
    return all;
}

Strings
unmapped(const Observed& observed)
{
    Strings all;
    for (const auto& cell : observed.unmapped) {
        all.push_back(cell.raw);
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

const std::vector<Text> caption{{"第二十条第（一）项", 4}};
const std::vector<Text> header{"信息内容", "本年制发件数", "本年废止件数", "现行有效件数"};
const Strings one_to_six{"regulations.issued=1",
                         "regulations.repealed=2",
                         "regulations.in_force=3",
                         "normative_documents.issued=4",
                         "normative_documents.repealed=5",
                         "normative_documents.in_force=6"};

} // namespace

TEST_CASE("a year filled into the headers is no part of them")
{
    const auto seen = seen_in_table(
        {caption,
         {"信息内容", "本年（2023）制发件数", "本年（2023年）废止件数", "现行有效件数"},
         {"规章", "1", "2", "3"},
         {"行政规范性文件", "4", "5", "6"}});
    CHECK(figures(seen) == one_to_six);
    CHECK(seen.observations[0].match == Match::trimmed);
    CHECK(seen.observations[2].match == Match::exact);
}

TEST_CASE("shorter headers and 规范性文件 are known wordings of the form of 2021")
{
    const auto seen = seen_in_table({caption,
                                     {"信息内容", "本年度制发数", "本年废止数", "现行有效件"},
                                     {"规章", "1", "2", "3"},
                                     {"规范性文件", "4", "5", "6"}});
    CHECK(figures(seen) == one_to_six);
    CHECK(seen.observations[0].match == Match::alias);
}

TEST_CASE("a header typed wrong is known where it was met, 本年处理绝对数量")
{
    const auto seen = seen_in_table(
        {{{"第二十条第（五）项", 2}}, {"信息内容", "本年处理绝对数量"}, {"行政许可", "7"}});
    CHECK(figures(seen) == Strings{"licensing.decisions=7"});
}

TEST_CASE(
    "headers that lost their second line can't be told apart, and their figures stay unmapped")
{
    const auto seen = seen_in_table({{{"第二十条第（一）项", 4}},
                                     {"信息内容", "本年新", "本年新", "对外公开总数量"},
                                     {"规章", "1", "2", "3"},
                                     {"规范性文件", "4", "5", "6"}});
    CHECK(figures(seen) ==
          Strings{"regulations.total_disclosed=3", "normative_documents.total_disclosed=6"});
    CHECK(unmapped(seen) == Strings{"本年新", "本年新", "1", "2", "4", "5"});
    CHECK(has_finding(seen, "label-missing"));
}

TEST_CASE("columns printed in another order are read by their labels")
{
    const auto seen = seen_in_table({caption,
                                     {"信息内容", "现行有效件数", "本年废止件数", "本年制发件数"},
                                     {"规章", "3", "2", "1"},
                                     {"行政规范性文件", "6", "5", "4"}});
    CHECK(figures(seen) == one_to_six);
}

TEST_CASE("a local row and a local column are unmapped and disturb nothing")
{
    const auto row = seen_in_table({caption,
                                    header,
                                    {"规章", "1", "2", "3"},
                                    {"行政规范性文件", "4", "5", "6"},
                                    {"其他主动公开文件", "7", "8", "9"}});
    CHECK(figures(row) == one_to_six);
    CHECK(unmapped(row) == Strings{"其他主动公开文件", "7", "8", "9"});
    CHECK(has_finding(row, "row-unknown"));

    const auto column =
        seen_in_table({{{"第二十条第（一）项", 5}},
                       {"信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "备注"},
                       {"规章", "1", "2", "3", "无变动"},
                       {"行政规范性文件", "4", "5", "6", ""}});
    CHECK(figures(column) == one_to_six);
    CHECK(unmapped(column) == Strings{"备注", "无变动"});
    REQUIRE(column.findings.size() == 1);
    CHECK(column.findings[0].place == Place{1, 2, 5});
    CHECK(words(column.findings[0], Language::en) ==
          "a column is not of the form: '备注'; filled cells under it that were not taken: 1; see "
          "unmapped.csv");
}

TEST_CASE("a caption more, none, or an empty closing row change nothing")
{
    const auto more = seen_in_table({{{"主动公开政府信息情况", 4}},
                                     caption,
                                     header,
                                     {"规章", "1", "2", "3"},
                                     {"行政规范性文件", "4", "5", "6"},
                                     {"", "", "", ""}});
    CHECK(figures(more) == one_to_six);
    CHECK(unmapped(more) == Strings{"主动公开政府信息情况"});
    const auto none =
        seen_in_table({header, {"规章", "1", "2", "3"}, {"行政规范性文件", "4", "5", "6"}});
    CHECK(figures(none) == one_to_six);
}

TEST_CASE("blocks may be dropped, or be tables of their own")
{
    const Rows sanctions{{{"第二十条第（六）项", 2}},
                         {"信息内容", "本年处理决定数量"},
                         {"行政处罚", "8"},
                         {"行政强制", "9"}};
    CHECK(figures(seen_in_table(sanctions)) ==
          Strings{"penalty.decisions=8", "compulsion.decisions=9"});
    const auto apart = seen_in(
        {text_table({caption, header, {"规章", "1", "2", "3"}, {"行政规范性文件", "4", "5", "6"}}),
         text_table(sanctions, 2)});
    CHECK(figures(apart).size() == 8);
    CHECK(apart.observations.back().place == Place{2, 4, 2});
}

TEST_CASE("a label and its value in one cell are unmapped and said so")
{
    const auto seen =
        seen_in_table({caption,
                       header,
                       {"规章", "1", "2", "3"},
                       {"行政规范性文件", "4", "5", "6"},
                       {{"2021年本行政区域（或本部门）政府信息公开发布总数量：3", 4}}});
    CHECK(figures(seen) == one_to_six);
    CHECK(unmapped(seen) == Strings{"2021年本行政区域（或本部门）政府信息公开发布总数量：3"});
    CHECK(has_finding(seen, "row-unknown"));
}

TEST_CASE("long filling notes behind a label are trimmed")
{
    const auto seen =
        seen_in_table({caption,
                       header,
                       {"规章（仅设区的市、自治州以上填写，（不含）县级）", "1", "2", "3"},
                       {"行政规范性文件", "4", "5", "6"}});
    CHECK(figures(seen) == one_to_six);
    CHECK(seen.observations[0].match == Match::trimmed);
}
