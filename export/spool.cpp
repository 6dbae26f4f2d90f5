#include "export/spool.hpp"

#include "export/atomic_file.hpp"

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace nianbao {

namespace {

constexpr mode_t only_ours = 0600;

} // namespace

Result<Spool>
Spool::create(std::filesystem::path target)
{
    auto file = open_temporary(target, O_RDWR, only_ours);
    if (!file) {
        return write_failed(target, file.error());
    }
    return Spool(std::move(target), *std::move(file));
}

Result<SpoolPiece>
Spool::put(std::string_view bytes)
{
    if (const int error = write_all(file_.descriptor, bytes); error != 0) {
        return write_failed(target_, error);
    }
    const SpoolPiece piece{bytes_, bytes.size()};
    bytes_ += piece.size;
    return piece;
}

Result<std::string>
Spool::get(const SpoolPiece& piece) const
{
    std::string bytes(piece.size, '\0');
    for (std::size_t got = 0; got < bytes.size();) {
        const auto part = uninterrupted([&] {
            return ::pread(file_.descriptor.number(),
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
