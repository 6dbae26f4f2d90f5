#include "export/scratch_database.hpp"

#include "export/atomic_file.hpp"
#include "export/descriptor.hpp"
#include "export/sqlite.hpp"

#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace nianbao {

namespace {

constexpr const char* file_name = "nianbao.sqlite";
constexpr std::size_t piece_bytes = 256U << 10U;
constexpr unsigned asked_every_pieces = 256;
constexpr int asked_every = 10'000'000; // steps of SQLite's machine, about half a second

// Nothing is worth keeping of a run that fails, so there is no journal to keep it. The page size
// is fixed, since it is part of the bytes.
constexpr const char* settings = "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;"
                                 "PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;"
                                 "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -16384;"
                                 "PRAGMA temp_store = FILE; PRAGMA trusted_schema = OFF";

// A folder of our own, gone at the end with the file in it.
struct NamedFolder
{
    std::filesystem::path path;

    explicit NamedFolder(std::filesystem::path made) : path(std::move(made)) {}
    NamedFolder(const NamedFolder&) = delete;
    NamedFolder& operator=(const NamedFolder&) = delete;
    ~NamedFolder()
    {
        ::unlink((path / file_name).c_str());
        ::rmdir(path.c_str());
    }
};

std::filesystem::path
temporary_folder()
{
    const char* given = std::getenv("TMPDIR");
    if (given != nullptr && *given != '\0') {
        return given;
    }
    std::error_code error;
    const std::filesystem::path large("/var/tmp"); // /tmp may be memory
    return std::filesystem::is_directory(large, error) ? large : "/tmp";
}

int
bind(sqlite3_stmt* statement, int at, const SqlValue& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return sqlite3_bind_int64(statement, at, *number);
    }
    if (const auto* text = std::get_if<std::string_view>(&value)) {
        const char* data = text->data() == nullptr ? "" : text->data();
        return sqlite3_bind_text64(statement, at, data, text->size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    if (const auto* bytes = std::get_if<Bytes>(&value)) {
        return sqlite3_bind_blob64(statement, at, bytes->data(), bytes->size(), SQLITE_STATIC);
    }
    return sqlite3_bind_null(statement, at);
}

} // namespace

struct ScratchDatabase::State
{
    std::filesystem::path folder;
    std::function<Result<void>()> go_on;
    std::optional<Failure> stopped{}; // what go_on said
    Descriptor file{};
    SqliteDatabase database{};
    std::vector<SqliteStatement> statements{};

    [[nodiscard]] tl::unexpected<Failure> broken(std::string_view cause) const
    {
        return fail("database-broken", {std::string(file_name), std::string(cause)});
    }

    [[nodiscard]] tl::unexpected<Failure> trouble() const
    {
        if (stopped) {
            return tl::unexpected(*stopped);
        }
        if (!database) {
            return write_failed(folder, ENOMEM);
        }
        const int error = errno_of_sqlite(database.get());
        return error != 0 ? write_failed(folder, error) : broken(sqlite3_errmsg(database.get()));
    }

    static int ask(void* context)
    {
        auto& self = *static_cast<State*>(context);
        auto answer = self.go_on ? self.go_on() : Result<void>();
        if (!answer) {
            self.stopped = answer.error();
        }
        return answer ? 0 : 1;
    }

    [[nodiscard]] Result<void> execute(const char* sql) const
    {
        return execute_sqlite(database.get(), sql) ? Result<void>() : trouble();
    }

    // Fails with the first row of a result that should have none but `good`.
    [[nodiscard]] Result<void> expect(const char* sql, std::string_view good)
    {
        const auto statement = prepare_sqlite(database.get(), sql);
        const int got = statement ? sqlite3_step(statement.get()) : SQLITE_ERROR;
        if (got == SQLITE_DONE) {
            return {};
        }
        if (got != SQLITE_ROW) {
            return trouble();
        }
        const auto first = text_of_column(statement.get(), 0);
        return first == good ? Result<void>() : broken(first);
    }

    // From here on the file has no name: only this process can reach it.
    [[nodiscard]] Result<void> open()
    {
        const NamedFolder named(folder);
        const auto path = folder / file_name;
        if (!open_sqlite(path, database)) {
            return trouble();
        }
        sqlite3_progress_handler(database.get(), asked_every, ask, this);
        return execute(settings).and_then([&]() -> Result<void> {
            file = Descriptor(
                uninterrupted([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC); }));
            return file.is_open() ? Result<void>() : write_failed(path, errno);
        });
    }
};

ScratchDatabase::ScratchDatabase(std::unique_ptr<State> state) : state_(std::move(state))
{
}
ScratchDatabase::ScratchDatabase(ScratchDatabase&&) noexcept = default;
ScratchDatabase& ScratchDatabase::operator=(ScratchDatabase&&) noexcept = default;
ScratchDatabase::~ScratchDatabase() = default;

Result<ScratchDatabase>
ScratchDatabase::create(std::function<Result<void>()> go_on)
{
    auto folder = (temporary_folder() / "nianbao-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr) {
        return write_failed(temporary_folder(), errno);
    }
    auto state = std::make_unique<State>();
    state->folder = folder;
    state->go_on = std::move(go_on);
    auto opened = state->open();
    return opened.map([&] { return ScratchDatabase(std::move(state)); });
}

Result<void>
ScratchDatabase::execute(const std::string& sql)
{
    return state_->execute(sql.c_str());
}

Result<std::size_t>
ScratchDatabase::prepare(const std::string& sql)
{
    auto statement =
        prepare_sqlite(state_->database.get(), sql.c_str(), StatementLife::again_and_again);
    if (!statement) {
        return state_->trouble();
    }
    state_->statements.push_back(std::move(statement));
    return state_->statements.size() - 1;
}

Result<void>
ScratchDatabase::run(std::size_t statement, std::span<const SqlValue> values)
{
    auto* const prepared = state_->statements[statement].get();
    int at = 0;
    for (const auto& value : values) {
        if (bind(prepared, ++at, value) != SQLITE_OK) {
            return state_->trouble();
        }
    }
    if (sqlite3_step(prepared) != SQLITE_DONE) {
        auto trouble = state_->trouble();
        sqlite3_reset(prepared);
        return trouble;
    }
    sqlite3_reset(prepared);
    return {};
}

Result<void>
ScratchDatabase::check()
{
    return state_->expect("PRAGMA integrity_check(1)", "ok").and_then([&] {
        return state_->expect("SELECT \"table\" || ': ' || parent FROM pragma_foreign_key_check",
                              "");
    });
}

Result<void>
ScratchDatabase::read(const std::function<Result<void>(std::string_view)>& take)
{
    std::vector<char> piece(piece_bytes);
    off_t at = 0;
    for (unsigned pieces = 1;; ++pieces) {
        const auto got = uninterrupted(
            [&] { return ::pread(state_->file.number(), piece.data(), piece.size(), at); });
        if (got < 0) {
            return write_failed(state_->folder, errno);
        }
        if (got == 0) {
            return {};
        }
        if (auto taken = take({piece.data(), static_cast<std::size_t>(got)}); !taken) {
            return taken;
        }
        at += got;
        if (pieces % asked_every_pieces == 0 && State::ask(state_.get()) != 0) {
            return state_->trouble();
        }
    }
}

} // namespace nianbao
