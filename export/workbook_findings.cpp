#include "export/workbook_findings.hpp"

#include "export/link.hpp"
#include "export/rule_words.hpp"
#include "export/workbook_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

constexpr SheetWords metric_heading{"指标", "Metric"};

// A column of a sheet of findings, as wide as its text but no wider than `most`.
struct Heading
{
    SheetWords words;
    double most;
};

enum FindingColumn : std::uint32_t {
    at_severity,
    at_body,
    at_year,
    at_scope,
    at_rule,
    at_message,
    at_expected,
    at_actual,
    at_metric,
    at_cells,
    at_file,
    at_status,
    at_remark,
    at_id,
    at_digest,
};

constexpr std::array finding_headings{
    Heading{severity_heading, 10},
    Heading{body_heading, 24},
    Heading{year_heading, 8},
    Heading{scope_heading, 8},
    Heading{rule_heading, 26},
    Heading{message_heading, 44},
    Heading{expected_heading, 10},
    Heading{actual_heading, 10},
    Heading{metric_heading, 24},
    Heading{cells_heading, 22},
    Heading{file_heading, 22},
    Heading{status_heading, 14},
    Heading{remark_heading, 24},
    Heading{finding_id_heading, 9},
    Heading{digest_heading, 9},
};

enum GoneColumn : std::uint32_t {
    gone_body,
    gone_year,
    gone_message,
    gone_first_seen,
    gone_status,
    gone_remark,
    gone_id,
    gone_digest,
};

constexpr std::array gone_headings{
    Heading{body_heading, 26},
    Heading{year_heading, 7},
    Heading{message_heading, 70},
    Heading{first_seen_heading, 14},
    Heading{status_heading, 14},
    Heading{remark_heading, 50},
    Heading{finding_id_heading, 9},
    Heading{digest_heading, 9},
};

constexpr std::array status_tints{Tint::warning, Tint::error, Tint::muted, Tint::good};
constexpr double least_remark = 24;

constexpr std::array<SheetWords, 4> sources{
    SheetWords{"表式明示", "official"},
    SheetWords{"表式隐含", "implied"},
    SheetWords{"经验", "soft"},
    SheetWords{"读取", "reading"},
};

// Where to find the columns that notes stand in.
struct NoteColumns
{
    std::uint32_t status;
    std::uint32_t remark;
    std::uint32_t id;
    std::uint32_t digest;
};

constexpr NoteColumns finding_notes{at_status, at_remark, at_id, at_digest};
constexpr NoteColumns gone_notes{gone_status, gone_remark, gone_id, gone_digest};

template<std::size_t count>
SheetFrame
frame_of(const std::array<Heading, count>& headings, const NoteColumns& notes, Language language)
{
    SheetFrame frame{.is_protected = true};
    for (const auto& heading : headings) {
        frame.columns.push_back({.most = heading.most});
    }
    for (std::size_t i = 0; i < status_words.size(); ++i) {
        const std::string word(in(status_words[i], language));
        frame.columns[notes.status].choices.push_back(word);
        frame.columns[notes.status].tints.push_back({word, status_tints[i]});
    }
    frame.columns[notes.status].least = frame.columns[notes.status].most;
    frame.columns[notes.remark].least = least_remark;
    frame.columns[notes.digest].is_hidden = true;
    frame.header = [&headings, language](XlsxSheet& sheet) {
        sheet.next_row();
        for (std::uint32_t i = 0; i < headings.size(); ++i) {
            sheet.text(i, in(headings[i].words, language), {Look::heading});
        }
    };
    return frame;
}

void
put_note(XlsxSheet& sheet,
         const NoteColumns& columns,
         std::string_view id,
         const Note& note,
         Language language)
{
    const auto status = cell_text(shown_status(note.status, language));
    const auto remark = cell_text(note.remark);
    sheet.text(columns.status, status, {Look::input});
    sheet.text(columns.remark, remark, {Look::input});
    sheet.text(columns.id, id, {Look::id});
    sheet.text(columns.digest, note_digest(status, remark), {Look::id});
}

std::string
rule_of_finding(const Finding& finding, Language language)
{
    const auto& rule = rule_of(finding);
    return fmt::format("{}（{} · {}）",
                       rule_words(language == Language::zh ? rule.zh : rule.en),
                       in(sources[static_cast<std::size_t>(rule.source)], language),
                       finding.code);
}

// 表2 行27 列4
std::string
place_words(const Place& place, Language language)
{
    const bool zh = language == Language::zh;
    auto words = fmt::format(fmt::runtime(zh ? "表{}" : "table {}"), place.table);
    if (place.row != 0) {
        words += fmt::format(fmt::runtime(zh ? " 行{}" : " row {}"), place.row);
    }
    if (place.column != 0) {
        words += fmt::format(fmt::runtime(zh ? " 列{}" : " column {}"), place.column);
    }
    return words;
}

