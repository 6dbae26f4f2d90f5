#include "normalize/agency_name.hpp"
#include "normalize/headings.hpp"
#include "normalize/identity.hpp"
#include "normalize/joined_names.hpp"
#include "normalize/signature.hpp"
#include "normalize/title.hpp"

#include "tests/support/tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace nianbao;
using testing::text_document;

namespace {

Filing
filed(const Document& document, const char* path = "a.docx")
{
    return file_under(identify(document, outline(document)), path);
}

std::string
agency_of(std::initializer_list<const char*> lines, const char* path = "a.docx")
{
    return filed(text_document(lines), path).agency;
}

bool
disagrees(const Filing& filing)
{
    return std::any_of(filing.findings.begin(), filing.findings.end(), [](const auto& finding) {
        return finding.code == "agency-disagreement";
    });
}

// A report of one title and one signature.
Filing
signed_by(const char* title, const char* signature)
{
    const auto line = std::string(title) + "2021年政府信息公开工作年度报告";
    return filed(text_document({line.c_str(), "一、总体情况", "无。", signature, "2022年1月6日"}));
}

} // namespace

TEST_CASE("a title may be wrapped anywhere")
{
    const std::initializer_list<std::initializer_list<const char*>> wrapped{
        {"云州市青溪区财政局2021年政府信息公开工作年度报告"},
        {"云州市青溪区财政局", "2021年政府信息公开工作年度报告"},
        {"云州市青溪区财政局2021年政府", "信息公开工作年度报告"},
        {"云州市青溪区财政局20", "21年政府信息公开工作年度报告"},
        {"云州市青溪区财政局2021", "年政府信息公开工作年度报告"},
        {"云州市青溪区财", "政局2021年政府信息公开工作年度报告"},
        {"云州市青", "溪区财政局2021年政府信息公开工作年度报告"},
        {"云州市青溪区", "财政局2021年政府信息公开", "工作年度报告"},
        {"云州市青溪区财政局", "2021年", "政府信息公开工作", "年度报告"},
        {"云州市青溪区财政局", "", "2021年政府信息公开工作年度报告"},
        {"云州市青溪区财政局\n2021年政府信息公开\n工作年度报告"},
        {"2021年", "云州市青溪区财政局", "政府信息公开工作年度报告"},
        {"2021年政府信息公开工作年度报告", "云州市青溪区财政局"},
        {"2021年政府信息", "公开工作年度报告", "云州市青溪区财政局", "（2022年1月6日）"},
        {"云州市青溪区财政局2021年政府信息公开工作年度报告\n2022年1月6日"},
        {"2021年政府信息公开工作年度报告（云州市青溪区财政局）"}};
    for (const auto& lines : wrapped) {
        CAPTURE(*lines.begin());
        const auto title = find_title(text_document(lines));
        CHECK(title.agency == "云州市青溪区财政局");
        CHECK(title.year == 2021);
    }
}

TEST_CASE("every genre of title is known")
{
    for (const auto* text : {"云州市财政局2021年政府信息公开工作年度报告",
                             "云州市财政局2021年度政府信息公开年度报告",
                             "云州市财政局2021年政府信息公开年报",
                             "云州市财政局2021年信息公开年报",
                             "云州市财政局2021年政府信息公开工作报告",
                             "云州市财政局2021年政务信息公开年度报告",
                             "云州市财政局2021年政务公开工作年度报告",
                             "云州市财政局政府信息公开工作2021年度报告",
                             "2021年云州市财政局政府信息公开工作年度报告",
                             "云州市财政局关于2021年度政府信息公开工作情况的报告",
                             "云州市财政局2021年全市政府信息公开工作年度报告",
                             "云州市财政局-2021年政府信息公开工作年度报告"}) {
        CAPTURE(text);
        const auto title = parse_title(text);
        REQUIRE(title);
        CHECK(title->agency == "云州市财政局");
        CHECK(title->year == 2021);
    }
}

