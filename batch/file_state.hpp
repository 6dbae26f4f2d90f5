#pragma once

#include <cstdint>

namespace nianbao {

// What tells a file from the same file changed: as stat(2) says, times in nanoseconds. The time of
// the last status change can't be set by whoever sets the other.
struct FileState
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t modified = 0;
    std::int64_t changed = 0;

    friend bool operator==(const FileState&, const FileState&) = default;
};

} // namespace nianbao
