#include "batch/forms_command.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

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
                    .right = {{.metric = "applications.granted", .year = -1}}}},
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
          "    = applications.granted (year -1)\n");
}
