#pragma once

#include "batch/ledger_index.hpp"
#include "batch/pack.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace nianbao {

// What was read before, by content: a folder that holds an index and packs of encoded Reports and
// Failures. It only ever saves time: what it has lost is read again. Asked from any thread.
class Ledger
{
public:
    // `reading` is what a record follows from beside the bytes: program, forms, reading options. An
    // index that is damaged or not ours is set aside under another name. Fails with write-failed.
    [[nodiscard]] static Result<Ledger> open(const std::filesystem::path& folder,
                                             std::string reading);

    // What is known of a path; nothing where it never was looked at.
    [[nodiscard]] std::optional<PathEntry> path(std::string_view path);
    // What these bytes gave.
    [[nodiscard]] std::optional<ContentEntry> find(std::string_view sha256);
    // The record itself; nothing where it is lost.
    [[nodiscard]] std::optional<std::string> load(std::string_view sha256);

    // `entry` says what the record is; its place is filled in. Fails with write-failed.
    [[nodiscard]] Result<void>
    add(std::string_view sha256, std::string_view record, ContentEntry entry);
    void saw(std::string_view path, const PathEntry& entry);

    // What the last run left for the next, by name; empty where it left nothing.
    [[nodiscard]] std::string mark(std::string_view name);
    void set_mark(std::string_view name, std::string_view value);

    // Everything so far is durable. Fails with write-failed.
    [[nodiscard]] Result<void> commit();
    // Writes what is in use to fresh packs where more than half of them is not. Fails with
    // write-failed; the ledger is then as it was.
    [[nodiscard]] Result<void> compact(std::span<const std::string> used_sha256s);

    // Why it can't be asked any more: write-failed, ledger-unreadable or ledger-damaged.
    [[nodiscard]] Result<void> check();
    // How many records the index spoke of that `load` did not find whole.
    [[nodiscard]] std::uint64_t lost() const;

    // Where a damaged or foreign index was moved to; empty where there was none.
    [[nodiscard]] const std::filesystem::path& set_aside() const { return set_aside_; }

private:
    using Clock = std::chrono::steady_clock;

    Ledger(std::filesystem::path folder,
           std::string reading,
           LedgerIndex index,
           std::uint32_t next);

    [[nodiscard]] std::string key_of(std::string_view sha256) const;
    [[nodiscard]] std::optional<std::string> read(std::string_view key, const ContentEntry& entry);
    Result<void> commit_now();
    [[nodiscard]] Result<void> check_index() const;
    Result<void> copy_live();

    std::filesystem::path folder_;
    std::filesystem::path set_aside_;
    std::optional<Failure> unreadable_;
    std::string reading_;
    LedgerIndex index_;
    Packs packs_;
    std::set<std::string> lost_{}; // by key
    std::unique_ptr<std::mutex> one_ = std::make_unique<std::mutex>();
    Clock::time_point committed_ = Clock::now();
};

// Forgets what a ledger's folder holds of ours. Fails with write-failed.
[[nodiscard]] Result<void> remove_ledger(const std::filesystem::path& folder);

} // namespace nianbao