TEST_CASE("a place's own level is no part of its name, and 市南区 is a name")
{
    CHECK(parse_title("云州市本级2021年政府信息公开工作年度报告")->agency == "云州市");
    CHECK(parse_title("云州市市本级2021年政府信息公开工作年度报告")->agency == "");
    CHECK(parse_title("青岛市市南区财政局2021年政府信息公开工作年度报告")->agency ==
          "青岛市市南区财政局");
}

TEST_CASE("a title without a body has none")
{
    for (const auto* text : {"2022年政府信息公开工作年度报告",
                             "我局2022年政府信息公开工作年度报告",
                             "我镇2022年政府信息公开工作年度报告",
                             "本机关2022年政府信息公开工作年度报告",
                             "全市2022年政府信息公开工作年度报告",
                             "2022年度依法行政和政府信息公开年度报告",
                             "云州市财政局2022年法治政府建设暨政府信息公开年度报告"}) {
        CAPTURE(text);
        const auto title = parse_title(text);
        REQUIRE(title);
        CHECK(title->agency == "");
        CHECK(title->year == 2022);
    }
}

TEST_CASE("a body's words for itself and for others are nobody's name")
{
    for (const auto* name : {"我局",
                             "我镇",
                             "我街道",
                             "本局",
                             "本机关",
                             "各镇",
                             "各委办局",
                             "全局",
                             "有关机关",
                             "上级机关",
                             "办公室",
                             "党政办公室",
                             "政府办公室",
                             "人民政府",
                             "行政机关",
                             "政务公开办公室"}) {
        CAPTURE(name);
        CHECK_FALSE(looks_like_agency(name));
    }
    for (const auto* name : {"本溪市财政局",
                             "全椒县财政局",
                             "全州县财政局",
                             "镇江市财政局",
                             "贵阳市财政局",
                             "相城区财政局",
                             "市中区财政局",
                             "云州大学",
                             "云州职业技术学院",
                             "云州市第101中学"}) {
        CAPTURE(name);
        CHECK(looks_like_agency(name));
    }
}

TEST_CASE("the agency of a report that only says 我局 is empty")
{
    const auto filing = filed(text_document({"我局2021年政府信息公开工作年度报告",
                                             "一、总体情况",
                                             "本报告由我局编制，特向社会公布我局政府信息公开情况。",
                                             "我局",
                                             "2022年1月6日"}));
    CHECK(filing.agency == "");
    CHECK(filing.findings.front().code == "agency-unknown");
}

TEST_CASE("the text names its maker, with the words around")
{
    const auto named = [](const char* text) {
        return agency_of({"2021年政府信息公开工作年度报告", "一、总体情况", text});
    };
    CHECK(named("本报告由云州市财政局编制。") == "云州市财政局");
    CHECK(named("本报告由云州市财政局根据条例要求编制。") == "云州市财政局");
    CHECK(named("特向社会公布云州市财政局2021年度政府信息公开年度报告。") == "云州市财政局");
    CHECK(named("现公布2021年云州市财政局政府信息公开年度报告。") == "云州市财政局");
    CHECK(named("现将云州市财政局2021年政府信息公开工作情况公布如下。") == "云州市财政局");
    CHECK(named("本报告由办公室编制。") == "");
    CHECK(named("本报告由区政府办公室编制。") == "");
    CHECK(named("答复由相关机关负责。") == "");

    const auto document = text_document({"一、总体情况", "本报告由云州市财政局编制。"});
    const auto agencies = identify(document, outline(document)).agencies;
    REQUIRE(agencies.size() == 1);
    CHECK(agencies[0] == Candidate{"云州市财政局", "text", "本报告由云州市财政局编制。"});
}

TEST_CASE("the text between title and section one names its maker too")
{
    CHECK(agency_of({"2021年政府信息公开工作年度报告",
                     "特向社会公布云州市财政局2021年度政府信息公开年度报告。",
                     "一、总体情况"}) == "云州市财政局");
}

