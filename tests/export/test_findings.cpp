#include "export/finding_id.hpp"
#include "tests/export/sample.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace nianbao;

TEST_CASE("findings has a row a finding: of the reading, then of the joining")
{
    FindingIds ids;
    const auto outcome = sample();
    const auto first = ids.next(outcome, outcome.report.findings[0]);
    const auto second = ids.next(outcome, outcome.findings[0]);
    CHECK(
        table_text(TableId::findings, {outcome}) ==
        "finding_id,agency,body,year,scope,severity,code,source,message,expected,actual,metric,"
        "applicant,item,evidence,file,table,row,column\r\n" +
            first +
            ",某市某局,某市某局,2020,own,error,flow,official,\"the printed identity does not hold: "
            "new plus carried in must equal results plus carried out, 5 ≠ 6\",6,5,"
            "applications.received.new,total,,甲/2020.docx#t2r4c10=5;甲/2020.docx#t3=6,"
            "甲/2020.docx,2,4,10\r\n" +
            second +
            ",某市某局,某市某局,2020,own,warning,body-ambiguous,reading,another report of this "
            "agency and year; both are kept: 乙/2020.docx,,,,,,,甲/2020.docx,,,\r\n");
}

TEST_CASE("a figure of another document is shown with its file")
{
    auto outcome = sample();
    outcome.findings[0].evidence = {{{1, 2, 3}, "5"}, {{1, 2, 3}, "4", "甲/旧.docx"}};
    CHECK(table_text(TableId::findings, {outcome})
              .find("甲/2020.docx#t1r2c3=5;甲/旧.docx#t1r2c3=4") != std::string::npos);
}

TEST_CASE("a finding's id is a letter and 15 hex digits, the same in every run")
{
    // SHA-256 of 某市某局, 440307, own, 2020, flow, applications.received.new, total, and three
    // empty fields, each followed by a NUL; a first digit counts from g
    CHECK(FindingIds().next(sample(), sample().report.findings[0]) == "geb7aa9ac48c70fa");
}

TEST_CASE("a finding's id rests on who, when and what, not on where it stands or how it came out")
{
    const auto outcome = sample();
    auto finding = outcome.report.findings[0];
    const auto id = FindingIds().next(outcome, finding);

    auto elsewhere = outcome;
    elsewhere.file = "别处.docx";
    elsewhere.body = "并入";
    finding.place = {9, 9, 9};
    finding.actual = "7";
    finding.arguments = {"7"};
    CHECK(FindingIds().next(elsewhere, finding) == id);

    auto next_year = outcome;
    next_year.filing.year = 2021;
    CHECK(FindingIds().next(next_year, finding) != id);
    finding.applicant = "other";
    CHECK(FindingIds().next(outcome, finding) != id);
}

TEST_CASE("a finding without a metric is told by the folded text it is about")
{
    const auto outcome = sample();
    const auto id_of = [&](std::string label) {
        return FindingIds().next(outcome,
                                 {.code = "label-missing", .arguments = {std::move(label)}});
    };
    CHECK(id_of("总 计") == id_of("总计"));
    CHECK(id_of("总计") != id_of("自然人"));
}

TEST_CASE("the path is part of the id only where the file gave no report")
{
    const Finding finding{.code = "agency-unknown"};
    const auto id_of = [&](Status status, std::string file) {
        return FindingIds().next({.file = std::move(file), .status = status}, finding);
    };
    CHECK(id_of(Status::read, "a.docx") == id_of(Status::read, "b.docx"));
    CHECK(id_of(Status::failed, "a.docx") != id_of(Status::failed, "b.docx"));
}

TEST_CASE("equal ids are numbered in reading order")
{
    FindingIds ids;
    const Finding finding{.code = "unreadable", .arguments = {"1 2"}, .metric = "m"};
    const auto id = ids.next(sample(), finding);
    CHECK(ids.next(sample(), finding) == id + "-2");
    CHECK(ids.next(sample(), finding) == id + "-3");
}

TEST_CASE("a document shows a hundred findings, then how many more there are")
{
    auto outcome = sample();
    outcome.report.findings.assign(120, {.code = "unreadable", .arguments = {"x"}, .metric = "m"});
    outcome.findings.clear();
    const auto rows = rows_text(TableId::findings, {outcome});

    CHECK(std::count(rows.begin(), rows.end(), '\n') == 101);
    CHECK(rows.ends_with(
        ",note,more-findings,reading,and 20 more findings,,,,,,,甲/2020.docx,,,\r\n"));
    CHECK(tally(outcome).warnings == 120);
}

TEST_CASE("a finding whose note holds two versions has a finding beside it until that is settled")
{
    auto outcome = sample();
    outcome.report.findings = {{.code = "unreadable", .arguments = {"x"}, .metric = "m"}};
    outcome.filing.findings.clear();
    outcome.findings.clear();
    const auto id = FindingIds().next(outcome, outcome.report.findings.front());
    const auto listed = [&](std::string remark) {
        const Notes notes{{id, {.remark = std::move(remark)}}};
        std::vector<std::string> codes;
        const auto entry = Entries(notes).of(outcome);
        for (const auto& one : entry.findings) {
            codes.push_back(one.finding().code);
        }
        CHECK(entry.disputed == codes.size() - 1);
        return codes;
    };
    CHECK(listed("[audit.xlsx] 甲\n[notes.csv] 乙") ==
          std::vector<std::string>{"unreadable", "notes-conflict"});
    CHECK(listed("甲") == std::vector<std::string>{"unreadable"});
}