// 表2 行27 列4 = 5, with the file in front where it is another one.
std::string
cell_words(const Evidence& cell, Language language)
{
    const auto file = cell.file.empty() ? std::string() : cell.file + " ";
    const auto text = cell.text.empty() ? in(blank_words, language) : cell.text;
    return fmt::format("{}{} = {}", file, place_words(cell.place, language), text);
}

std::string
cells_words(const Finding& finding, Language language)
{
    if (finding.evidence.empty() && finding.place.table != 0) {
        return place_words(finding.place, language);
    }
    std::string words;
    for (const auto& cell : finding.evidence) {
        words += words.empty() ? "" : "\n";
        words += cell_words(cell, language);
    }
    return words;
}

void
put_figure(XlsxSheet& sheet, std::uint32_t column, std::string_view text)
{
    if (const auto value = parse_decimal(text)) {
        sheet.number(column, *value);
    } else if (!text.empty()) {
        sheet.text(column, text);
    }
}

std::string
name_of_metric(const MetricNames& names, const Finding& finding)
{
    const auto found = names.find(fmt::format("{}|{}", finding.metric, finding.applicant));
    auto name = found != names.end() ? found->second : finding.metric;
    return finding.item.empty() ? name : fmt::format("{} ({})", name, finding.item);
}

} // namespace

MetricNames
metric_names(const FigureColumns& columns)
{
    MetricNames names;
    for (const auto& sheet : columns.sheets()) {
        for (const auto& column : sheet.columns) {
            const auto name = column.group == column.label
                                  ? column.group
                                  : fmt::format("{} / {}", column.group, column.label);
            names.try_emplace(fmt::format("{}|{}", column.metric, column.applicant), name);
            names.try_emplace(column.metric + "|", column.group); // of all applicants
        }
    }
    return names;
}

FindingsSheet::FindingsSheet(XlsxFile& file, const FindingsPlan& plan)
    : plan_(plan), sheet_(file.add_sheet(in(findings_sheet, plan.language)))
{
    auto frame = frame_of(finding_headings, finding_notes, plan.language);
    frame.columns[at_severity].tints = severity_tints(plan.language);
    frame.frozen_columns = 2;
    sheet_.begin(std::move(frame));
}

void
FindingsSheet::add(const Entry& entry)
{
    for (const auto& listed : entry.findings) {
        put(*entry.outcome, listed);
    }
}

void
FindingsSheet::put(const Outcome& outcome, const ListedFinding& listed)
{
    const auto language = plan_.language;
    const auto& finding = listed.finding();
    sheet_.next_row();
    sheet_.text(at_severity, severity_word(severity_of(finding), language));
    sheet_.text(at_body, outcome.body, {Look::wrapped});
    if (outcome.filing.year) {
        sheet_.count(at_year, static_cast<std::uint64_t>(*outcome.filing.year), {Look::year});
    }
    sheet_.text(at_scope, scope_word(outcome.filing.scope, language));
    sheet_.text(at_rule, rule_of_finding(finding, language), {Look::wrapped});
    sheet_.text(at_message, words(finding, language), {Look::wrapped});
    put_figure(sheet_, at_expected, finding.expected);
    put_figure(sheet_, at_actual, finding.actual);
    if (!finding.metric.empty()) {
        sheet_.text(at_metric, name_of_metric(plan_.names, finding), {Look::wrapped});
    }
    if (const auto cells = cells_words(finding, language); !cells.empty()) {
        sheet_.text(at_cells, cells, {Look::wrapped});
    }
    sheet_.link(at_file, relative_link(outcome.path, plan_.out), outcome.file);
    put_note(
        sheet_, finding_notes, listed.id, listed.note != nullptr ? *listed.note : Note(), language);
}

GoneSheet::GoneSheet(XlsxFile& file, const FindingsPlan& plan)
    : plan_(plan), sheet_(file.add_sheet(in(gone_sheet, plan.language)))
{
    auto frame = frame_of(gone_headings, gone_notes, plan.language);
    frame.hides_empty = true;
    sheet_.begin(std::move(frame));
}

void
GoneSheet::add(const Entry& entry)
{
    for (const auto& listed : entry.findings) {
        if (listed.note != nullptr) {
            there_.insert(listed.id);
        }
    }
}

void
GoneSheet::finish(const Notes& notes)
{
    for (const auto& [id, note] : notes) {
        if (there_.contains(id)) {
            continue;
        }
        sheet_.next_row();
        sheet_.text(gone_body, note.body, {Look::wrapped});
        sheet_.text(gone_year, note.year);
        sheet_.text(gone_message, note.text, {Look::wrapped});
        sheet_.text(gone_first_seen, note.first_seen);
        put_note(sheet_, gone_notes, id, note, plan_.language);
    }
}

} // namespace nianbao
