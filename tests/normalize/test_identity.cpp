#include "normalize/agency_name.hpp"
#include "normalize/headings.hpp"
#include "normalize/identity.hpp"
#include "normalize/signature.hpp"
#include "normalize/title.hpp"

#include "tests/support/tables.hpp"

#include <doctest/doctest.h>

using namespace nianbao;
using testing::text_document;

namespace {

Filing
filed(const Document& document, const char* path = "a.docx")
{
    return file_under(identify(document, outline(document)), path);
}

} // namespace

TEST_CASE("titles are taken apart into agency and year")
{
    const auto check = [](const char* text, const char* agency, int year) {
        const auto title = parse_title(text);
        REQUIRE_MESSAGE(title, text);
        CHECK(title->agency == agency);
        CHECK(title->year == year);
    };
    check("龙岗区发展和改革局2020年政府信息公开工作年度报告", "龙岗区发展和改革局", 2020);
    check("2019年上海市人民政府办公厅政府信息公开工作年度报告", "上海市人民政府办公厅", 2019);
    check("某县财政局二〇二〇年度政府信息公开年报", "某县财政局", 2020);
    check("自然资源部2021年政府信息公开工作报告", "自然资源部", 2021);
    check("舒兰市某局2020年政务信息公开年度报告", "舒兰市某局", 2020);
    check("天津东疆政府信息公开工作2020年度报告", "天津东疆", 2020);
    check("滨江区2021年全区政府信息公开工作年度报告", "滨江区", 2021);
    check("关于某镇人民政府2022年政府信息公开工作年度报告（2023年1月）", "某镇人民政府", 2022);
}

TEST_CASE("sentences and other headings are no titles")
{
    CHECK_FALSE(parse_title("政府信息公开指南"));
    CHECK_FALSE(parse_title("2020年工作总结报告"));
}

TEST_CASE("a title may run over several lines, the agency first or last")
{
    CHECK(find_title(text_document({"龙岗区发展和改革局2020年政府信息", "公开工作年度报告"}))
              .agency == "龙岗区发展和改革局");
    const auto three = find_title(text_document(
        {"武汉市东湖风景区管理委员会", "卫生健康办公室", "2021年政府信息公开工作年度报告"}));
    CHECK(three.agency == "武汉市东湖风景区管理委员会卫生健康办公室");
    const auto below =
        find_title(text_document({"2022年政府信息公开工作年度报告", "某市审计局", "一、总体情况"}));
    CHECK(below.agency == "某市审计局");
    CHECK(below.end == 2);
}

TEST_CASE("the signature gives the fuller name and the date")
{
    const auto signature = find_signature(
        text_document({"一、总体情况", "无。", "深圳市龙岗区发展和改革局", "    2021年1月6日 "}));
    CHECK(signature.agency == "深圳市龙岗区发展和改革局");
    CHECK(signature.date == Date{2021, 1, 6});
    const auto one_line = find_signature(text_document({"某市财政局　二〇二一年一月六日"}));
    CHECK(one_line.agency == "某市财政局");
    CHECK(find_signature(text_document({"本年度无其他事项。"})) == Signature{});
}

TEST_CASE("an annex stands behind the signature")
{
    auto document = text_document({"某市财政局", "2018年1月6日", "附表", "统计表", "（2017年度）"});
    document.blocks.emplace_back(testing::text_table({{"统计指标", "统计数"}}));
    CHECK(find_signature(document).agency == "某市财政局");
    CHECK(find_signature(document).date == Date{2018, 1, 6});
    auto undated = text_document({"某市财政局", "附件：统计表", "（2017年度）"});
    undated.blocks.emplace_back(testing::text_table({{"统计指标", "统计数"}}));
    CHECK(find_signature(undated).agency == "某市财政局");
    auto unnamed = text_document({"无其他事项。", "2018年1月6日", "附表"});
    unnamed.blocks.emplace_back(testing::text_table({{"统计指标", "统计数"}}));
    CHECK(find_signature(unnamed).date == Date{2018, 1, 6});
}

