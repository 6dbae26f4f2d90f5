#include "normalize/headings.hpp"
#include "normalize/identity.hpp"
#include "normalize/period.hpp"
#include "normalize/title.hpp"

#include "tests/support/tables.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace nianbao;
using testing::text_document;

namespace {

constexpr const char* untitled = "一、总体情况";

Filing
filed(const Document& document, const char* path = "a.docx")
{
    return file_under(identify(document, outline(document)), path);
}

std::optional<int>
year_of_file(const char* path)
{
    return filed(text_document({untitled, "无。"}), path).year;
}

std::string
period_of(const char* text)
{
    const auto document = text_document({untitled, text});
    return identify(document, outline(document)).period;
}

std::vector<Candidate>
years_of(const Document& document, ReportingYear kind = ReportingYear::calendar)
{
    return identify(document, outline(document), kind).years;
}

std::string
codes(const Filing& filing)
{
    std::string all;
    for (const auto& finding : filing.findings) {
        all += finding.code + ";";
    }
    return all;
}

std::string
disagreement(const Filing& filing)
{
    const auto found =
        std::find_if(filing.findings.begin(), filing.findings.end(), [](const auto& finding) {
            return finding.code == "year-disagreement";
        });
    return found == filing.findings.end() ? "" : std::get<std::string>(found->arguments.at(0));
}

} // namespace

TEST_CASE("a year is read in every way that clerks write it")
{
    for (const auto* text : {"云州市财政局2020年政府信息公开工作年度报告",
                             "云州市财政局2020年度政府信息公开工作年度报告",
                             "云州市财政局二〇二〇年政府信息公开工作年度报告",
                             "云州市财政局二○二○年政府信息公开工作年度报告",
                             "云州市财政局二◯二◯年政府信息公开工作年度报告",
                             "云州市财政局二O二O年政府信息公开工作年度报告",
                             "云州市财政局二Ｏ二Ｏ年政府信息公开工作年度报告",
                             "云州市财政局二零二零年度政府信息公开工作年度报告",
                             "云州市财政局二〇二0年政府信息公开工作年度报告",
                             "云州市财政局２０２０年政府信息公开工作年度报告",
                             "云州市财政局 2 0 2 0 年政府信息公开工作年度报告"}) {
        CAPTURE(text);
        const auto filing = filed(text_document({text}));
        CHECK(filing.year == 2020);
        CHECK(filing.agency == "云州市财政局");
    }
}

TEST_CASE("an academic year is the year in which it ends")
{
    for (const auto* text : {"云州大学2020-2021学年信息公开工作年度报告",
                             "云州大学2020—2021学年度信息公开工作报告",
                             "云州大学2020——2021学年信息公开年度报告",
                             "云州大学2020/2021学年信息公开工作年度报告",
                             "云州大学2020至2021学年信息公开工作年度报告",
                             "云州大学2020－2021年信息公开工作年度报告",
                             "云州大学2020～2021学年信息公开工作年度报告",
                             "云州大学２０２０－２０２１学年度信息公开年度报告",
                             "云州大学二〇二〇至二〇二一学年信息公开工作年度报告",
                             "云州大学2020年-2021年信息公开工作年度报告",
                             "云州大学信息公开工作2020-2021学年度报告",
                             "2020-2021学年云州大学信息公开工作年度报告"}) {
        CAPTURE(text);
        const auto filing = filed(text_document({text}));
        CHECK(filing.year == 2021);
        CHECK(filing.agency == "云州大学");
        CHECK(filing.scope == Scope::own);
        CHECK(codes(filing) == "");
    }
}

TEST_CASE("a file's name gives the year in which an academic year ends")
{
    CHECK(year_of_file("云州大学2020-2021学年信息公开工作年度报告.docx") == 2021);
    CHECK(year_of_file("2020-2021学年年报.docx") == 2021);
    CHECK(year_of_file("云州大学2020—2021学年度.docx") == 2021);
    CHECK(year_of_file("云州大学2020至2021学年信息公开年报.docx") == 2021);
}

