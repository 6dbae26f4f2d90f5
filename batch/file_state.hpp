#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

struct stat;

namespace nianbao {

// What tells a file from the same file changed: as stat(2) says, times in nanoseconds. Whoever sets
// the time of modification can't set that of the last change of status.
struct FileState
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t modified = 0;
    std::int64_t changed = 0;

    friend bool operator==(const FileState&, const FileState&) = default;
};

[[nodiscard]] FileState state_of(const struct stat& seen);

// Of the file itself, not of what a link leads to; nothing where it can't be looked at.
[[nodiscard]] std::optional<FileState> look_at(const std::filesystem::path& file);

// Whether a change after `now` (as time(2) counts, in nanoseconds) is bound to show: clocks of file
// systems tick, and one that changes twice within a tick looks the same. Git's racy rule.
[[nodiscard]] bool is_settled(const FileState& state, std::int64_t now);

} // namespace nianbao
