#include "export/tables.hpp"

#include "export/fields.hpp"
#include "export/figure_table.hpp"
#include "export/finding_table.hpp"
#include "export/report_table.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace nianbao {

namespace {

// The cells a check rests on, as findings show them.
void
put_cells(CsvBuffer& csv, const Outcome& outcome, const CheckOutcome& check)
{
    std::string cells;
    cells.reserve(check.cells.size() * (outcome.file.size() + 24));
    for (const auto index : check.cells) {
        const auto& seen = outcome.report.observations[index];
        cells += cells.empty() ? "" : ";";
        append_evidence(cells, outcome.file, seen.place, text_read(seen));
    }
    for (const auto& one : check.elsewhere) {
        cells += cells.empty() ? "" : ";";
        append_evidence(cells, one.file, one.place, one.text);
    }
    csv.text(cells);
}

void
add_check(CsvBuffer& csv, const Outcome& outcome, const CheckOutcome& check)
{
    put_filing(csv, outcome);
    csv.text(check.code);
    csv.text(check.metric);
    csv.text(check.applicant);
    csv.text(check.item);
    csv.trusted(name_of(check.state));
    csv.text(check.left);
    csv.text(check.right);
    put_cells(csv, outcome, check);
    csv.end_record();
}

void
add_checks(CsvBuffer& csv, const Entry& entry)
{
    const auto& outcome = *entry.outcome;
    if (!is_current(outcome)) {
        return;
    }
    for (const auto* checks : {&outcome.report.checks, &outcome.checks}) {
        for (const auto& check : *checks) {
            add_check(csv, outcome, check);
        }
    }
}

void
add_sections(CsvBuffer& csv, const Entry& entry)
{
    const auto& outcome = *entry.outcome;
    if (!is_current(outcome)) {
        return;
    }
    std::size_t ordinal = 0;
    for (const auto& section : outcome.report.sections) {
        csv.text(outcome.filing.agency);
        csv.text(outcome.body);
        put_year(csv, outcome);
        csv.text(outcome.file);
        csv.number(++ordinal);
        csv.number(unsigned{section.level});
        csv.text(section.number);
        csv.text(section.title);
        csv.number(section.characters);
        csv.text(section.text);
        csv.end_record();
    }
}

// Of superseded reports too: their cells are nowhere else.
void
add_unmapped(CsvBuffer& csv, const Entry& entry)
{
    const auto& outcome = *entry.outcome;
    if (!is_current(outcome) && outcome.status != Status::superseded) {
        return;
    }
    CsvBuffer who;
    who.text(outcome.file);
    who.text(outcome.filing.agency);
    who.text(outcome.body);
    put_year(who, outcome);
    for (const auto& cell : outcome.report.unmapped) {
        csv.fields(who);
        put_place(csv, cell.place);
        csv.text(cell.row_label);
        csv.text(cell.column_label);
        csv.text(cell.raw);
        csv.text(cell.bookmark);
        csv.text(cell.why);
        csv.end_record();
    }
}

std::string_view
name_of(Relation relation)
{
    constexpr std::array<std::string_view, 5> names{
        "same", "close", "part_of", "overlaps", "sum_of"};
    return names[static_cast<std::size_t>(relation)];
}

auto
row_key(const Outcome& outcome)
{
    return std::tuple(std::string_view(outcome.body),
                      outcome.filing.year,
                      name_of(outcome.filing.scope),
                      std::string_view(outcome.file),
                      std::string_view(outcome.sha256));
}

} // namespace

std::vector<Outcome*>
in_row_order(std::span<Outcome> outcomes)
{
    std::vector<Outcome*> order;
    order.reserve(outcomes.size());
    for (auto& outcome : outcomes) {
        order.push_back(&outcome);
    }
    std::stable_sort(order.begin(), order.end(), [](const Outcome* left, const Outcome* right) {
        return row_key(*left) < row_key(*right);
    });
    return order;
}

AddRows
rows_of(TableId id, Language language)
{
    switch (id) {
    case TableId::observations:
        return figure_rows(Status::read);
    case TableId::superseded:
        return figure_rows(Status::superseded);
    case TableId::findings:
        return finding_rows(language);
    case TableId::checks:
        return add_checks;
    case TableId::reports:
        return report_rows(language);
    case TableId::sections:
        return add_sections;
    case TableId::unmapped:
        return add_unmapped;
    case TableId::metrics:
    case TableId::notes:
        break;
    }
    return [](CsvBuffer&, const Entry&) {};
}

void
add_header(CsvBuffer& csv, TableId id)
{
    for (const auto& column : contract_of(id).columns) {
        csv.trusted(column.name);
    }
    csv.end_record();
}

void
add_notes(CsvBuffer& csv, const Notes& notes)
{
    for (const auto& [id, note] : notes) {
        csv.text(id);
        csv.text(note.status);
        csv.text(note.remark);
        csv.text(note.first_seen);
        csv.trusted(note.is_gone ? "yes" : "");
        csv.text(note.body);
        csv.text(note.year);
        csv.text(note.text);
        csv.end_record();
    }
}

void
add_metrics(CsvBuffer& csv, std::span<const Form> forms)
{
    for (const auto& metric : metric_dictionary(forms)) {
        csv.text(metric.id);
        csv.text(metric.label);
        csv.text(metric.english);
        csv.text(metric.unit);
        csv.text(metric.forms);
        csv.trusted(name_of(metric.relation));
        csv.text(metric.related);
        csv.text(metric.loose_forms);
        csv.text(metric.legal);
        csv.end_record();
    }
}

} // namespace nianbao
