#include "export/temporary_file.hpp"

#include "export/atomic_file.hpp"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace nianbao {

void
RemoveFile::operator()(std::filesystem::path* path) const noexcept
{
    ::unlink(path->c_str());
    std::default_delete<std::filesystem::path>()(path);
}

tl::expected<TemporaryFile, int>
open_temporary(const std::filesystem::path& target, int how, mode_t mode)
{
    for (;;) {
        auto beside = std::make_unique<std::filesystem::path>(temporary_beside(target));
        Descriptor descriptor(uninterrupted(
            [&] { return ::open(beside->c_str(), how | O_CREAT | O_EXCL | O_CLOEXEC, mode); }));
        if (descriptor.is_open()) {
            return TemporaryFile{TemporaryPath(beside.release()), std::move(descriptor)};
        }
        if (errno != EEXIST) {
            return tl::unexpected(errno);
        }
    }
}

int
write_all(const Descriptor& file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written =
            uninterrupted([&] { return ::write(file.number(), bytes.data(), bytes.size()); });
        if (written <= 0) {
            return written == 0 ? EIO : errno;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

} // namespace nianbao
