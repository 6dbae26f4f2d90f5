#include "batch/ledger_index.hpp"

#include "export/temporary_file.hpp"

#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <span>
#include <type_traits>

#include <fcntl.h>
#include <sys/stat.h>

namespace nianbao {

namespace {

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

enum class Query : std::uint8_t {
    content,
    set_content,
    path,
    set_path,
    mark,
    set_mark,
    add_live,
    add_held,
    clear_live,
    clear_held,
    live_bytes,
    live_contents,
    forget_contents,
    forget_paths,
    begin,
    commit,
    count
};

// clang-format off
constexpr std::array<const char*, static_cast<std::size_t>(Query::count)> queries{
    "SELECT pack, checksum, offset, size, failure, attempts FROM content WHERE key = ?",
    "INSERT OR REPLACE INTO content VALUES (?, ?, ?, ?, ?, ?, ?)",
    "SELECT device, inode, size, modified, changed, settled, sha256, good_sha256 FROM path WHERE path = ?",
    "INSERT OR REPLACE INTO path VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "SELECT value FROM mark WHERE name = ?",
    "INSERT OR REPLACE INTO mark VALUES (?, ?)",
    "INSERT OR IGNORE INTO live VALUES (?)",
    "INSERT OR IGNORE INTO held VALUES (?)",
    "DELETE FROM live",
    "DELETE FROM held",
    "SELECT coalesce(sum(size), 0) FROM content JOIN live USING (key)",
    "SELECT pack, checksum, offset, size, failure, attempts, key FROM content JOIN live USING (key) ORDER BY pack, offset",
    "DELETE FROM content WHERE key NOT IN (SELECT key FROM live)",
    "DELETE FROM path WHERE sha256 NOT IN (SELECT key FROM held) AND good_sha256 NOT IN (SELECT key FROM held)",
    "BEGIN IMMEDIATE",
    "COMMIT",
};
// clang-format on

struct CloseDatabase
{
    void operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }
};

struct FinalizeStatement
{
    void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
};

using Database = std::unique_ptr<sqlite3, CloseDatabase>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

bool
execute(sqlite3* database, const char* text)
{
    return sqlite3_exec(database, text, nullptr, nullptr, nullptr) == SQLITE_OK;
}

std::optional<std::int64_t>
ask_number(sqlite3* database, const char* text)
{
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(database, text, -1, &raw, nullptr) != SQLITE_OK) {
        return std::nullopt;
    }
    const Statement statement(raw);
    if (sqlite3_step(raw) != SQLITE_ROW) {
        return std::nullopt;
    }
    return sqlite3_column_int64(raw, 0);
}

std::string
ask_text(sqlite3* database, const char* text)
{
    sqlite3_stmt* raw = nullptr;
    sqlite3_prepare_v2(database, text, -1, &raw, nullptr);
    const Statement statement(raw);
    if (raw == nullptr || sqlite3_step(raw) != SQLITE_ROW) {
        return {};
    }
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(raw, 0));
    return {static_cast<const char*>(sqlite3_column_blob(raw, 0)), size};
}

// No other program may take part, and a run that is killed leaves a journal that the next plays
// back.
bool
prepare(sqlite3* database)
{
    return execute(database,
                   "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
                   "PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;"
                   "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY") &&
           execute(database, scratch_tables);
}

bool
lay_out(sqlite3* database)
{
    const auto marks = "PRAGMA application_id = " + std::to_string(application) +
                       "; PRAGMA user_version = " + std::to_string(layout);
    return execute(database, "BEGIN IMMEDIATE") && execute(database, tables) &&
           execute(database, marks.c_str()) && execute(database, "COMMIT");
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

LedgerIndex::Trouble
trouble_of(sqlite3* database, const std::filesystem::path& file)
{
    const auto code = sqlite3_errcode(database);
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) {
        return {LedgerIndex::Kind::damaged};
    }
    const auto error = sqlite3_system_errno(database);
    if (code == SQLITE_CANTOPEN) {
        return {LedgerIndex::Kind::unusable, why_not_opened(file, error)};
    }
    const auto likely = code == SQLITE_FULL ? ENOSPC : EIO;
    return {LedgerIndex::Kind::unusable, error != 0 ? error : likely};
}

