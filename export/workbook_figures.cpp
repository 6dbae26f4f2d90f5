#include "export/workbook_figures.hpp"

#include "export/workbook_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace nianbao {

namespace {

constexpr SheetWords item_heading{"项目代码", "Item"};
constexpr SheetWords label_heading{"项目名称", "Item's name"};
constexpr SheetWords problems_heading{"问题", "Findings"};
constexpr SheetWords unit_heading{"单位", "Unit"};
constexpr SheetWords edition_words{"表式：", "form: "};

constexpr std::uint32_t header_rows = 4; // ids (hidden), edition, group, label
constexpr double figure_width = 14;
constexpr double name_width = 36;

// body, year, scope, findings, file; with items two more in front of the last.
std::uint32_t
lead_columns(bool has_items)
{
    return has_items ? 7 : 5;
}

std::uint32_t
width_of(const FigureColumn& column)
{
    return column.has_printed_unit ? 2 : 1;
}

std::uint64_t
key_of(const Place& place)
{
    constexpr unsigned row_bits = 24;
    return (std::uint64_t{place.table} << (2 * row_bits)) ^ (std::uint64_t{place.row} << row_bits) ^
           place.column;
}

void
doubt(std::unordered_map<std::uint64_t, Severity>& doubts, const Place& place, Severity severity)
{
    if (place.table != 0 && place.row != 0) {
        auto& worst = doubts[key_of(place)];
        worst = std::max(worst, severity);
    }
}

// Every cell that an error or a warning of the report rests on.
std::unordered_map<std::uint64_t, Severity>
doubts_of(const Outcome& outcome)
{
    std::unordered_map<std::uint64_t, Severity> doubts;
    for (const auto* finding : findings_of(outcome)) {
        const auto severity = severity_of(*finding);
        if (severity == Severity::note) {
            continue;
        }
        doubt(doubts, finding->place, severity);
        for (const auto& cell : finding->evidence) {
            if (cell.file.empty()) {
                doubt(doubts, cell.place, severity);
            }
        }
    }
    return doubts;
}

Tint
tint_of(const std::unordered_map<std::uint64_t, Severity>& doubts, const Observation& seen)
{
    const auto found = doubts.find(key_of(seen.place));
    if (found == doubts.end()) {
        return seen.reading == Reading::unreadable ? Tint::warning : Tint::none;
    }
    return found->second == Severity::error ? Tint::error : Tint::warning;
}

std::string
id_of(const FigureColumn& column)
{
    return fmt::format("{}|{}|{}", column.metric, column.applicant, column.unit);
}

std::string
label_of(const FigureColumn& column)
{
    const bool is_said = column.label.find("单位：" + column.unit) != std::string::npos;
    return column.unit.empty() || is_said ? column.label
                                          : fmt::format("{}（{}）", column.label, column.unit);
}

// What the page calls an item: what it prints, or what the form does.
std::string_view
label_of(const Observation& seen)
{
    if (seen.cell->item.empty() || !seen.open_label.empty()) {
        return seen.open_label;
    }
    const std::string_view labels = seen.cell->metric_label;
    const auto end = labels.rfind(" / ");
    return end == std::string_view::npos ? labels : labels.substr(end + 3);
}

// The columns of one sheet, and where the first of them stands.
struct Header
{
    std::vector<FigureColumn> columns;
    bool has_items;
    Language language;
};

std::vector<std::string_view>
lead_headings(const Header& header)
{
    const auto word = [&](const SheetWords& wording) { return in(wording, header.language); };
    std::vector<std::string_view> headings{
        word(body_heading), word(year_heading), word(scope_heading), word(problems_heading)};
    if (header.has_items) {
        headings.push_back(word(item_heading));
        headings.push_back(word(label_heading));
    }
    headings.push_back(word(file_heading));
    return headings;
}

// Neighbours of one group share its text.
void
put_groups(XlsxSheet& sheet,
           const Header& header,
           const std::string FigureColumn::*text,
           CellStyle style)
{
    auto at = lead_columns(header.has_items);
    for (std::size_t i = 0; i < header.columns.size();) {
        const auto& group = header.columns[i].*text;
        const auto first = at;
        for (; i < header.columns.size() && header.columns[i].*text == group; ++i) {
            at += width_of(header.columns[i]);
        }
        sheet.spread(first, at - 1, group, style);
    }
}

void
put_header(XlsxSheet& sheet, const Header& header)
{
    const CellStyle heading{Look::heading};
    sheet.next_row();
    auto at = lead_columns(header.has_items);
    for (const auto& column : header.columns) {
        sheet.text(at, id_of(column), {Look::small_heading});
        at += width_of(column);
    }
    sheet.next_row();
    sheet.text(0, in(edition_words, header.language), {Look::small_heading});
    put_groups(sheet, header, &FigureColumn::forms, {Look::small_heading});
    sheet.next_row();
    put_groups(sheet, header, &FigureColumn::group, heading);
    sheet.next_row();
    at = 0;
    for (const auto& lead : lead_headings(header)) {
        sheet.text(at++, lead, heading);
    }
    for (const auto& column : header.columns) {
        sheet.text(at, label_of(column), heading);
        if (column.has_printed_unit) {
            sheet.text(at + 1, in(unit_heading, header.language), heading);
        }
        at += width_of(column);
    }
}

SheetFrame
frame_of(Header header)
{
    SheetFrame frame{.header_rows = header_rows,
                     .frozen_columns = 3,
                     .hides_first_row = true,
                     .hides_empty = true};
    frame.columns.resize(lead_columns(header.has_items), {.most = name_width});
    frame.columns[3].tints = severity_tints(header.language);
    for (const auto& column : header.columns) {
        frame.columns.insert(frame.columns.end(), width_of(column), {.most = figure_width});
    }
    frame.header = [header = std::move(header)](XlsxSheet& sheet) { put_header(sheet, header); };
    return frame;
}

} // namespace

