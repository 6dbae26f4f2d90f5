#include "batch/file_state.hpp"

#include <algorithm>
#include <sys/stat.h>

namespace nianbao {

namespace {

constexpr std::int64_t tick = 2'000'000'000; // of FAT, the coarsest

std::int64_t
nanoseconds(const timespec& time)
{
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

} // namespace

FileState
state_of(const struct stat& seen)
{
    return {.device = seen.st_dev,
            .inode = seen.st_ino,
            .size = static_cast<std::uint64_t>(seen.st_size),
            .modified = nanoseconds(seen.st_mtim),
            .changed = nanoseconds(seen.st_ctim)};
}

std::optional<FileState>
look_at(const std::filesystem::path& file)
{
    struct stat seen
    {
    };
    if (::lstat(file.c_str(), &seen) != 0) {
        return std::nullopt;
    }
    return state_of(seen);
}

bool
is_settled(const FileState& state, std::int64_t now)
{
    return std::max(state.modified, state.changed) + tick < now;
}

} // namespace nianbao