LedgerIndex::Trouble
look_at(sqlite3* database, const std::filesystem::path& file)
{
    using Kind = LedgerIndex::Kind;
    const auto version = ask_number(database, "PRAGMA user_version");
    const auto id = ask_number(database, "PRAGMA application_id");
    const auto things = ask_number(database, "SELECT count(*) FROM sqlite_schema");
    if (!version || !id || !things) {
        return trouble_of(database, file);
    }
    if (*things == 0 && *id == 0) {
        return lay_out(database) ? LedgerIndex::Trouble() : trouble_of(database, file);
    }
    if (*id != application || *version != layout) {
        return {Kind::foreign};
    }
    const bool whole = ask_text(database, "PRAGMA quick_check(1)") == "ok";
    return {whole ? Kind::none : Kind::damaged};
}

} // namespace

struct LedgerIndex::State
{
    std::filesystem::path file{};
    Database database{};
    std::array<Statement, queries.size()> statements{};
    Trouble trouble{};
    bool has_begun = false;

    sqlite3_stmt* statement(Query query)
    {
        auto& known = statements[static_cast<std::size_t>(query)];
        if (!known && database) {
            sqlite3_stmt* raw = nullptr;
            const auto* text = queries[static_cast<std::size_t>(query)];
            sqlite3_prepare_v3(database.get(), text, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
            known.reset(raw);
        }
        if (!known) {
            note();
        }
        return known.get();
    }

    void note()
    {
        if (trouble.kind == Kind::none) {
            trouble = trouble_of(database.get(), file);
        }
    }

    static void bind(sqlite3_stmt* query, int at, std::string_view text)
    {
        sqlite3_bind_text(query,
                          at,
                          text.data() == nullptr ? "" : text.data(),
                          static_cast<int>(text.size()),
                          SQLITE_STATIC);
    }
    static void bind(sqlite3_stmt* query, int at, std::span<const std::byte> bytes)
    {
        sqlite3_bind_blob(query, at, bytes.data(), static_cast<int>(bytes.size()), SQLITE_STATIC);
    }
    template<typename Number>
    requires std::is_integral_v<Number>
    static void bind(sqlite3_stmt* query, int at, Number number)
    {
        sqlite3_bind_int64(query, at, static_cast<std::int64_t>(number));
    }

    // True where there is a row. What is bound must live until the statement is reset.
    template<typename... Values>
    bool step(sqlite3_stmt* query, const Values&... values)
    {
        if (query == nullptr || trouble.kind != Kind::none) {
            return false;
        }
        int at = 0;
        (bind(query, ++at, values), ...);
        const auto result = sqlite3_step(query);
        if (result != SQLITE_ROW && result != SQLITE_DONE) {
            note();
        }
        return result == SQLITE_ROW;
    }

    template<typename... Values>
    void write(Query query, const Values&... values)
    {
        if (!has_begun) {
            has_begun = true;
            write(Query::begin);
        }
        auto* const prepared = statement(query);
        step(prepared, values...);
        sqlite3_reset(prepared);
    }
};

namespace {

template<typename Number>
Number
number(sqlite3_stmt* row, int column)
{
    return static_cast<Number>(sqlite3_column_int64(row, column));
}

std::string
text(sqlite3_stmt* row, int column)
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
    return bytes == nullptr ? std::string() : std::string(bytes, size);
}

ContentEntry
content_of(sqlite3_stmt* row)
{
    return {.place = {number<std::uint32_t>(row, 0),
                      number<std::uint32_t>(row, 1),
                      number<std::uint64_t>(row, 2),
                      number<std::uint64_t>(row, 3)},
            .failure = text(row, 4),
            .attempts = number<std::uint32_t>(row, 5)};
}

// Names of files need not be text.
std::span<const std::byte>
blob(std::string_view bytes)
{
    return std::as_bytes(std::span(bytes));
}

} // namespace

LedgerIndex::LedgerIndex(std::unique_ptr<State> state) : state_(std::move(state))
{
}
LedgerIndex::LedgerIndex(LedgerIndex&&) noexcept = default;
LedgerIndex& LedgerIndex::operator=(LedgerIndex&&) noexcept = default;
LedgerIndex::~LedgerIndex() = default;

