#include "export/sqlite.hpp"

#include <sqlite3.h>

#include <cerrno>

namespace nianbao {

void
CloseSqlite::operator()(sqlite3* database) const noexcept
{
    sqlite3_close_v2(database);
}

void
CloseSqlite::operator()(sqlite3_stmt* statement) const noexcept
{
    sqlite3_finalize(statement);
}

bool
open_sqlite(const std::filesystem::path& file, SqliteDatabase& database)
{
    constexpr int how = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    sqlite3* raw = nullptr;
    const int opened = sqlite3_open_v2(file.c_str(), &raw, how, nullptr);
    database.reset(raw);
    return opened == SQLITE_OK;
}

SqliteStatement
prepare_sqlite(sqlite3* database, const char* sql, StatementLife life)
{
    const unsigned flags = life == StatementLife::once ? 0 : SQLITE_PREPARE_PERSISTENT;
    sqlite3_stmt* raw = nullptr;
    sqlite3_prepare_v3(database, sql, -1, flags, &raw, nullptr);
    return SqliteStatement(raw);
}

bool
execute_sqlite(sqlite3* database, const char* sql)
{
    return sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::string_view
text_of_column(sqlite3_stmt* row, int column)
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

int
errno_of_sqlite(sqlite3* database)
{
    const int error = sqlite3_system_errno(database);
    switch (sqlite3_errcode(database)) {
    case SQLITE_FULL:
        return ENOSPC;
    case SQLITE_NOMEM:
        return ENOMEM;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
        return error != 0 ? error : EIO;
    default:
        return 0;
    }
}

} // namespace nianbao
