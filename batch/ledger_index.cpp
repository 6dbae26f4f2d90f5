#include "batch/ledger_index.hpp"

#include <sqlite3.h>

#include <array>
#include <span>
#include <type_traits>

namespace nianbao {

namespace {

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

} // namespace

struct LedgerIndex::State
{
    std::filesystem::path file{};
    SqliteDatabase database{};
    std::array<SqliteStatement, queries.size()> statements{};
    Trouble trouble{};
    bool has_begun = false;

    sqlite3_stmt* statement(Query query)
    {
        auto& known = statements[static_cast<std::size_t>(query)];
        if (!known && database) {
            known = prepare_sqlite(database.get(),
                                   queries[static_cast<std::size_t>(query)],
                                   StatementLife::again_and_again);
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
    return std::string(text_of_column(row, column));
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
    auto state = std::make_unique<State>();
    state->file = file;
    state->database = open_ledger_file(file, trouble);
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
