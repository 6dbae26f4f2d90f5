#include "batch/read_file.hpp"

#include "export/sha256.hpp"
#include "extract/package.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <span>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace nianbao {

namespace {

constexpr std::string_view changed = "changed-while-reading";

tl::unexpected<Failure>
unreadable(int error)
{
    return fail("unreadable", {std::string(std::strerror(error))});
}

tl::unexpected<Failure>
refused(const std::filesystem::path& file, int error)
{
    std::error_code ignored;
    const auto type = std::filesystem::symlink_status(file, ignored).type();
    const bool special =
        type == std::filesystem::file_type::symlink || type == std::filesystem::file_type::socket;
    return special ? fail("not-a-regular-file", {std::string(name_of(type))}) : unreadable(error);
}

std::string_view
kind_of(mode_t mode)
{
    if (S_ISDIR(mode)) {
        return "folder";
    }
    return S_ISFIFO(mode) ? "fifo" : "device";
}

Result<struct stat>
look_into(const Descriptor& descriptor)
{
    struct stat seen
    {
    };
    if (::fstat(descriptor.number(), &seen) != 0) {
        return unreadable(errno);
    }
    return seen;
}

Result<FileState>
check(const struct stat& seen)
{
    if (!S_ISREG(seen.st_mode)) {
        return fail("not-a-regular-file", {std::string(kind_of(seen.st_mode))});
    }
    const auto limit = Limits{}.file_bytes;
    if (static_cast<std::uint64_t>(seen.st_size) > limit) {
        return fail("file-too-large",
                    {std::int64_t{seen.st_size}, static_cast<std::int64_t>(limit)});
    }
    return state_of(seen);
}

// How many bytes of the file, from `offset`, went into the buffer.
Result<std::size_t>
read_at(const OpenFile& file, std::uint64_t offset, std::span<char> buffer)
{
    for (;;) {
        const auto got = ::pread(
            file.descriptor.number(), buffer.data(), buffer.size(), static_cast<off_t>(offset));
        if (got >= 0) {
            return static_cast<std::size_t>(got);
        }
        if (errno != EINTR) {
            return unreadable(errno);
        }
    }
}

// Gives all of a file to `take`, a piece at a time; one byte more than it should have shows that it
// has grown.
template<typename Take>
Result<void>
read_pieces(const OpenFile& file, Take take)
{
    constexpr std::size_t piece = 256U << 10U;
    std::string buffer(std::min<std::size_t>(file.state.size + 1, piece), '\0');
    for (std::uint64_t have = 0;;) {
        const auto got = read_at(file, have, buffer);
        if (!got) {
            return tl::unexpected(got.error());
        }
        if (*got == 0) {
            return have == file.state.size ? Result<void>() : fail(std::string(changed));
        }
        have += *got;
        take(std::string_view(buffer).substr(0, *got));
    }
}

Result<std::string>
read_once(const std::filesystem::path& path, Links links)
{
    return open_file(path, links).and_then([](const OpenFile& file) {
        std::string bytes;
        bytes.reserve(file.state.size);
        return read_pieces(file, [&](std::string_view piece) { bytes += piece; })
            .and_then([&] { return check_unchanged(file); })
            .map([&] { return std::move(bytes); });
    });
}

} // namespace

Result<OpenFile>
open_file(const std::filesystem::path& path, Links links)
{
    const int refuse_links = links == Links::refuse ? O_NOFOLLOW : 0;
    constexpr int how = O_RDONLY | O_NONBLOCK | O_CLOEXEC;
    Descriptor descriptor(::open(path.c_str(), how | refuse_links)); // NOLINT
    if (!descriptor.is_open()) {
        return refused(path, errno);
    }
    return look_into(descriptor).and_then(check).map([&](const FileState& state) {
        return OpenFile{std::move(descriptor), state};
    });
}

Result<void>
check_unchanged(const OpenFile& file)
{
    const auto now = look_into(file.descriptor);
    if (!now) {
        return tl::unexpected(now.error());
    }
    return state_of(*now) == file.state ? Result<void>() : fail(std::string(changed));
}

Result<std::string>
sha256_of(const OpenFile& file)
{
    Sha256 hash;
    return read_pieces(file, [&](std::string_view piece) { hash.add(piece); }).map([&] {
        return hash.finish();
    });
}

Result<std::string>
read_file(const std::filesystem::path& file, Links links)
{
    auto bytes = read_once(file, links);
    if (!bytes && bytes.error().code == changed) {
        bytes = read_once(file, links); // a copy that has ended meanwhile is whole now
    }
    return bytes;
}

std::string_view
name_of(std::filesystem::file_type type)
{
    switch (type) {
    case std::filesystem::file_type::directory:
        return "folder";
    case std::filesystem::file_type::symlink:
        return "symlink";
    case std::filesystem::file_type::fifo:
        return "fifo";
    case std::filesystem::file_type::socket:
        return "socket";
    default:
        return "device";
    }
}

} // namespace nianbao