TEST_CASE("one school year without the other may be either, and is none")
{
    const auto filing = filed(text_document({"云州大学2021学年信息公开工作年度报告"}));
    CHECK_FALSE(filing.year);
    CHECK(filing.agency.empty());
}

TEST_CASE("a stated academic year counts to its end, and the signature agrees with it")
{
    const auto filing = filed(text_document({"云州大学信息公开工作年度报告",
                                             "一、概述",
                                             "统计期限自2020年9月1日至2021年8月31日。",
                                             "云州大学",
                                             "2021年10月30日"}));
    CHECK(filing.year == 2021);
    CHECK(filing.year_source == "period");
    CHECK(disagreement(filing) == "");
}

TEST_CASE("a title's academic year agrees with an autumn signature")
{
    const auto filing = filed(text_document({"云州大学2020-2021学年信息公开工作年度报告",
                                             "一、概述",
                                             "无。",
                                             "云州大学",
                                             "2021年10月30日"}));
    CHECK(codes(filing) == "");
}

TEST_CASE("under an academic form a signature speaks of the last 31 August")
{
    const auto year = [](const char* date) {
        const auto years =
            years_of(text_document({untitled, "无。", "云州大学", date}), ReportingYear::academic);
        return years.empty() ? "" : years.at(0).source + " " + years.at(0).value;
    };
    CHECK(year("2021年10月30日") == "signature 2021");
    CHECK(year("2021年3月1日") == "signature 2020");
    CHECK(year("2021年8月31日") == "signature 2021");
    CHECK(year("2021年12月1日") == "signature 2021");
    CHECK(year("2021年9月") == "signature 2021");
    CHECK(year("2021年8月") == "");
}

TEST_CASE("a calendar report is of the year before its signature, unless signed in December")
{
    const auto year = [](const char* date) {
        return filed(text_document({untitled, "无。", "云州市财政局", date})).year.value_or(0);
    };
    CHECK(year("2021年1月6日") == 2020);
    CHECK(year("二〇二一年一月") == 2020);
    CHECK(year("2021年10月30日") == 2020);
    CHECK(year("2020年12月25日") == 0); // of 2020, or of 2019 and late
    CHECK(year("2020119日") == 0);
    CHECK(year("2017210日") == 0);
}

TEST_CASE("every source of the year is kept with its words, in order of trust")
{
    const auto document = text_document({"云州市财政局2021年政府信息公开工作年度报告",
                                         untitled,
                                         "数据统计期限为2021年1月1日至2021年12月31日。",
                                         "云州市财政局",
                                         "2022年1月6日"});
    const auto years = years_of(document);
    REQUIRE(years.size() == 4);
    CHECK(years[0] == Candidate{"2021", "title", "云州市财政局2021年政府信息公开工作年度报告"});
    CHECK(years[1].source == "period");
    CHECK(years[1].evidence.find("2021年1月1日至2021年12月31日") != std::string::npos);
    CHECK(years[2].source == "section");
    CHECK(years[2].evidence.find("2021年") != std::string::npos);
    CHECK(years[3] == Candidate{"2021", "signature", "云州市财政局 2022年1月6日"});
    CHECK(codes(filed(document)) == "");
}

TEST_CASE("title, period, section, file and signature are trusted in this order")
{
    const auto source = [](const Document& document, const char* path) {
        const auto filing = filed(document, path);
        return filing.year_source + " " + std::to_string(filing.year.value_or(0));
    };
    const char* period = "统计期限为2019年1月1日至12月31日。2018年，2018年。";
    const char* section = "2018年，我局主动公开3条。2018年未收到申请。";
    CHECK(source(text_document({"2020年政府信息公开年报", untitled, period}), "2017年.docx") ==
          "title 2020");
    CHECK(source(text_document({untitled, period, "2017年1月1日"}), "2017年.docx") ==
          "period 2019");
    CHECK(source(text_document({untitled, section, "2017年1月1日"}), "2017年.docx") ==
          "section 2018");
    CHECK(source(text_document({untitled, "无。", "2017年1月1日"}), "2017年.docx") == "file 2017");
    CHECK(source(text_document({untitled, "无。", "2017年1月1日"}), "a.docx") == "signature 2016");
}

