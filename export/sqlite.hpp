#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace nianbao {

struct CloseSqlite
{
    void operator()(sqlite3* database) const noexcept;
    void operator()(sqlite3_stmt* statement) const noexcept;
};

using SqliteDatabase = std::unique_ptr<sqlite3, CloseSqlite>;
using SqliteStatement = std::unique_ptr<sqlite3_stmt, CloseSqlite>;

// How long a statement is of use.
enum class StatementLife : bool { once, again_and_again };

// Opens it to read and write, and makes it where it is not there. One thread at a time. False on
// failure, of which `database` then tells more; it is empty only for want of memory.
[[nodiscard]] bool open_sqlite(const std::filesystem::path& file, SqliteDatabase& database);

// Empty where it is no statement, or the database is at fault.
[[nodiscard]] SqliteStatement
prepare_sqlite(sqlite3* database, const char* sql, StatementLife life = StatementLife::once);

// Statements whose results nobody wants, joined by ';'.
[[nodiscard]] bool execute_sqlite(sqlite3* database, const char* sql);

// Of the row that a statement stands at; lives until its next step.
[[nodiscard]] std::string_view text_of_column(sqlite3_stmt* row, int column);

// Why the last call failed, as an errno, where that is for the disk or the memory to answer; else
// 0.
[[nodiscard]] int errno_of_sqlite(sqlite3* database);

} // namespace nianbao
