#pragma once

#include "extract/finding.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace nianbao {

using Bytes = std::span<const std::byte>;
// NULL, a number, a text or a BLOB. Columns turn texts into numbers where their type says so.
using SqlValue = std::variant<std::monostate, std::int64_t, std::string_view, Bytes>;

// An SQLite file on its way: nobody else can open it, and nothing of it stays behind, whatever ends
// the process. It stands on a local disk ($TMPDIR, else /var/tmp), since shares know no locks.
// Fails with write-failed where the disk is at fault, else with database-broken.
class ScratchDatabase
{
public:
    // `go_on` is asked now and then while SQLite works; what it fails with, the work fails with.
    [[nodiscard]] static Result<ScratchDatabase> create(std::function<Result<void>()> go_on);
    ScratchDatabase(ScratchDatabase&&) noexcept;
    ScratchDatabase& operator=(ScratchDatabase&&) noexcept;
    ~ScratchDatabase();

    // Statements without results, joined by ';'.
    [[nodiscard]] Result<void> execute(const std::string& sql);
    // A statement to be run again and again; its number comes back.
    [[nodiscard]] Result<std::size_t> prepare(const std::string& sql);
    [[nodiscard]] Result<void> run(std::size_t statement, std::span<const SqlValue> values);
    // Of every page, index and foreign key.
    [[nodiscard]] Result<void> check();
    // The file, piece by piece; nothing may be written any more.
    [[nodiscard]] Result<void> read(const std::function<Result<void>(std::string_view)>& take);

private:
    struct State;
    explicit ScratchDatabase(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace nianbao
