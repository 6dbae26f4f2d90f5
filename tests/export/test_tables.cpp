#include "tests/export/sample.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

Outcome
with_status(Status status)
{
    auto outcome = sample();
    outcome.status = status;
    outcome.other_file = "乙/更正.docx";
    return outcome;
}

} // namespace

TEST_CASE("observations has a row a figure, in the columns of the contract")
{
    CHECK(table_text(TableId::observations, {sample()}) ==
          "agency,body,year,scope,metric,applicant,item,value,unit,reading,raw,metric_label,"
          "applicant_label,form,match,division_code,file,table,row,column\r\n"
          "某市某局,某市某局,2020,own,applications.result.granted,natural_person,,-3,件,number,减3,"
          "三、本年度办理结果 / （一）予以公开,申请人情况 / 自然人,zfxxgk-2019,exact,440307,"
          "甲/2020.docx,2,8,4\r\n"
          "某市某局,某市某局,2020,own,procurement.amount,,row=A0301,,,blank,\"'=1+1,\","
          "政府集中采购 / 采购总金额,,zfxxgk-2019,alias,440307,甲/2020.docx,1,20,3\r\n");
}

TEST_CASE("an unknown year is empty, an unknown scope says so")
{
    auto outcome = sample();
    outcome.filing.year = std::nullopt;
    outcome.filing.scope = Scope::unknown;
    CHECK(rows_text(TableId::checks, {outcome}).starts_with("某市某局,,unknown,flow,"));
}

TEST_CASE("a superseded report goes to superseded, and only its unmapped cells elsewhere")
{
    const std::vector outcomes{with_status(Status::superseded)};

    CHECK(rows_text(TableId::observations, outcomes).empty());
    CHECK(table_text(TableId::superseded, {}).ends_with("file,table,row,column,superseded_by\r\n"));
    CHECK(
        rows_text(TableId::superseded, outcomes).ends_with("甲/2020.docx,1,20,3,乙/更正.docx\r\n"));
    CHECK(rows_text(TableId::findings, outcomes).empty());
    CHECK(rows_text(TableId::checks, outcomes).empty());
    CHECK(rows_text(TableId::sections, outcomes).empty());
    CHECK_FALSE(rows_text(TableId::unmapped, outcomes).empty());
}

TEST_CASE("a duplicate gives no row beyond reports")
{
    const std::vector outcomes{with_status(Status::duplicate)};
    for (const auto& table : table_contracts()) {
        CHECK(rows_text(table.id, outcomes).empty() == (table.id != TableId::reports));
    }
    CHECK(rows_text(TableId::reports, outcomes)
              .starts_with("甲/2020.docx,乙/更正.docx,ab12,5120,duplicate,,,,某市某局,"));
}

TEST_CASE("checks has a row a check, with the cells it rests on")
{
    CHECK(table_text(TableId::checks, {sample()}) ==
          "body,year,scope,code,metric,applicant,item,state,left,right,evidence\r\n"
          "某市某局,2020,own,flow,applications.received.new,total,,broken,5,6,"
          "甲/2020.docx#t2r8c4=-3;甲/2020.docx#t1r20c3=\r\n");
}

TEST_CASE("checks of the reading come before those of the joining")
{
    auto outcome = sample();
    outcome.checks = {
        {.code = "filed-late", .state = CheckState::holds, .left = "6", .right = "31"}};
    CHECK(rows_text(TableId::checks, {outcome})
              .ends_with("\r\n某市某局,2020,own,filed-late,,,,holds,6,31,\r\n"));
}

TEST_CASE("sections has a row a heading, numbered within its file")
{
    CHECK(table_text(TableId::sections, {sample()}) ==
          "agency,body,year,file,ordinal,level,number,title,characters,text\r\n"
          "某市某局,某市某局,2020,甲/2020.docx,1,1,一、,总体情况,0,\"上\n下\"\r\n"
          "某市某局,某市某局,2020,甲/2020.docx,2,2,（一）,公开,1,文\r\n");
}