TEST_CASE("a report that states the period of another year keeps its title's, with a finding")
{
    const auto filing = filed(text_document({"淮安市自然资源局2021年政府信息公开工作年度报告",
                                             untitled,
                                             "统计期限为2020年1月1日至2020年12月31日。",
                                             "淮安市自然资源局",
                                             "2022年1月20日"}));
    CHECK(filing.year == 2021);
    CHECK(disagreement(filing).find("period 2020") != std::string::npos);
}

TEST_CASE("a year before that is mentioned once is no evidence")
{
    const auto filing = filed(text_document({"金台区城市管理局2022年政府信息公开工作年度报告",
                                             untitled,
                                             "2022年公开40条。2021年受理0件。2022年受理1件。"}));
    CHECK(filing.year == 2022);
    CHECK(codes(filing) == "");
}

TEST_CASE("a bracketed date under the title is a date of signing, copied or not")
{
    const auto dated = filed(text_document(
        {"云州市财政局2019年政府信息公开工作年度报告", "（2020年10月30日）", untitled, "无。"}));
    CHECK(dated.year == 2019);
    CHECK(codes(dated) == "");
    const auto copied = text_document(
        {"龙潭镇2017年政府信息公开工作年度报告", "（2017年2月10日）", untitled, "无。"});
    CHECK(filed(copied).year == 2017);
    CHECK(disagreement(filed(copied)) == "title 2017, signature 2016");
    CHECK(identify(copied, outline(copied)).signed_on == "2017-02-10");
    CHECK(years_of(copied).back().evidence == "（2017年2月10日）");
}

TEST_CASE("a report published in December of its own year agrees with itself")
{
    const auto filing = filed(text_document({"上营乡人民政府2020年政府信息公开工作年度报告",
                                             untitled,
                                             "无。",
                                             "上营乡人民政府",
                                             "2020年12月25日"}));
    CHECK(filing.year == 2020);
    CHECK(codes(filing) == "");
}

TEST_CASE("a report signed in January of its own year disagrees with itself")
{
    const auto filing = filed(text_document({"云州市财政局2021年政府信息公开工作年度报告",
                                             untitled,
                                             "无。",
                                             "云州市财政局",
                                             "2021年1月6日"}));
    CHECK(filing.year == 2021);
    CHECK(disagreement(filing) == "title 2021, signature 2020");
}

TEST_CASE("a period may end before the year does, or be longer than one")
{
    CHECK(period_of("统计期限为2021年1月1日至2021年12月20日。") == "2021-01-01/2021-12-20");
    const auto hospital = filed(text_document(
        {untitled, "统计期限为2021年1月1日至12月20日。", "淮北市人民医院", "2021年12月25日"}));
    CHECK(hospital.year == 2021);
    CHECK(disagreement(hospital) == "");
    const auto university = filed(text_document({"长江大学信息公开工作年度报告",
                                                 untitled,
                                                 "统计期限为2019年9月1日至2020年10月31日。",
                                                 "长江大学",
                                                 "2020年11月20日"}));
    CHECK(university.year == 2020);
    CHECK(disagreement(university) == "");
}

