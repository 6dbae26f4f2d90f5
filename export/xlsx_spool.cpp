#include "export/xlsx_spool.hpp"

#include "export/temporary_file.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

namespace nianbao {

namespace {

thread_local XlsxSpool* current = nullptr;

constexpr mode_t only_ours = 0600;

struct SpoolFile
{
    XlsxSpool& spool;
    Descriptor descriptor{};
    TemporaryPath path{}; // where its name could not be taken away at once
    std::FILE* stream = nullptr;
};

SpoolFile&
file_of(void* cookie)
{
    return *static_cast<SpoolFile*>(cookie);
}

ssize_t
write_spool(void* cookie, const char* bytes, std::size_t size)
{
    auto& file = file_of(cookie);
    if (const int error = write_all(file.descriptor, {bytes, size}); error != 0) {
        file.spool.failed(error);
        return 0;
    }
    return static_cast<ssize_t>(size);
}

ssize_t
read_spool(void* cookie, char* bytes, std::size_t size)
{
    auto& file = file_of(cookie);
    const auto got = uninterrupted([&] { return ::read(file.descriptor.number(), bytes, size); });
    if (got < 0) {
        file.spool.failed(errno);
    }
    return got;
}

int
seek_spool(void* cookie, off64_t* offset, int whence)
{
    auto& file = file_of(cookie);
    const auto at = ::lseek(file.descriptor.number(), *offset, whence);
    if (at < 0) {
        file.spool.failed(errno);
        return -1;
    }
    *offset = at;
    return 0;
}

int
close_spool(void* cookie)
{
    const std::unique_ptr<SpoolFile> file(static_cast<SpoolFile*>(cookie));
    file->spool.closed(file->stream);
    if (::close(file->descriptor.release()) != 0 && errno != EINTR) {
        file->spool.failed(errno);
    }
    return 0;
}

std::unique_ptr<SpoolFile>
open_spool(XlsxSpool& spool)
{
    auto file = open_temporary(spool.target(), O_RDWR, only_ours);
    if (!file) {
        spool.failed(file.error());
        return nullptr;
    }
    if (::unlink(file->path->c_str()) == 0) {
        const std::unique_ptr<std::filesystem::path> name(file->path.release());
    }
    return std::make_unique<SpoolFile>(
        SpoolFile{spool, std::move(file->descriptor), std::move(file->path)});
}

} // namespace

void
XlsxSpool::close_rest()
{
    while (!open_.empty()) {
        std::fclose(*open_.begin()); // which takes it away from there
    }
}

UseSpool::UseSpool(XlsxSpool& spool)
{
    current = &spool;
}

UseSpool::~UseSpool()
{
    current = nullptr;
}

} // namespace nianbao

// libxlsxwriter's own, "so it can be over-ridden with a user defined version" (its utility.c).
extern "C" FILE*
lxw_tmpfile(char* /*folder*/)
{
    using namespace nianbao;
    if (current == nullptr) {
        errno = EINVAL;
        return nullptr;
    }
    auto file = open_spool(*current);
    if (file == nullptr) {
        return nullptr;
    }
    auto* stream =
        ::fopencookie(file.get(), "w+", {read_spool, write_spool, seek_spool, close_spool});
    if (stream != nullptr) {
        file->stream = stream;
        current->opened(stream);
        static_cast<void>(file.release());
    }
    return stream;
}
