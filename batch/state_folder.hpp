#pragma once

#include "batch/terminal.hpp"
#include "extract/finding.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace nianbao {

// Whether locks and databases can be trusted there.
enum class Storage : std::uint8_t { local, remote };

// By the f_type of statfs(2).
[[nodiscard]] Storage storage_of_type(std::uint64_t type);
// `folder` must be there.
[[nodiscard]] Result<Storage> storage_of(const std::filesystem::path& folder);

// Where the ledger and the lock of OUT are, not made yet: the one that was given; else OUT/.nianbao
// where `storage` is local; else a folder for that OUT, named by a hash, in $STATE_DIRECTORY (of
// several the first), else in nianbao below $XDG_STATE_HOME or ~/.local/state. `out` must be there.
// Fails with no-state-folder.
[[nodiscard]] Result<std::filesystem::path>
state_folder(const std::filesystem::path& out,
             const std::optional<std::filesystem::path>& given,
             Storage storage,
             const Environment& environment);

} // namespace nianbao
