#include "export/database_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

namespace nianbao {

namespace {

// "nian" is the ledger's; this is "nba1". In the header of the file, for file(1).
constexpr std::uint32_t application = 0x6E626131;
constexpr int layout = 1; // of the tables and views

// Columns that a table has here alone, as SQL.
struct MoreColumns
{
    TableId table;
    std::string_view sql;
    std::size_t count;
};

// Names of files need not be text: where `file` had to write bytes as \xHH these are the bytes.
// The report before is that of the year before, where it is certainly of the same body.
constexpr std::array more_columns{
    MoreColumns{
        TableId::reports, "file_bytes BLOB, previous_file TEXT REFERENCES reports (file)", 2},
};

// Figures of one file lie together, so that they are quickly found and quickly written.
constexpr std::string_view file_first = R"("file", "metric", "applicant", "item")";

constexpr std::string_view indexes = R"(
CREATE INDEX observations_metric ON observations (metric, applicant, year);
CREATE INDEX observations_body ON observations (body, year);
CREATE INDEX superseded_metric ON superseded (metric);
CREATE INDEX superseded_by ON superseded (superseded_by);
CREATE INDEX findings_body ON findings (body, year);
CREATE INDEX findings_code ON findings (code, metric);
CREATE INDEX findings_file ON findings (file);
CREATE INDEX checks_body ON checks (body, year);
CREATE INDEX checks_code ON checks (code, state);
CREATE INDEX reports_body ON reports (body, year);
CREATE INDEX reports_other ON reports (other_file);
CREATE INDEX reports_previous ON reports (previous_file);
CREATE INDEX unmapped_file ON unmapped (file, "table", "row", "column");
CREATE INDEX finding_cells_file ON finding_cells (file);
)";

constexpr std::string_view cells = R"(
CREATE TABLE finding_cells (
  finding_id TEXT NOT NULL REFERENCES findings (finding_id),
  ordinal INTEGER NOT NULL,
  file TEXT REFERENCES reports (file),
  "table" INTEGER,
  "row" INTEGER,
  "column" INTEGER,
  text TEXT,
  PRIMARY KEY (finding_id, ordinal)
) WITHOUT ROWID;
)";

std::string_view
sql_type(ColumnType type)
{
    constexpr std::array<std::string_view, 5> types{
        "TEXT", "INTEGER", "NUMERIC", "INTEGER", "TEXT"};
    return types[static_cast<std::size_t>(type)];
}

std::string
key_sql(const TableContract& table)
{
    if (table.id == TableId::observations || table.id == TableId::superseded) {
        return std::string(file_first);
    }
    std::string sql;
    for (const auto column : table.primary_key) {
        sql += (sql.empty() ? "" : ", ") + sql_name(column);
    }
    return sql;
}

std::string
table_sql(const TableContract& table)
{
    std::vector<std::string> lines;
    for (const auto& column : table.columns) {
        lines.push_back(fmt::format("{} {}{}",
                                    sql_name(column.name),
                                    sql_type(column.type),
                                    holds_empty(table, column) ? " NOT NULL" : ""));
        if (column.type == ColumnType::number) {
            lines.push_back(fmt::format("{}{} TEXT", column.name, text_ending));
        }
    }
    for (const auto& more : more_columns) {
        if (more.table == table.id) {
            lines.emplace_back(more.sql);
        }
    }
    if (const auto key = key_sql(table); !key.empty()) {
        lines.push_back(fmt::format("PRIMARY KEY ({})", key));
    }
    for (const auto& key : table.foreign_keys) {
        lines.push_back(fmt::format("FOREIGN KEY ({}) REFERENCES {} ({})",
                                    sql_name(key.column),
                                    contract_of(key.table).name,
                                    key.key));
    }
    return fmt::format("CREATE TABLE {} (\n  {}\n);\n", table.name, fmt::join(lines, ",\n  "));
}

std::string
insert_into(std::string_view table, std::size_t columns)
{
    const std::vector<std::string_view> places(columns, "?");
    return fmt::format("INSERT INTO {} VALUES ({})", table, fmt::join(places, ", "));
}

std::string
quoted(std::string_view text, char quote)
{
    std::string sql(1, quote);
    for (const char c : text) {
        sql.append(c == quote ? 2 : 1, c);
    }
    return sql + quote;
}

} // namespace

std::string
sql_name(std::string_view name)
{
    return quoted(name, '"');
}

std::string
sql_text(std::string_view text)
{
    return quoted(text, '\'');
}

std::string
tables_sql()
{
    auto sql =
        fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};\n", application, layout);
    for (const auto& table : table_contracts()) {
        sql += table_sql(table);
    }
    return sql + std::string(cells);
}

std::string
insert_sql(const TableContract& table)
{
    auto columns = table.columns.size();
    for (const auto& column : table.columns) {
        columns += column.type == ColumnType::number ? 1 : 0;
    }
    for (const auto& more : more_columns) {
        columns += more.table == table.id ? more.count : 0;
    }
    return insert_into(table.name, columns);
}

std::string
insert_cell_sql()
{
    return insert_into(cells_table, 7);
}

std::string
indexes_sql()
{
    return std::string(indexes);
}

} // namespace nianbao