TEST_CASE("unmapped has a row a cell that no form claimed")
{
    CHECK(table_text(TableId::unmapped, {sample()}) ==
          "file,agency,body,year,table,row,column,row_label,column_label,raw,bookmark,why\r\n"
          "甲/2020.docx,某市某局,某市某局,2020,2,5,1,其他 / 备注,说明,'@备注,表二,row-unknown\r\n");
}

TEST_CASE("reports has one row a file, with what was counted in it")
{
    CHECK(table_text(TableId::reports, {sample()}) ==
          "file,other_file,sha256,bytes,status,reason,reason_class,detail,agency,agency_title,"
          "agency_signature,body,year,year_source,period,form,scope,division_code,signed_on,title,"
          "producer,tables,tables_left,observations,numbers,blanks,dashes,unreadable,unmapped,"
          "errors,warnings\r\n"
          "甲/2020.docx,,ab12,5120,read,,,,某市某局,某局,某市某局办公室,某市某局,2020,title,"
          "2020-01-01/2020-12-31,zfxxgk-2019,own,440307,2021-01-06,某局2020年年度报告,WPS Office,"
          "3,1,2,1,1,0,0,1,1,1\r\n");
}

TEST_CASE("a file that could not be read says why, and whether another try may help")
{
    Outcome damaged{.file = "坏.docx", .status = Status::failed};
    damaged.failure = Failure{"empty-file"};
    CHECK(
        rows_text(TableId::reports, {damaged}) ==
        "坏.docx,,,0,failed,empty-file,content,the file is empty; get it again,,,,,,,,,unknown,,,,"
        ",0,0,0,0,0,0,0,0,0,0\r\n");
}

TEST_CASE("a readable file without a form is read, and says that it knew none")
{
    auto outcome = sample();
    outcome.report.form.clear();
    CHECK(rows_text(TableId::reports, {outcome})
              .starts_with("甲/2020.docx,,ab12,5120,read,no-known-form,content,,"));
}

TEST_CASE("rows are ordered by body, year, scope and file, by bytes, whatever came first")
{
    const auto at = [](std::string body, std::optional<int> year, Scope scope, std::string file) {
        Outcome outcome{.file = std::move(file), .status = Status::read, .body = std::move(body)};
        outcome.filing.year = year;
        outcome.filing.scope = scope;
        outcome.report.sections = {{.title = "t"}};
        return outcome;
    };
    CHECK(rows_text(TableId::sections,
                    {at("乙", 2019, Scope::own, "f"),
                     at("一", 2021, Scope::own, "e"),
                     at("一", 2020, Scope::unknown, "d"),
                     at("一", 2020, Scope::own, "b"),
                     at("一", 2020, Scope::own, "a"),
                     at("一", 2020, Scope::aggregate, "c"),
                     at("一", std::nullopt, Scope::own, "g"),
                     at("Z", 2021, Scope::own, "h")}) == ",Z,2021,h,1,1,,t,0,\r\n"
                                                         ",一,,g,1,1,,t,0,\r\n"
                                                         ",一,2020,c,1,1,,t,0,\r\n"
                                                         ",一,2020,a,1,1,,t,0,\r\n"
                                                         ",一,2020,b,1,1,,t,0,\r\n"
                                                         ",一,2020,d,1,1,,t,0,\r\n"
                                                         ",一,2021,e,1,1,,t,0,\r\n"
                                                         ",乙,2019,f,1,1,,t,0,\r\n");
}

TEST_CASE("metrics is the dictionary of the forms")
{
    TableForm table{.id = "applications", .rows = {{}}, .columns = {{}}};
    table.cells = {granted};
    table.cells[0].english = "Granted";
    table.cells[0].legal = "第三十六条, 一";
    const std::vector forms{Form{.id = "my-form", .title = "t", .tables = {table}}};
    CsvBuffer csv;
    add_header(csv, TableId::metrics);
    add_metrics(csv, forms);
    CHECK(csv.bytes() ==
          "id,name_zh,name_en,unit,forms,relation,related,loose_forms,legal_source\r\n"
          "applications.result.granted,三、本年度办理结果 / （一）予以公开,Granted,件,"
          "my-form,same,,,\"第三十六条, 一\"\r\n");
}