TEST_CASE("the fullest of the names is the body's")
{
    const auto agency = [](const char* title, const char* signature) {
        return signed_by(title, signature).agency;
    };
    CHECK(agency("龙岗区发展和改革局", "深圳市龙岗区发展和改革局") == "深圳市龙岗区发展和改革局");
    CHECK(agency("深圳市龙岗区发展和改革局", "龙岗区发展和改革局") == "深圳市龙岗区发展和改革局");
    CHECK(agency("青溪区长桥镇", "云州市青溪区长桥镇人民政府") == "云州市青溪区长桥镇人民政府");
    CHECK(agency("青溪区长桥镇人民政府", "长桥镇") == "青溪区长桥镇人民政府");
    CHECK(agency("滨河街道", "青溪区滨河街道办事处") == "青溪区滨河街道办事处");
    CHECK(agency("云州高新区", "云州高新区管理委员会") == "云州高新区管理委员会");
    CHECK(agency("天津东疆", "天津东疆保税港区管理委员会") == "天津东疆保税港区管理委员会");
    CHECK(agency("云州市税务局", "国家税务总局云州市税务局") == "国家税务总局云州市税务局");
    CHECK(agency("云州市财政局", "云州市财政局办公室") == "云州市财政局");
    CHECK(agency("云州市", "云州市人民政府办公室") == "云州市");
}

TEST_CASE("title and signature of one body agree, and of two bodies do not")
{
    CHECK_FALSE(disagrees(signed_by("长桥镇人民政府", "长桥镇")));
    CHECK_FALSE(disagrees(signed_by("云州市青溪区", "青溪区人民政府办公室")));
    CHECK_FALSE(disagrees(signed_by("云州市财政局", "云州市财政局办公室")));
    CHECK_FALSE(disagrees(signed_by("云州市", "云州市人民政府")));
    CHECK(disagrees(signed_by("云州市财政局", "云州市审计局")));
    CHECK(disagrees(signed_by("青溪区滨河街道", "青溪区长桥镇人民政府")));
}

TEST_CASE("a name goes over two lines of a signature")
{
    const auto name = [](const char* upper, const char* lower) {
        return find_signature(text_document({"无。", upper, lower, "2022年1月6日"})).agency;
    };
    CHECK(name("武汉市东湖生态旅游风景区管理委员会", "卫生健康办公室") ==
          "武汉市东湖生态旅游风景区管理委员会卫生健康办公室");
    CHECK(name("武汉市东湖生态旅游风景区管理委员会卫生", "健康办公室") ==
          "武汉市东湖生态旅游风景区管理委员会卫生健康办公室");
    CHECK(name("云州市青溪区", "财政局") == "云州市青溪区财政局");
    CHECK(name("国家税务总局", "云州市青溪区税务局") == "国家税务总局云州市青溪区税务局");
    CHECK(name("重庆市公安局", "渝中区分局") == "重庆市公安局渝中区分局");
    CHECK(name("云州市财政局", "云州市审计局") == "云州市财政局、云州市审计局");
    CHECK(name("本年度无其他事项。", "云州市审计局") == "云州市审计局");
}

TEST_CASE("a name goes over two lines above or below the rest of the title")
{
    CHECK(agency_of({"重庆市公安局", "渝中区分局", "2021年政府信息公开工作年度报告"}) ==
          "重庆市公安局渝中区分局");
    CHECK(agency_of({"国家税务总局", "云州市税务局2021年政府信息公开工作年度报告"}) ==
          "国家税务总局云州市税务局");
    CHECK(agency_of({"2021年政府信息公开工作年度报告",
                     "武汉市东湖生态旅游风景区管理委员会",
                     "卫生健康办公室"}) == "武汉市东湖生态旅游风景区管理委员会卫生健康办公室");
}

TEST_CASE("a letterhead over the title is no part of the name")
{
    CHECK(agency_of({"云州市财政局", "云州市财政局2021年政府信息公开工作年度报告"}) ==
          "云州市财政局");
    CHECK(agency_of({"云州市人民政府办公室", "青溪区财政局2021年政府信息公开工作年度报告"}) ==
          "青溪区财政局");
    CHECK(agency_of({"云州市政府网站", "云州市财政局2021年政府信息公开工作年度报告"}) ==
          "云州市财政局");
}

