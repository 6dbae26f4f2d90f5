#include "export/spool.hpp"

#include "export/atomic_file.hpp"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace nianbao {

void
Spool::Remove::operator()(std::filesystem::path* path) const noexcept
{
    ::unlink(path->c_str());
    std::default_delete<std::filesystem::path>()(path);
}

Result<Spool>
Spool::create(std::filesystem::path target)
{
    for (;;) {
        auto beside = std::make_unique<std::filesystem::path>(temporary_beside(target));
        const int number = uninterrupted(
            [&] { return ::open(beside->c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600); });
        if (number != -1) {
            return Spool(std::move(target), Temporary(beside.release()), Descriptor(number));
        }
        if (errno != EEXIST) {
            return write_failed(target, errno);
        }
    }
}

Result<SpoolPiece>
Spool::put(std::string_view bytes)
{
    const SpoolPiece piece{bytes_, bytes.size()};
    while (!bytes.empty()) {
        const auto written = uninterrupted(
            [&] { return ::write(descriptor_.number(), bytes.data(), bytes.size()); });
        if (written <= 0) {
            return write_failed(target_, written == 0 ? EIO : errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    bytes_ += piece.size;
    return piece;
}

Result<std::string>
Spool::get(const SpoolPiece& piece) const
{
    std::string bytes(piece.size, '\0');
    for (std::size_t got = 0; got < bytes.size();) {
        const auto part = uninterrupted([&] {
            return ::pread(descriptor_.number(),
                           bytes.data() + got,
                           bytes.size() - got,
                           static_cast<off_t>(piece.at + got));
        });
        if (part <= 0) {
            return write_failed(target_, part == 0 ? EIO : errno);
        }
        got += static_cast<std::size_t>(part);
    }
    return bytes;
}

} // namespace nianbao