LedgerIndex
LedgerIndex::open(const std::filesystem::path& file, Trouble& trouble)
{
    auto state = std::make_unique<State>(State{.file = file});
    sqlite3* raw = nullptr;
    constexpr int how = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const auto opened = sqlite3_open_v2(file.c_str(), &raw, how, nullptr);
    state->database.reset(raw);
    trouble = opened == SQLITE_OK && prepare(raw) ? look_at(raw, file) : trouble_of(raw, file);
    if (trouble.kind != Kind::none) {
        state = std::make_unique<State>();
    }
    return LedgerIndex(std::move(state));
}

std::optional<ContentEntry>
LedgerIndex::content(std::string_view key)
{
    std::optional<ContentEntry> entry;
    auto* const row = state_->statement(Query::content);
    if (state_->step(row, key)) {
        entry = content_of(row);
    }
    sqlite3_reset(row);
    return entry;
}

void
LedgerIndex::set_content(std::string_view key, const ContentEntry& entry)
{
    const auto& place = entry.place;
    state_->write(Query::set_content,
                  key,
                  place.pack,
                  place.checksum,
                  place.offset,
                  place.size,
                  std::string_view(entry.failure),
                  entry.attempts);
}

std::optional<PathEntry>
LedgerIndex::path(std::string_view path)
{
    std::optional<PathEntry> entry;
    auto* const row = state_->statement(Query::path);
    if (state_->step(row, blob(path))) {
        entry = {.state = {number<std::uint64_t>(row, 0),
                           number<std::uint64_t>(row, 1),
                           number<std::uint64_t>(row, 2),
                           number<std::int64_t>(row, 3),
                           number<std::int64_t>(row, 4)},
                 .is_settled = number<int>(row, 5) != 0,
                 .sha256 = text(row, 6),
                 .good_sha256 = text(row, 7)};
    }
    sqlite3_reset(row);
    return entry;
}

void
LedgerIndex::set_path(std::string_view path, const PathEntry& entry)
{
    const auto& state = entry.state;
    state_->write(Query::set_path,
                  blob(path),
                  state.device,
                  state.inode,
                  state.size,
                  state.modified,
                  state.changed,
                  entry.is_settled,
                  std::string_view(entry.sha256),
                  std::string_view(entry.good_sha256));
}

std::string
LedgerIndex::mark(std::string_view name)
{
    auto* const row = state_->statement(Query::mark);
    auto value = state_->step(row, name) ? text(row, 0) : std::string();
    sqlite3_reset(row);
    return value;
}

void
LedgerIndex::set_mark(std::string_view name, std::string_view value)
{
    state_->write(Query::set_mark, name, value);
}

std::uint64_t
LedgerIndex::live_bytes(std::span<const std::string> live)
{
    state_->write(Query::clear_live);
    for (const auto& key : live) {
        state_->write(Query::add_live, std::string_view(key));
    }
    auto* const row = state_->statement(Query::live_bytes);
    const auto bytes = state_->step(row) ? number<std::uint64_t>(row, 0) : 0;
    sqlite3_reset(row);
    return bytes;
}

std::vector<std::pair<std::string, ContentEntry>>
LedgerIndex::live_contents()
{
    std::vector<std::pair<std::string, ContentEntry>> all;
    auto* const row = state_->statement(Query::live_contents);
    while (state_->step(row)) {
        all.emplace_back(text(row, 6), content_of(row));
    }
    sqlite3_reset(row);
    return all;
}

void
LedgerIndex::forget_others(std::span<const std::string> live_sha256s)
{
    state_->write(Query::clear_held);
    for (const auto& sha256 : live_sha256s) {
        state_->write(Query::add_held, std::string_view(sha256));
    }
    state_->write(Query::forget_contents);
    state_->write(Query::forget_paths);
}

void
LedgerIndex::commit()
{
    if (state_->has_begun) {
        state_->write(Query::commit);
        state_->has_begun = false;
    }
}

const LedgerIndex::Trouble&
LedgerIndex::trouble() const
{
    return state_->trouble;
}

} // namespace nianbao
