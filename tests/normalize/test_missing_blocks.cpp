#include "normalize/message.hpp"
#include "normalize/report.hpp"

#include "tests/support/tables.hpp"

#include <doctest/doctest.h>

using namespace nianbao;
using namespace nianbao::testing;

namespace {

const FormLibrary&
library()
{
    static const FormLibrary known({parse_form(R"(
id = "mine"
title = "年报"
[[table]]
id = "rules"
section = "二、主动公开政府信息情况"
caption = "第（一）项"
unit = "件"
columns = [ { label = ["制发"], key = "issued" }, { label = ["有效"], key = "in_force" } ]
rows = [ { label = ["规章"], metric = "rules.{column}" } ]
[[table]]
id = "fees"
section = "二、主动公开政府信息情况"
caption = "第（八）项"
unit = "万元"
columns = [ { label = ["收费金额"], key = "amount" } ]
rows = [ { label = ["行政事业性收费"], metric = "fees.{column}" } ]
[[table]]
id = "applications"
section = "三、收到和处理政府信息公开申请情况"
unit = "件"
columns = [ { label = ["自然人"], applicant = "person" }, { label = ["总计"], applicant = "total" } ]
rows = [ { label = ["新收"], metric = "received" } ]
[[table]]
id = "local"
unit = "件"
columns = [ { label = ["甲"], key = "a" }, { label = ["乙"], key = "b" } ]
rows = [ { label = ["丙"], metric = "local.{column}", optional = true } ]
)",
                                               "mine.toml")
                                        .value()});
    return known;
}

Paragraph
picture()
{
    return {.text = "", .shows_drawing = true};
}

Table
rules()
{
    return text_table({{"", "制发", "有效"}, {"规章", "1", "2"}});
}

Table
fees()
{
    return text_table({{"", "收费金额"}, {"行政事业性收费", "1"}}, 2);
}

Table
applications()
{
    return text_table({{"", "自然人", "总计"}, {"新收", "1", "2"}}, 3);
}

Report
report_of(std::initializer_list<Block> blocks, const ReadingOptions& options = {})
{
    return compile_report(document_of(blocks), library(), options, {});
}

// What is told of tables.
std::vector<std::string>
told(const Report& report)
{
    std::vector<std::string> lines;
    for (const auto& finding : report.findings) {
        lines.push_back(finding.code + ": " + words(finding, Language::zh));
    }
    return lines;
}

// "state left/right" of block-missing.
std::string
made(const Report& report)
{
    for (const auto& check : report.checks) {
        if (check.code == "block-missing") {
            return std::string(name_of(check.state)) + " " + check.left + "/" + check.right;
        }
    }
    return {};
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a form with all its tables lacks none, and none is missed that only some bodies print")
{
    const auto report = report_of({rules(), fees(), applications()});
    CHECK(told(report).empty());
    CHECK(made(report) == "holds 4/0");
}

TEST_CASE("each block that a recognised form has and the document lacks is a warning")
{
    const auto report = report_of({rules()});
    CHECK(told(report) == Lines{"block-missing: 报告缺少表式的一部分：表式 mine "
                                "的“二、主动公开政府信息情况 / 第（八）项”；请核对"
                                "原件是否漏印、作为附件或另用了表格",
                                "block-missing: 报告缺少表式的一部分：表式 mine "
                                "的“三、收到和处理政府信息公开申请情况”；请核对原件"
                                "是否漏印、作为附件或另用了表格"});
    CHECK(made(report) == "broken 4/2");
}

TEST_CASE("a picture below the heading of a table that is missing is told in its place")
{
    const auto report = report_of({Paragraph{"二、主动公开信息情况"},
                                   rules(),
                                   fees(),
                                   Paragraph{"三、收到和处理政府信息公开的申请情况"},
                                   picture(),
                                   Paragraph{"四、其他"}});
    CHECK(told(report) == Lines{"table-is-picture: "
                                "应有表格之处只有图片或嵌入对象：“三、收到和处理政府信息公开申请情"
                                "况”之下没有表格，数据无法读取；请索取可编辑的表格"});
    CHECK(made(report) == "broken 4/1");
}

TEST_CASE("pictures elsewhere, or beside a table, stand for no table")
{
    CHECK(told(report_of({Paragraph{"一、总体情况"},
                          picture(),
                          Paragraph{"二、主动公开政府信息情况"},
                          rules(),
                          picture(),
                          Paragraph{"三、收到和处理政府信息公开申请情况"},
                          Paragraph{"四、其他"},
                          picture(),
                          applications()}))[0]
              .starts_with("block-missing: "));
}

TEST_CASE("of a document without tables it is told whether its sections show pictures")
{
    const auto drawn = report_of({Paragraph{"二、主动公开政府信息情况"},
                                  picture(),
                                  Paragraph{"三、收到和处理政府信息公开申请情况"},
                                  Paragraph{"（一）新收"},
                                  picture()});
    REQUIRE(told(drawn).size() == 2);
    CHECK(drawn.findings[0].arguments == std::vector<Argument>{"二、主动公开政府信息情况"});
    CHECK(drawn.findings[1].arguments ==
          std::vector<Argument>{"三、收到和处理政府信息公开申请情况"});
    CHECK(
        told(report_of({Paragraph{"年报"}, picture(), Paragraph{"三、收到和处理情况如下"}})) ==
        Lines{"no-table: 文件里没有任何表格（含图片或嵌入对象的段落 1 个）；请核对表格是否在附件里"
              "、成了图片或漏印"});
    CHECK(made(drawn).empty());
}

TEST_CASE("tables of no form are that, whatever pictures there are")
{
    CHECK(told(report_of({Paragraph{"二、主动公开政府信息情况"},
                          picture(),
                          text_table({{"甲", "乙"}, {"1", "2"}})}))[0]
              .starts_with("no-known-form"));
}

TEST_CASE("where bookmarks choose among the tables none is missed")
{
    CHECK(made(report_of({rules()}, {.bookmarks = {"表*"}})).empty());
}