FigureSheets::FigureSheets(XlsxFile& file, const FigureColumns& columns, Language language)
    : columns_(columns), language_(language)
{
    for (const auto& sheet : columns.sheets()) {
        lay_out(file, sheet);
    }
}

void
FigureSheets::lay_out(XlsxFile& file, const FigureSheet& sheet)
{
    Layout layout;
    const auto lead = lead_columns(sheet.has_items);
    std::vector<Header> headers;
    std::uint32_t at = 0;
    for (const auto& column : sheet.columns) {
        if (headers.empty() || at + width_of(column) > XlsxSheet::max_columns) {
            headers.push_back({{}, sheet.has_items, language_});
            at = lead;
        }
        layout.part.push_back(static_cast<std::uint32_t>(headers.size() - 1));
        layout.position.push_back(at);
        headers.back().columns.push_back(column);
        at += width_of(column);
    }
    for (auto& header : headers) {
        layout.parts.push_back(&file.add_sheet(sheet.name));
        layout.parts.back()->begin(frame_of(std::move(header)));
    }
    layouts_.push_back(std::move(layout));
}

void
FigureSheets::add(const Entry& entry)
{
    if (!is_current(*entry.outcome)) {
        return;
    }
    std::vector<std::vector<const Observation*>> by_sheet(layouts_.size());
    for (const auto& seen : entry.outcome->report.observations) {
        if (const auto* place = columns_.find(seen.cell)) {
            by_sheet[place->sheet].push_back(&seen);
        }
    }
    const auto sums = tally(*entry.outcome);
    const Reported report{.outcome = *entry.outcome,
                          .problems = counts_words(sums.errors, sums.warnings, language_),
                          .doubts = doubts_of(*entry.outcome)};
    for (std::uint32_t sheet = 0; sheet < by_sheet.size(); ++sheet) {
        for (const auto& row : rows_of(by_sheet[sheet])) {
            put_row(sheet, report, row);
        }
    }
}

// In the order in which the items are met.
std::vector<FigureSheets::Row>
FigureSheets::rows_of(const std::vector<const Observation*>& figures)
{
    std::vector<Row> rows;
    std::unordered_map<std::string_view, std::size_t> known;
    for (const auto* seen : figures) {
        const auto [at, is_new] = known.try_emplace(seen->item, rows.size());
        if (is_new) {
            rows.push_back({.item = seen->item, .label = label_of(*seen)});
        }
        rows[at->second].figures.push_back(seen);
    }
    return rows;
}

void
FigureSheets::put_row(std::uint32_t sheet, const Reported& report, const Row& row)
{
    const auto& layout = layouts_[sheet];
    const auto& form = columns_.sheets()[sheet];
    for (auto* part : layout.parts) {
        part->next_row();
        put_who(*part, report, row, form.has_items);
    }
    for (const auto* seen : row.figures) {
        const auto column = columns_.find(seen->cell)->column;
        put_figure(*layout.parts[layout.part[column]],
                   layout.position[column],
                   form.columns[column],
                   *seen,
                   tint_of(report.doubts, *seen));
    }
}

void
FigureSheets::put_who(XlsxSheet& sheet,
                      const Reported& report,
                      const Row& row,
                      bool has_items) const
{
    const auto& outcome = report.outcome;
    sheet.text(0, outcome.body);
    if (outcome.filing.year) {
        sheet.count(1, static_cast<std::uint64_t>(*outcome.filing.year), {Look::year});
    }
    sheet.text(2, scope_word(outcome.filing.scope, language_));
    sheet.text(3, report.problems);
    if (has_items) {
        sheet.text(4, row.item);
        sheet.text(5, row.label);
    }
    sheet.text(lead_columns(has_items) - 1, outcome.file);
}

void
FigureSheets::put_figure(XlsxSheet& sheet,
                         std::uint32_t position,
                         const FigureColumn& column,
                         const Observation& seen,
                         Tint tint)
{
    ++figures_;
    if (column.has_printed_unit && !seen.unit.empty()) {
        sheet.text(position + 1, seen.unit);
    }
    if (seen.reading == Reading::blank) {
        const auto shown = tint == Tint::none ? Tint::muted : tint;
        sheet.text(position, in(blank_words, language_), {Look::centred, shown});
    } else if (seen.reading != Reading::number) {
        sheet.text(position, seen.raw, {Look::centred, tint});
    } else if (!column.has_printed_unit && seen.unit != column.unit) {
        ++other_units_;
        sheet.text(position,
                   fmt::format("{} {}", to_string(seen.value), seen.unit),
                   {Look::plain, tint == Tint::none ? Tint::warning : tint});
    } else {
        sheet.number(position, seen.value, tint);
    }
}

std::vector<const XlsxSheet*>
FigureSheets::sheets() const
{
    std::vector<const XlsxSheet*> all;
    for (const auto& layout : layouts_) {
        all.insert(all.end(), layout.parts.begin(), layout.parts.end());
    }
    return all;
}

} // namespace nianbao
