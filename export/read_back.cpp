#include "export/read_back.hpp"

#include <array>
#include <cerrno>
#include <functional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace nianbao {

namespace {

constexpr std::size_t piece_bytes = 128U << 10U;

using Take = std::function<void(std::string_view)>;

// True when all of it was read, false when it is no regular file.
Result<bool>
read_open(int number, const std::filesystem::path& path, const Take& take)
{
    struct stat status = {};
    if (::fstat(number, &status) != 0) {
        return write_failed(path, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return false;
    }
    std::string piece(piece_bytes, '\0');
    for (;;) {
        const auto size = ::read(number, piece.data(), piece.size());
        if (size == 0) {
            return true;
        }
        if (size < 0 && errno != EINTR) {
            return write_failed(path, errno);
        }
        take(std::string_view(piece).substr(0, size < 0 ? 0 : static_cast<std::size_t>(size)));
    }
}

Result<bool>
read_pieces(const std::filesystem::path& path, const Take& take)
{
    const int number = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (number == -1) {
        const bool nothing = errno == ENOENT || errno == ELOOP || errno == ENXIO;
        return nothing ? Result<bool>(false) : write_failed(path, errno);
    }
    auto result = read_open(number, path, take);
    ::close(number); // nothing was written through it
    return result;
}

} // namespace

Result<bool>
is_there(const std::filesystem::path& path)
{
    struct stat status = {};
    if (::lstat(path.c_str(), &status) == 0) {
        return true;
    }
    return errno == ENOENT ? Result<bool>(false) : write_failed(path, errno);
}

Result<std::optional<std::string>>
text_of_file(const std::filesystem::path& path)
{
    std::string text;
    return read_pieces(path, [&](std::string_view piece) { text += piece; }).map([&](bool whole) {
        return whole ? std::optional(std::move(text)) : std::nullopt;
    });
}

Result<std::optional<FileFacts>>
facts_of_file(const std::filesystem::path& path)
{
    Sha256 hash;
    FileFacts facts;
    const auto take = [&](std::string_view piece) {
        hash.add(piece);
        facts.bytes += piece.size();
    };
    return read_pieces(path, take).map([&](bool whole) {
        facts.sha256 = hash.finish();
        return whole ? std::optional(std::move(facts)) : std::nullopt;
    });
}

} // namespace nianbao
