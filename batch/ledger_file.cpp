#include "batch/ledger_file.hpp"

#include "export/temporary_file.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <optional>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>

namespace nianbao {

namespace {

using Kind = LedgerTrouble::Kind;

constexpr int application = 0x6E69616E; // "nian", in the header of the file
constexpr int layout = 1;

constexpr const char* tables = R"(
    CREATE TABLE content (key TEXT PRIMARY KEY, pack INTEGER, checksum INTEGER, offset INTEGER,
                          size INTEGER, failure TEXT, attempts INTEGER) WITHOUT ROWID;
    CREATE TABLE path (path BLOB PRIMARY KEY, device INTEGER, inode INTEGER, size INTEGER,
                       modified INTEGER, changed INTEGER, settled INTEGER, sha256 TEXT,
                       good_sha256 TEXT) WITHOUT ROWID;
    CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
)";

// What is in use, while the ledger is looked through.
constexpr const char* scratch_tables =
    "CREATE TEMP TABLE live (key TEXT PRIMARY KEY) WITHOUT ROWID;"
    "CREATE TEMP TABLE held (key TEXT PRIMARY KEY) WITHOUT ROWID";

std::optional<std::int64_t>
ask_number(sqlite3* database, const char* sql)
{
    const auto row = prepare_sqlite(database, sql);
    if (!row || sqlite3_step(row.get()) != SQLITE_ROW) {
        return std::nullopt;
    }
    return sqlite3_column_int64(row.get(), 0);
}

bool
is_whole(sqlite3* database)
{
    const auto row = prepare_sqlite(database, "PRAGMA quick_check(1)");
    return row && sqlite3_step(row.get()) == SQLITE_ROW && text_of_column(row.get(), 0) == "ok";
}

// No other program may take part, and a run that is killed leaves a journal that the next plays
// back.
bool
prepare(sqlite3* database)
{
    return execute_sqlite(database,
                          "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
                          "PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;"
                          "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY") &&
           execute_sqlite(database, scratch_tables);
}

bool
lay_out(sqlite3* database)
{
    const auto marks = "PRAGMA application_id = " + std::to_string(application) +
                       "; PRAGMA user_version = " + std::to_string(layout);
    return execute_sqlite(database, "BEGIN IMMEDIATE") && execute_sqlite(database, tables) &&
           execute_sqlite(database, marks.c_str()) && execute_sqlite(database, "COMMIT");
}

// What SQLite can't open it tries again, to read only, and tells what failed that.
int
why_not_opened(const std::filesystem::path& file, int of_second_try)
{
    if (of_second_try != ENOENT && of_second_try != 0) {
        return of_second_try;
    }
    const auto beside = open_temporary(file, O_RDWR, S_IRUSR | S_IWUSR);
    return beside ? EIO : beside.error();
}

LedgerTrouble
look_at(sqlite3* database, const std::filesystem::path& file)
{
    const auto version = ask_number(database, "PRAGMA user_version");
    const auto id = ask_number(database, "PRAGMA application_id");
    const auto things = ask_number(database, "SELECT count(*) FROM sqlite_schema");
    if (!version || !id || !things) {
        return trouble_of(database, file);
    }
    if (*things == 0 && *id == 0) {
        return lay_out(database) ? LedgerTrouble() : trouble_of(database, file);
    }
    if (*id != application || *version != layout) {
        return {Kind::foreign};
    }
    return {is_whole(database) ? Kind::none : Kind::damaged};
}

} // namespace

SqliteDatabase
open_ledger_file(const std::filesystem::path& file, LedgerTrouble& trouble)
{
    SqliteDatabase database;
    const bool is_open = open_sqlite(file, database) && prepare(database.get());
    trouble = is_open ? look_at(database.get(), file) : trouble_of(database.get(), file);
    return trouble.kind == Kind::none ? std::move(database) : SqliteDatabase();
}

LedgerTrouble
trouble_of(sqlite3* database, const std::filesystem::path& file)
{
    const auto code = sqlite3_errcode(database);
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) {
        return {Kind::damaged};
    }
    if (code == SQLITE_CANTOPEN) {
        return {Kind::unusable, why_not_opened(file, sqlite3_system_errno(database))};
    }
    const int error = errno_of_sqlite(database);
    return {Kind::unusable, error != 0 ? error : EIO};
}

} // namespace nianbao
