#pragma once

#include "batch/file_state.hpp"
#include "batch/ledger_file.hpp"
#include "batch/pack.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

// What reading some bytes gave: a Report or a Failure, in the packs.
struct ContentEntry
{
    PackPlace place{};
    std::string failure{};      // its code; empty: a Report
    std::uint32_t attempts = 0; // that failed by circumstance, in a row

    friend bool operator==(const ContentEntry&, const ContentEntry&) = default;
};

// What a path held when it was looked at.
struct PathEntry
{
    FileState state{};
    bool is_settled = false; // a later change must show in `state`
    std::string sha256{};
    std::string good_sha256{}; // of the last bytes there that gave a Report

    friend bool operator==(const PathEntry&, const PathEntry&) = default;
};

// The ledger's SQLite file: paths to bytes, bytes to records. Whatever goes wrong with it reads as
// "not known", and `trouble` says so; writing then is of no use. One thread at a time.
class LedgerIndex
{
public:
    using Trouble = LedgerTrouble;
    using Kind = LedgerTrouble::Kind;

    // Makes it where it is not there. On any trouble nothing was changed.
    [[nodiscard]] static LedgerIndex open(const std::filesystem::path& file, Trouble& trouble);

    LedgerIndex(LedgerIndex&&) noexcept;
    LedgerIndex& operator=(LedgerIndex&&) noexcept;
    ~LedgerIndex();

    [[nodiscard]] std::optional<ContentEntry> content(std::string_view key);
    void set_content(std::string_view key, const ContentEntry& entry);
    [[nodiscard]] std::optional<PathEntry> path(std::string_view path);
    void set_path(std::string_view path, const PathEntry& entry);
    [[nodiscard]] std::string mark(std::string_view name);
    void set_mark(std::string_view name, std::string_view value);

    // How many bytes of records the keys of `live` have.
    [[nodiscard]] std::uint64_t live_bytes(std::span<const std::string> live);
    // Every entry of those that `live_bytes` was asked about last, by place.
    [[nodiscard]] std::vector<std::pair<std::string, ContentEntry>> live_contents();
    // Forgets all other contents, and paths that hold none of `live_sha256s`.
    void forget_others(std::span<const std::string> live_sha256s);

    // What was set is durable, or none of it is.
    void commit();
    [[nodiscard]] const Trouble& trouble() const; // the first

private:
    struct State;
    explicit LedgerIndex(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace nianbao
