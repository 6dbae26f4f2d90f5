// Any bytes as fields of a CSV, and as the bytes of a Report whose tables are written: they come
// back as they were given.

#include "export/tables.hpp"
#include "tests/fuzz/judge.hpp"
#include "tests/fuzz/read_csv.hpp"

#include <algorithm>

namespace {

using namespace nianbao;

constexpr char next_field = '\x1f';
constexpr char next_record = '\x1e';

void
judge_field(const std::string& written, std::string_view given)
{
    demand(as_given(written) == given, "a field is read back as it was given");
    demand(without_guard(written) == given, "by our own reading, too");
    demand(!may_run(written), "a field runs in no spreadsheet");
}

void
judge_fields(std::string_view text)
{
    CsvRecords given{{""}};
    for (const char c : text) {
        if (c == next_record) {
            given.emplace_back().emplace_back();
        } else if (c == next_field) {
            given.back().emplace_back();
        } else {
            given.back().back() += c;
        }
    }
    CsvBuffer csv;
    for (const auto& record : given) {
        std::for_each(record.begin(), record.end(), [&](const auto& field) { csv.text(field); });
        csv.end_record();
    }
    const auto read = read_csv(csv.bytes());
    demand(read.size() == given.size(), "as many records come back");
    for (std::size_t i = 0; i < read.size(); ++i) {
        demand(read[i].size() == given[i].size(), "and as many fields of each");
        for (std::size_t j = 0; j < read[i].size(); ++j) {
            judge_field(read[i][j], given[i][j]);
        }
    }
}

// Fields of a table's records in its columns' order, from one that is named.
std::string_view
field_of(const std::vector<std::string>& record, TableId id, std::string_view name)
{
    const auto columns = contract_of(id).columns;
    const auto at = std::find_if(
        columns.begin(), columns.end(), [&](const auto& column) { return column.name == name; });
    demand(at != columns.end(), "a table has its columns");
    return record[static_cast<std::size_t>(at - columns.begin())];
}

CsvRecords
table_of(const Outcome& outcome, TableId id, Language language)
{
    CsvBuffer csv;
    add_header(csv, id);
    const Notes none;
    rows_of(id, language)(csv, Entries(none).of(outcome));
    auto records = read_csv(csv.bytes());
    for (const auto& record : records) {
        demand(record.size() == contract_of(id).columns.size(), "a record has its columns");
        demand(std::none_of(record.begin(), record.end(), may_run), "none of its fields runs");
    }
    records.erase(records.begin());
    return records;
}

void
judge_figures(const CsvRecords& rows, const Report& report)
{
    demand(rows.size() == report.observations.size(), "every figure has its row");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& seen = report.observations[i];
        const auto column = [&](auto name) {
            return as_given(field_of(rows[i], TableId::observations, name));
        };
        demand(column("raw") == seen.raw, "a figure has its cell");
        demand(column("unit") == seen.unit && column("item") == seen.item, "and its unit");
    }
}

void
judge_unmapped(const CsvRecords& rows, const Report& report)
{
    demand(rows.size() == report.unmapped.size(), "every cell not taken has its row");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& cell = report.unmapped[i];
        const auto column = [&](auto name) {
            return as_given(field_of(rows[i], TableId::unmapped, name));
        };
        demand(column("raw") == cell.raw && column("why") == cell.why, "and its text");
        demand(column("row_label") == cell.row_label, "and its labels");
    }
}

void
judge_sections(const CsvRecords& rows, const Report& report)
{
    demand(rows.size() == report.sections.size(), "every section has its row");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto text = field_of(rows[i], TableId::sections, "text");
        demand(as_given(text) == report.sections[i].text, "and its text");
    }
}

void
judge_tables(Report report)
{
    Outcome outcome{.file = "甲/=2020,\"a\".docx", .sha256 = "ab12", .status = Status::read};
    outcome.report = std::move(report);
    for (const auto& contract : table_contracts()) {
        const auto rows = table_of(outcome, contract.id, Language::zh);
        demand(rows.size() == table_of(outcome, contract.id, Language::en).size(),
               "a table has the same rows in every language");
    }
    const auto rows = [&](TableId id) { return table_of(outcome, id, Language::zh); };
    judge_figures(rows(TableId::observations), outcome.report);
    judge_unmapped(rows(TableId::unmapped), outcome.report);
    judge_sections(rows(TableId::sections), outcome.report);
    demand(rows(TableId::reports).size() == 1, "a report has its row");
}

void
judge_bytes(std::string_view bytes)
{
    auto report = official_codec().decode(bytes);
    if (report) {
        judge(*report);
        judge_tables(std::move(*report));
    } else {
        judge(report.error());
    }
}

} // namespace

extern "C" int
LLVMFuzzerInitialize(int* /*argc*/, char*** /*argv*/)
{
    static_cast<void>(official_codec());
    return 0;
}

// The first byte says which of the two.
extern "C" int
LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (bytes.starts_with('f')) {
        judge_fields(bytes.substr(1));
    } else if (bytes.starts_with('r')) {
        judge_bytes(bytes.substr(1));
    }
    return 0;
}
