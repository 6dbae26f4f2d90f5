#include "batch/ledger.hpp"

#include "export/atomic_file.hpp"
#include "export/sha256.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <limits>
#include <system_error>
#include <utility>

namespace nianbao {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Kind = LedgerIndex::Kind;

constexpr std::string_view index_file = "ledger.sqlite";
constexpr std::string_view pack_folder = "packs";
constexpr auto commit_after = 5s;                      // what a kill costs, at most
constexpr std::uint64_t worth_compacting = 16U << 20U; // bytes

// Files that SQLite keeps beside an index while it writes.
constexpr std::array<std::string_view, 3> beside{"-journal", "-wal", "-shm"};

// The number in NNNNNNNN.pack, or nothing.
std::optional<std::uint32_t>
number_of(const fs::path& file)
{
    const auto name = file.filename().string();
    std::uint32_t number = 0;
    const auto* const end = name.data() + name.size();
    const auto read = std::from_chars(name.data(), end, number);
    const bool whole = read.ec == std::errc() && pack_name(number) == name;
    return whole ? std::optional(number) : std::nullopt;
}

Result<std::vector<std::uint32_t>>
packs_in(const fs::path& folder)
{
    std::vector<std::uint32_t> numbers;
    std::error_code error;
    for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
        if (const auto number = number_of(at->path())) {
            numbers.push_back(*number);
        }
    }
    if (error) {
        return write_failed(folder, error.value());
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

Result<std::uint32_t>
next_pack(const fs::path& folder)
{
    return packs_in(folder).map(
        [](const auto& numbers) { return numbers.empty() ? 1 : numbers.back() + 1; });
}

// By a name of ours, and nothing that we make.
bool
is_folder(const fs::path& path)
{
    std::error_code error;
    return fs::is_directory(path, error);
}

Result<void>
removed(const fs::path& file)
{
    std::error_code error;
    fs::remove(file, error);
    return error ? write_failed(file, error.value()) : Result<void>();
}

Result<void>
remove_packs(const fs::path& folder, std::uint32_t below)
{
    const auto numbers = packs_in(folder);
    if (!numbers) {
        return tl::unexpected(numbers.error());
    }
    for (const auto number : *numbers) {
        const auto pack = folder / pack_name(number);
        if (number >= below || is_folder(pack)) {
            continue;
        }
        if (auto gone = removed(pack); !gone) {
            return gone;
        }
    }
    return {};
}

fs::path
with_suffix(fs::path file, std::string_view suffix)
{
    file += suffix;
    return file;
}

// Whoever wants to know what went wrong finds the last one that did. A folder that somebody put
// there does not make way for a file, nor a file for it.
Result<fs::path>
move_aside(const fs::path& file)
{
    constexpr std::array<std::string_view, 4> suffixes{
        ".aside", ".aside.1", ".aside.2", ".aside.3"};
    std::error_code error;
    for (const auto suffix : suffixes) {
        auto aside = with_suffix(file, suffix);
        fs::rename(file, aside, error);
        if (!error) {
            for (const auto journal : beside) {
                fs::remove(with_suffix(file, journal), error);
            }
            return aside;
        }
    }
    return write_failed(file, error.value());
}

} // namespace

Ledger::Ledger(fs::path folder, std::string reading, LedgerIndex index, std::uint32_t next)
    : folder_(std::move(folder)), reading_(std::move(reading)), index_(std::move(index)),
      packs_(folder_ / pack_folder, next)
{
}

Result<Ledger>
Ledger::open(const fs::path& folder, std::string reading)
{
    if (auto made = make_folder(folder / pack_folder); !made) {
        return tl::unexpected(made.error());
    }
    const auto file = folder / index_file;
    LedgerIndex::Trouble trouble;
    auto index = LedgerIndex::open(file, trouble);
    if (is_folder(file)) { // SQLite only says that it can't open it
        trouble.kind = Kind::foreign;
    }
    fs::path aside;
    if (trouble.kind == Kind::damaged || trouble.kind == Kind::foreign) {
        auto moved = move_aside(file);
        if (!moved) {
            return tl::unexpected(moved.error());
        }
        aside = *std::move(moved);
        index = LedgerIndex::open(file, trouble);
    }
    if (trouble.kind != Kind::none) {
        return write_failed(file, trouble.error);
    }
    return next_pack(folder / pack_folder).map([&](std::uint32_t next) {
        Ledger ledger(folder, std::move(reading), std::move(index), next);
        ledger.set_aside_ = std::move(aside);
        return ledger;
    });
}

std::string
Ledger::key_of(std::string_view sha256) const
{
    return sha256_hex(std::string(sha256) + reading_);
}

std::optional<PathEntry>
Ledger::path(std::string_view path)
{
    const std::lock_guard lock(*one_);
    return index_.path(path);
}

std::optional<ContentEntry>
Ledger::find(std::string_view sha256)
{
    const auto key = key_of(sha256);
    const std::lock_guard lock(*one_);
    return index_.content(key);
}

std::optional<std::string>
Ledger::load(std::string_view sha256)
{
    const auto key = key_of(sha256);
    const std::lock_guard lock(*one_);
    const auto entry = index_.content(key);
    auto record = entry ? read(key, *entry) : std::nullopt;
    if (entry && !record) {
        lost_.insert(key);
    }
    return record;
}

std::uint64_t
Ledger::lost() const
{
    const std::lock_guard lock(*one_);
    return lost_.size();
}

// A record begins with its key: an index that points to another one is found out.
std::optional<std::string>
Ledger::read(std::string_view key, const ContentEntry& entry)
{
    auto record = packs_.read(entry.place);
    if (!record && record.error().code != "ledger-damaged") {
        unreadable_ = record.error();
    }
    if (!record || !record->starts_with(key)) {
        return std::nullopt;
    }
    record->erase(0, key.size());
    return *std::move(record);
}

Result<void>
Ledger::add(std::string_view sha256, std::string_view record, ContentEntry entry)
{
    const auto key = key_of(sha256);
    auto whole = key;
    whole += record;
    const std::lock_guard lock(*one_);
    const auto place = packs_.add(whole);
    if (!place) {
        return tl::unexpected(place.error());
    }
    entry.place = *place;
    index_.set_content(key, entry);
    return Clock::now() - committed_ < commit_after ? check_index() : commit_now();
}

void
Ledger::saw(std::string_view path, const PathEntry& entry)
{
    const std::lock_guard lock(*one_);
    index_.set_path(path, entry);
}

std::string
Ledger::mark(std::string_view name)
{
    const std::lock_guard lock(*one_);
    return index_.mark(name);
}

void
Ledger::set_mark(std::string_view name, std::string_view value)
{
    const std::lock_guard lock(*one_);
    index_.set_mark(name, value);
}

Result<void>
Ledger::commit()
{
    const std::lock_guard lock(*one_);
    return commit_now();
}

// The packs first: the index never speaks of bytes that a power cut can still take.
Result<void>
Ledger::commit_now()
{
    committed_ = Clock::now();
    if (auto synced = packs_.sync(); !synced) {
        return synced;
    }
    index_.commit();
    return check_index();
}

Result<void>
Ledger::check_index() const
{
    if (unreadable_) {
        return tl::unexpected(*unreadable_);
    }
    const auto& trouble = index_.trouble();
    if (trouble.kind == Kind::none) {
        return {};
    }
    const auto file = folder_ / index_file;
    return trouble.kind == Kind::unusable ? Result<void>(write_failed(file, trouble.error))
                                          : fail("ledger-damaged", {file.string()});
}

Result<void>
Ledger::check()
{
    const std::lock_guard lock(*one_);
    return check_index();
}

Result<void>
Ledger::compact(std::span<const std::string> used_sha256s)
{
    const std::lock_guard lock(*one_);
    const auto numbers = packs_in(folder_ / pack_folder);
    if (!numbers) {
        return tl::unexpected(numbers.error());
    }
    std::uint64_t all = 0;
    for (const auto number : *numbers) {
        std::error_code error;
        all += fs::file_size(folder_ / pack_folder / pack_name(number), error);
    }
    if (all < worth_compacting) {
        return {};
    }
    std::vector<std::string> live;
    live.reserve(used_sha256s.size());
    for (const auto& sha256 : used_sha256s) {
        live.push_back(key_of(sha256));
    }
    if (index_.live_bytes(live) * 2 > all) {
        return {};
    }
    index_.forget_others(used_sha256s);
    return copy_live();
}

// Old packs go last: before the index is durable they are what it speaks of.
Result<void>
Ledger::copy_live()
{
    const auto folder = folder_ / pack_folder;
    const auto first_new = next_pack(folder);
    if (!first_new) {
        return tl::unexpected(first_new.error());
    }
    auto old = std::exchange(packs_, Packs(folder, *first_new));
    for (auto& [key, entry] : index_.live_contents()) {
        const auto record = old.read(entry.place);
        if (!record || !record->starts_with(key)) {
            continue; // read again when it is asked for
        }
        const auto place = packs_.add(*record);
        if (!place) {
            return tl::unexpected(place.error());
        }
        entry.place = *place;
        index_.set_content(key, entry);
    }
    return commit_now().and_then([&] { return remove_packs(folder, *first_new); });
}

Result<void>
remove_ledger(const fs::path& folder)
{
    const auto file = folder / index_file;
    for (const auto suffix : beside) {
        if (auto gone = removed(with_suffix(file, suffix)); !gone) {
            return gone;
        }
    }
    return removed(file).and_then([&] {
        return remove_packs(folder / pack_folder, std::numeric_limits<std::uint32_t>::max());
    });
}

} // namespace nianbao