TEST_CASE("two bodies may report together")
{
    const auto filing = filed(text_document({"云州市财政局2021年政府信息公开工作年度报告",
                                             "一、总体情况",
                                             "无。",
                                             "云州市财政局",
                                             "云州市国有资产监督管理委员会",
                                             "2022年1月6日"}));
    CHECK(filing.agency == "云州市财政局");
    CHECK_FALSE(disagrees(filing));
    CHECK(agency_of({"云州市财政局、云州市审计局2021年政府信息公开工作年度报告"}) ==
          "云州市财政局、云州市审计局");
}

TEST_CASE("a signature is found with label, seal, day called 号, and above what follows it")
{
    const Date sixth{2022, 1, 6};
    const auto labelled =
        find_signature(text_document({"编制单位：云州市财政局（盖章）", "填报日期：2022年1月6号"}));
    CHECK(labelled.agency == "云州市财政局");
    CHECK(labelled.date == sixth);
    const auto turned = find_signature(text_document({"无。", "2022. 1. 6", "云州市财政局"}));
    CHECK(turned.agency == "云州市财政局");
    CHECK(turned.date == sixth);
    auto followed = text_document({"无。", "云州市财政局", "2022年1月6日"});
    followed.blocks.emplace_back(testing::text_table({{"统计指标", "数量"}}));
    followed.blocks.emplace_back(Paragraph{"单位负责人：张三　填报人：李四"});
    CHECK(find_signature(followed).agency == "云州市财政局");
    CHECK(find_signature(followed).date == sixth);
}

TEST_CASE("a date that lost characters leaves the name above it")
{
    const auto signature = find_signature(text_document({"无。", "云州市财政局", "2020119日"}));
    CHECK(signature.agency == "云州市财政局");
    CHECK_FALSE(signature.date);
}

TEST_CASE("name and date below the title are no signature")
{
    const auto filing = filed(text_document({"2021年政府信息公开工作年度报告",
                                             "云州市财政局",
                                             "（2022年1月6日）",
                                             "一、总体情况",
                                             "无。"}));
    CHECK(filing.agency_title == "云州市财政局");
    CHECK(filing.agency_signature == "");
    CHECK(filing.year == 2021);
}

TEST_CASE("the day a page was put up is no date of signing")
{
    CHECK_FALSE(find_signature(text_document({"无。", "发布日期：2021年11月5日"})).date);
    CHECK_FALSE(find_signature(text_document({"本报告电子版可下载，截至2021年1月6日"})).date);
}

TEST_CASE("a file is named after its body in many ways")
{
    const auto named = [](const char* path) { return agency_of({"一、总体情况", "无。"}, path); };
    CHECK(named("云州市财政局.docx") == "云州市财政局");
    CHECK(named("x/01-云州市财政局2021年年报.docx") == "云州市财政局");
    CHECK(named("云州市财政局_2021年政府信息公开工作年度报告_更正.docx") == "云州市财政局");
    CHECK(named("云州大学2020-2021学年信息公开工作年度报告(1).docx") == "云州大学");
    CHECK(named("2021年政府信息公开工作年度报告.docx") == "");
    CHECK(named("新建文档.docx") == "");
    CHECK(named("附件组.docx") == "");
    CHECK(named("各委办局.docx") == "");
    CHECK(named("青溪区.docx") == "");
    CHECK(named("关于做好2021年政府信息公开工作年度报告的通知.docx") == "");
}

TEST_CASE("a table that a site puts over a report hides no title")
{
    Document document;
    document.blocks.emplace_back(testing::text_table({{"索引号", "0001"}, {"发布机构", "x"}}));
    document.blocks.emplace_back(Paragraph{"云州市财政局2021年政府信息公开工作年度报告"});
    CHECK(find_title(document).agency == "云州市财政局");
}

TEST_CASE("a body with and without its government's name is one, and another body is not")
{
    CHECK(may_be_one_body("龙岗区", "深圳市龙岗区人民政府"));
    CHECK(may_be_one_body("滨河街道", "滨河街道办事处"));
    CHECK_FALSE(may_be_one_body("青溪区", "青溪区财政局"));
    CHECK_FALSE(may_be_one_body("云州市财政局", "云州市审计局"));
}