TEST_CASE("the fullest name that ends with the others is the agency")
{
    const auto filing = filed(text_document({"龙岗区发展和改革局2020年政府信息公开工作年度报告",
                                             "一、总体情况",
                                             "统计期限自2020年1月1日起至2020年12月31日止。",
                                             "六、其他需要报告的事项",
                                             "无。",
                                             "深圳市龙岗区发展和改革局",
                                             "2021年1月6日"}));
    CHECK(filing.agency == "深圳市龙岗区发展和改革局");
    CHECK(filing.agency_title == "龙岗区发展和改革局");
    CHECK(filing.year == 2020);
    CHECK(filing.year_source == "title");
    CHECK(filing.scope == Scope::own);
    CHECK(filing.findings.empty());
}

TEST_CASE("a file's name stands in where the document says nothing")
{
    const auto filing = filed(text_document({"一、总体情况", "无。"}),
                              "2021/某县教育局2021年政府信息公开工作年度报告.docx");
    CHECK(filing.agency == "某县教育局");
    CHECK(filing.year == 2021);
    CHECK(filing.year_source == "file");
}

TEST_CASE("a folder's name counts where it says more of a name found, and nowhere else")
{
    const auto document = text_document({"龙岗区发展和改革局2020年政府信息公开工作年度报告"});
    CHECK(filed(document, "深圳市龙岗区发展和改革局/2020/a.docx").agency ==
          "深圳市龙岗区发展和改革局");
    CHECK(filed(document, "深圳市龙岗区人民政府/a.docx").agency == "龙岗区发展和改革局");
    CHECK(filed(text_document({"无标题。"}), "某县财政局/a.docx").agency.empty());
}

TEST_CASE("years that disagree are said, with all the evidence")
{
    const auto filing = filed(text_document({"某局2021年政府信息公开工作年度报告",
                                             "一、总体情况",
                                             "统计期限自2020年1月1日起至2020年12月31日止。"}));
    CHECK(filing.year == 2021);
    REQUIRE(filing.findings.size() == 1);
    CHECK(filing.findings[0].code == "year-disagreement");
    CHECK(filing.findings[0].arguments ==
          std::vector<Argument>{"title 2021, period 2020, section 2020"});
}

TEST_CASE("the period may leave out the second year")
{
    const auto document = text_document({"某局2021年政府信息公开工作年度报告",
                                         "一、总体情况",
                                         "所列数据统计期限为2021年1月1日至12月31日。"});
    CHECK(identify(document, outline(document)).period == "2021-01-01/2021-12-31");
}

TEST_CASE("a place in the title, or other bodies' figures in the text, make an aggregate report")
{
    CHECK(filed(text_document({"龙岗区2021年政府信息公开工作年度报告"})).scope == Scope::aggregate);
    CHECK(filed(text_document({"龙岗区人民政府2021年政府信息公开工作年度报告",
                               "一、总体情况",
                               "本报告由办公室汇总全区各部门、各街道的年度报告编制。"}))
              .scope == Scope::aggregate);
    CHECK(filed(text_document({"某县人民政府2021年政府信息公开工作年度报告"})).scope ==
          Scope::unknown);
    CHECK(filed(text_document({"某镇人民政府2021年政府信息公开工作年度报告"})).scope == Scope::own);
}

TEST_CASE("a sentence about publishing names no agency")
{
    CHECK(looks_like_agency("和平区司法局"));
    CHECK(filed(text_document({"2021年政府信息公开工作年度报告",
                               "编印了汇编，公布了政府信息公开、查询的渠道。"}))
              .agency.empty());
}

TEST_CASE("a document without a name or a year says so")
{
    const auto filing = filed(text_document({"无标题。"}));
    CHECK_FALSE(filing.year);
    REQUIRE(filing.findings.size() == 2);
    CHECK(filing.findings[0].code == "agency-unknown");
    CHECK(filing.findings[1].code == "year-unknown");
}

TEST_CASE("where the title names nobody, the kind of body that signs says whose figures they are")
{
    const auto signed_by = [](const char* agency) {
        return filed(text_document({"2022年政府信息公开工作年度报告",
                                    "一、总体情况",
                                    "本年度工作情况如下。",
                                    agency,
                                    "2023年1月29日"}));
    };
    CHECK(signed_by("成都市金牛区城市更新局").scope == Scope::own);
    CHECK(signed_by("成都市金牛区人民政府").scope == Scope::unknown);
}