TEST_CASE("a period is read as clerks write it")
{
    CHECK(period_of("统计期限自2020年1月1日起，至2020年12月31日止。") == "2020-01-01/2020-12-31");
    CHECK(period_of("统计期限：2020.1.1-2020.12.31。") == "2020-01-01/2020-12-31");
    CHECK(period_of("统计期限为2020-01-01至2020-12-31。") == "2020-01-01/2020-12-31");
    CHECK(period_of("统计期限从二〇二〇年一月一日到十二月三十一日。") == "2020-01-01/2020-12-31");
    CHECK(period_of("统计期限为2020年1月至12月。") == "2020-01-01/2020-12-31");
    CHECK(period_of("统计期限为2019年9月至2020年8月。") == "2019-09-01/2020-08-31");
}

TEST_CASE("the period may be stated between title and section one")
{
    const auto filing = filed(text_document({"云州市财政局政府信息公开工作年度报告",
                                             "所列数据的统计期限为2020年1月1日至2020年12月31日。",
                                             untitled,
                                             "无。"}));
    CHECK(filing.year == 2020);
    CHECK(filing.year_source == "period");
}

TEST_CASE("spans of time that are not the report's are no period")
{
    CHECK(period_of("2021年3月1日至6月30日开展专项行动。") == "");
    CHECK(period_of("规划期为2021年1月1日至2025年12月31日。") == "");
    CHECK(period_of("2021年3月1日至6月30日开展专项行动。统计期限为2021年1月1日至12月31日。") ==
          "2021-01-01/2021-12-31");
    CHECK(period_of("2020年1月1日至12月31日3件，2021年1月1日至12月31日5件。") == "");
}

TEST_CASE("the plans of the next year in a later section are not the report's year")
{
    const auto filing =
        filed(text_document({"路桥区螺洋街道政府信息公开工作年度报告",
                             untitled,
                             "2021年公开12条。2021年无申请。",
                             "二、主动公开政府信息情况",
                             "无。",
                             "七、2022年工作思路",
                             "2022年一是加强公开。2022年二是培训。2022年三是检查。"}));
    CHECK(filing.year == 2021);
    CHECK(codes(filing) == "");
}

TEST_CASE("of two years in a title the one at its subject counts, and a date is none")
{
    CHECK(parse_title("云州市财政局2022年关于2021年政府信息公开工作情况的报告")->year == 2021);
    CHECK(parse_title("云州市财政局政府信息公开工作年度报告（2021年度）")->year == 2021);
    CHECK(parse_title("云州市财政局政府信息公开年报（2021年1月1日至2021年12月31日）")->year ==
          2021);
    CHECK_FALSE(parse_title("云州市财政局政府信息公开工作年度报告（2022年1月）")->year);
}

TEST_CASE("a year may stand below the title, before or behind the agency")
{
    for (const auto& document :
         {text_document({"云州市财政局", "政府信息公开工作年度报告", "（2021年度）"}),
          text_document({"政府信息公开工作年度报告", "（2021年）", "云州市财政局"}),
          text_document({"政府信息公开工作年度报告", "云州市财政局", "2021年度"})}) {
        const auto filing = filed(document);
        CHECK(filing.year == 2021);
        CHECK(filing.agency == "云州市财政局");
    }
}

TEST_CASE("a year in a file's name that is a date, or one of two, says nothing")
{
    CHECK(year_of_file("云州市财政局2022年1月报送.docx") == std::nullopt);
    CHECK(year_of_file("云州市财政局2020年2021年.docx") == std::nullopt);
    CHECK(year_of_file("2022年1月报送云州市财政局2021年政府信息公开工作年度报告.docx") == 2021);
    CHECK(year_of_file("云州市财政局2021年政府信息公开工作年度报告_更正.docx") == 2021);
    CHECK(year_of_file("云州市财政局二〇二一年年报(1).docx") == 2021);
}

TEST_CASE("of a signature's month the year is known and the day is not")
{
    const auto document = text_document({untitled, "无。", "云州市财政局", "二〇二一年一月"});
    const auto identity = identify(document, outline(document));
    CHECK(identity.signed_on.empty());
    CHECK(identity.years.back() == Candidate{"2020", "signature", "云州市财政局 二〇二一年一月"});
}
