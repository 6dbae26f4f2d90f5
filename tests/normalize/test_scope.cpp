#include "normalize/headings.hpp"
#include "normalize/identity.hpp"

#include "tests/support/tables.hpp"

#include <doctest/doctest.h>

using namespace nianbao;
using testing::text_document;

namespace {

Scope
scope_of(const std::string& agency, const char* text = "无。")
{
    const auto title = agency + "2021年政府信息公开工作年度报告";
    const auto document = text_document({title.c_str(), "一、总体情况", text});
    return file_under(identify(document, outline(document)), "a.docx").scope;
}

} // namespace

TEST_CASE("a bureau, a town and a university report on themselves")
{
    CHECK(scope_of("云州市青溪区财政局") == Scope::own);
    CHECK(scope_of("青溪区长桥镇") == Scope::own);
    CHECK(scope_of("滨河街道办事处") == Scope::own);
    CHECK(scope_of("云州大学") == Scope::own);
    CHECK(scope_of("云州职业技术学院") == Scope::own);
    CHECK(scope_of("国家税务总局云州市税务局") == Scope::own);
    CHECK(scope_of("云州市文化和旅游局（云州市文物局）") == Scope::own);
}

TEST_CASE("a place, or 全市 beside it, is reported on as a whole, and 本级 by itself")
{
    CHECK(scope_of("青溪区") == Scope::aggregate);
    CHECK(scope_of("云州市人民政府全市") == Scope::aggregate);
    CHECK(scope_of("云州市本级") == Scope::own);
    CHECK(scope_of("云州市人民政府") == Scope::unknown);
}

TEST_CASE("a government that brings together its departments' figures reports on all of them")
{
    CHECK(scope_of("云州市人民政府", "本报告根据市政府各部门、各县区提供的数据汇总编制。") ==
          Scope::aggregate);
    CHECK(scope_of("云州市人民政府办公室",
                   "本报告由市政府办公室综合全市各部门、各单位年度报告编制。") == Scope::aggregate);
}

TEST_CASE("an office that tells of its work with others reports on itself")
{
    CHECK(scope_of("云州市人民政府办公室", "我办组织全市各部门编制政府信息公开指南。") ==
          Scope::own);
    CHECK(scope_of("云州市教育局", "本报告根据局属各单位数据编制。") == Scope::own);
    CHECK(scope_of("云州市人民政府", "健全市政府各部门统计制度。") == Scope::unknown);
    CHECK(scope_of("云州市安全局", "公安全市联网，各单位统计完毕。") == Scope::own);
}

TEST_CASE("what scope rests on is kept")
{
    const auto document = text_document({"云州市人民政府2021年政府信息公开工作年度报告",
                                         "一、总体情况",
                                         "本报告由办公室汇总全市各部门年度报告编制。"});
    const auto scopes = identify(document, outline(document)).scopes;
    REQUIRE(scopes.size() == 1);
    CHECK(scopes[0] == Candidate{"aggregate", "text", "本报告由办公室汇总全市各部门年度报告编制"});
}
