#include "batch/read_file.hpp"

#include "extract/package.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace nianbao {

namespace {

constexpr std::string_view changed = "changed-while-reading";

struct Descriptor
{
    explicit Descriptor(int opened) : number(opened) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (number >= 0) {
            ::close(number);
        }
    }

    int number;
};

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
look_at(int descriptor)
{
    struct stat seen
    {
    };
    if (::fstat(descriptor, &seen) != 0) {
        return unreadable(errno);
    }
    return seen;
}

Result<struct stat>
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
    return seen;
}

// Up to `expected` bytes and one more, which shows that the file has grown.
Result<std::string>
read_bytes(int descriptor, std::size_t expected)
{
    std::string bytes(expected + 1, '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const auto got = ::read(descriptor, bytes.data() + have, bytes.size() - have);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return unreadable(errno);
        }
        if (got == 0) {
            break;
        }
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

bool
same_state(const struct stat& before, const struct stat& after)
{
    return before.st_size == after.st_size && before.st_ino == after.st_ino &&
           before.st_mtim.tv_sec == after.st_mtim.tv_sec &&
           before.st_mtim.tv_nsec == after.st_mtim.tv_nsec;
}

Result<std::string>
read_once(const std::filesystem::path& file, Links links)
{
    const int refuse_links = links == Links::refuse ? O_NOFOLLOW : 0;
    const Descriptor opened(
        ::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | refuse_links)); // NOLINT
    if (opened.number < 0) {
        return refused(file, errno);
    }
    const auto before = look_at(opened.number).and_then(check);
    if (!before) {
        return tl::unexpected(before.error());
    }
    const auto size = static_cast<std::size_t>(before->st_size);
    auto bytes = read_bytes(opened.number, size);
    const auto after = look_at(opened.number);
    if (!bytes || !after) {
        return bytes ? tl::unexpected(after.error()) : tl::unexpected(bytes.error());
    }
    if (bytes->size() != size || !same_state(*before, *after)) {
        return fail(std::string(changed));
    }
    return bytes;
}

} // namespace

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
