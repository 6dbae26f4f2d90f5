#include "export/database.hpp"

#include "export/csv_records.hpp"
#include "export/database_schema.hpp"
#include "export/database_views.hpp"
#include "export/notes_of_run.hpp"
#include "export/previous_report.hpp"
#include "export/scratch_database.hpp"
#include "export/tables.hpp"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>

namespace nianbao {

namespace {

using Values = std::vector<SqlValue>;

// A table on its way into the database: its rows come as CSV, so that both hold the same.
struct TableRows
{
    const TableContract& table;
    std::size_t insert = 0;
    AddRows add_rows;
    std::vector<bool> holds_empty{}; // by column
    CsvBuffer csv{};
    Values values{};
};

// What a row has here alone.
struct MoreValues
{
    std::optional<std::string> file_bytes{};
    std::string_view previous_file{};
};

SqlValue
text_or_null(std::string_view text)
{
    return text.empty() ? SqlValue() : SqlValue(text);
}

SqlValue
position_or_null(std::uint32_t position)
{
    return position == 0 ? SqlValue() : SqlValue(std::int64_t{position});
}

// The name as it stands on disk, where the outcome's had to write bytes as \xHH.
std::optional<std::string>
bytes_of(std::string_view file)
{
    std::string bytes;
    for (std::size_t at = 0; at < file.size(); ++at) {
        unsigned value = 0;
        const auto* hex = file.data() + at + 2;
        const bool written = file.substr(at).starts_with("\\x") && at + 4 <= file.size() &&
                             std::from_chars(hex, hex + 2, value, 16).ptr == hex + 2;
        bytes += written ? static_cast<char>(value) : file[at];
        at += written ? 3 : 0;
    }
    return bytes == file ? std::nullopt : std::optional(bytes);
}

class DatabaseWriter
{
public:
    DatabaseWriter(ScratchDatabase database, const ProductPlan& plan)
        : database_(std::move(database)), options_(plan.options), forms_(plan.forms),
          day_(plan.day), notes_(plan.options.notes, plan.options.language)
    {
    }

    Result<void> open()
    {
        if (auto laid_out = database_.execute("BEGIN; " + tables_sql()); !laid_out) {
            return laid_out;
        }
        for (const auto& table : table_contracts()) {
            auto insert = database_.prepare(insert_sql(table));
            if (!insert) {
                return tl::unexpected(insert.error());
            }
            tables_.push_back({table, *insert, rows_of(table.id, options_.language)});
            for (const auto& column : table.columns) {
                tables_.back().holds_empty.push_back(holds_empty(table, column));
            }
        }
        return database_.prepare(insert_cell_sql()).and_then([&](std::size_t insert) {
            insert_cell_ = insert;
            return add_dictionary();
        });
    }

    Result<void> add(std::span<const Entry> body)
    {
        notes_.meet(body);
        const auto previous = previous_reports(body);
        for (std::size_t i = 0; i < body.size(); ++i) {
            if (auto added = add_entry(body[i], previous[i]); !added) {
                return added;
            }
        }
        return {};
    }

    Result<std::vector<ProductFile>> finish()
    {
        return add_notes_met()
            .and_then(
                [&] { return database_.execute(indexes_sql() + views_sql(forms_) + "COMMIT"); })
            .and_then([&] { return database_.check(); })
            .and_then([&] { return StagedFile::create(options_.out / database_file); })
            .and_then([&](StagedFile file) { return copy_to(std::move(file)); });
    }

private:
    Result<void> add_dictionary()
    {
        auto& rows = tables_[static_cast<std::size_t>(TableId::metrics)];
        add_metrics(rows.csv, forms_);
        return insert(rows, {});
    }

    Result<void> add_notes_met()
    {
        auto& rows = tables_[static_cast<std::size_t>(TableId::notes)];
        add_notes(rows.csv, notes_.settle(day_));
        return insert(rows, {});
    }

    Result<void> add_entry(const Entry& entry, std::string_view previous)
    {
        for (auto& rows : tables_) {
            MoreValues more;
            if (rows.table.id == TableId::reports) {
                more = {bytes_of(entry.outcome->file), previous};
            }
            rows.add_rows(rows.csv, entry);
            if (auto inserted = insert(rows, more); !inserted) {
                return inserted;
            }
        }
        return add_cells(entry);
    }

    // Empties the buffer of the rows.
    Result<void> insert(TableRows& rows, const MoreValues& more)
    {
        CsvRecords records(rows.csv.bytes());
        while (records.next()) {
            put_values(rows, records.fields());
            if (rows.table.id == TableId::reports) {
                const auto& bytes = more.file_bytes;
                rows.values.push_back(bytes ? SqlValue(std::as_bytes(std::span(*bytes)))
                                            : SqlValue());
                rows.values.push_back(text_or_null(more.previous_file));
            }
            if (auto inserted = database_.run(rows.insert, rows.values); !inserted) {
                return inserted;
            }
        }
        rows.csv.clear();
        return {};
    }

    static void put_values(TableRows& rows, std::span<const std::string_view> fields)
    {
        rows.values.clear();
        for (std::size_t i = 0; i < fields.size(); ++i) {
            const auto text = without_guard(fields[i]);
            const bool is_null = text.empty() && !rows.holds_empty[i];
            rows.values.push_back(is_null ? SqlValue() : SqlValue(text));
            if (rows.table.columns[i].type == ColumnType::number) {
                rows.values.push_back(rows.values.back());
            }
        }
    }

    Result<void> add_cells(const Entry& entry)
    {
        for (const auto& listed : entry.findings) {
            std::int64_t ordinal = 0;
            for (const auto& cell : listed.finding().evidence) {
                const auto& file = cell.file.empty() ? entry.outcome->file : cell.file;
                const Values values{std::string_view(listed.id),
                                    ++ordinal,
                                    text_or_null(file),
                                    position_or_null(cell.place.table),
                                    position_or_null(cell.place.row),
                                    position_or_null(cell.place.column),
                                    text_or_null(cell.text)};
                if (auto inserted = database_.run(insert_cell_, values); !inserted) {
                    return inserted;
                }
            }
        }
        return {};
    }

    Result<std::vector<ProductFile>> copy_to(StagedFile file)
    {
        return database_.read([&](std::string_view piece) { return file.write(piece); })
            .and_then([&] { return file.finish(); })
            .map([&](FileFacts facts) {
                std::vector<ProductFile> files;
                files.push_back({{std::string(database_file), std::move(file), std::move(facts)}});
                return files;
            });
    }

    ScratchDatabase database_;
    const PublishOptions& options_;
    std::span<const Form> forms_;
    std::string_view day_; // of the run
    NotesOfRun notes_;
    std::vector<TableRows> tables_;
    std::size_t insert_cell_ = 0;
};

} // namespace

Result<Product>
open_database(const ProductPlan& plan)
{
    auto database = ScratchDatabase::create(plan.options.go_on);
    if (!database) {
        return tl::unexpected(database.error());
    }
    auto writer = std::make_shared<DatabaseWriter>(*std::move(database), plan);
    return writer->open().map([&] {
        return Product{.add = [writer](std::span<const Entry> body) { return writer->add(body); },
                       .finish = [writer](const Counts&) { return writer->finish(); }};
    });
}

} // namespace nianbao
