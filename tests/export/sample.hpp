#pragma once

#include "export/outcome.hpp"
#include "export/tables.hpp"

#include <string>
#include <vector>

namespace nianbao {

inline const FormCell granted{.metric = "applications.result.granted",
                              .applicant = "natural_person",
                              .unit = "件",
                              .metric_label = "三、本年度办理结果 / （一）予以公开",
                              .applicant_label = "申请人情况 / 自然人"};
inline const FormCell purchases{.metric = "procurement.amount",
                                .metric_label = "政府集中采购 / 采购总金额"};

// A report that was read: two figures, and one of whatever else a report can hold.
inline Outcome
sample()
{
    Outcome outcome{.file = "甲/2020.docx", .sha256 = "ab12", .bytes = 5120};
    outcome.status = Status::read;
    outcome.body = "某市某局";
    outcome.division_code = "440307";
    outcome.filing = {.agency = "某市某局",
                      .agency_title = "某局",
                      .agency_signature = "某市某局办公室",
                      .year = 2020,
                      .year_source = "title",
                      .scope = Scope::own};
    auto& report = outcome.report;
    report.identity = {.title = "某局2020年年度报告",
                       .period = "2020-01-01/2020-12-31",
                       .signed_on = "2021-01-06"};
    report.producer = "WPS Office";
    report.form = "zfxxgk-2019";
    report.tables = 3;
    report.tables_left = 1;
    report.observations = {
        {.cell = &granted,
         .form = "zfxxgk-2019",
         .reading = Reading::number,
         .value = {-3, 0},
         .unit = "件",
         .raw = "减3",
         .place = {2, 8, 4}},
        {.cell = &purchases,
         .form = "zfxxgk-2019",
         .item = "row=A0301",
         .match = Match::alias,
         .raw = "=1+1,",
         .place = {1, 20, 3}},
    };
    report.unmapped = {{.place = {2, 5, 1},
                        .row_label = "其他 / 备注",
                        .column_label = "说明",
                        .raw = "@备注",
                        .bookmark = "表二",
                        .why = "row-unknown"}};
    report.sections = {
        {.level = 1, .number = "一、", .title = "总体情况", .text = "上\n下"},
        {.level = 2, .number = "（一）", .title = "公开", .text = "文", .characters = 1}};
    report.checks = {{.code = "flow",
                      .metric = "applications.received.new",
                      .applicant = "total",
                      .state = CheckState::broken,
                      .left = "5",
                      .right = "6",
                      .cells = {0, 1}}};
    report.findings = {{.code = "flow",
                        .arguments = {"5", "6"},
                        .place = {2, 4, 10},
                        .metric = "applications.received.new",
                        .applicant = "total",
                        .expected = "6",
                        .actual = "5",
                        .evidence = {{{2, 4, 10}, "5"}, {{3, 0, 0}, "6"}}}};
    outcome.findings = {{.code = "body-ambiguous", .arguments = {"乙/2020.docx"}}};
    return outcome;
}

// The whole of a table, header included.
inline std::string
table_text(TableId id, std::vector<Outcome> outcomes)
{
    CsvBuffer csv;
    add_header(csv, id);
    const auto add_rows = rows_of(id, Language::en);
    const Notes none;
    Entries entries(none);
    for (const auto* outcome : in_row_order(outcomes)) {
        add_rows(csv, entries.of(*outcome));
    }
    return std::string(csv.bytes());
}

// Without its header.
inline std::string
rows_text(TableId id, const std::vector<Outcome>& outcomes)
{
    const auto text = table_text(id, outcomes);
    return text.substr(text.find("\r\n") + 2);
}

} // namespace nianbao
