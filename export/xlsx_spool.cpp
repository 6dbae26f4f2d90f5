#include "export/xlsx_spool.hpp"

#include "export/atomic_file.hpp"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

namespace nianbao {

namespace {

thread_local XlsxSpool* current = nullptr;

struct SpoolFile
{
    XlsxSpool& spool;
    Descriptor descriptor{};
    std::filesystem::path path{}; // where its name could not be taken away at once
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
    std::size_t written = 0;
    while (written < size) {
        const auto more = uninterrupted(
            [&] { return ::write(file.descriptor.number(), bytes + written, size - written); });
        if (more <= 0) {
            file.spool.failed(more == 0 ? EIO : errno);
            return 0;
        }
        written += static_cast<std::size_t>(more);
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
    if (!file->path.empty()) {
        ::unlink(file->path.c_str());
    }
    return 0;
}

std::unique_ptr<SpoolFile>
open_spool(XlsxSpool& spool)
{
    for (;;) {
        const auto path = temporary_beside(spool.target());
        Descriptor descriptor(uninterrupted(
            [&] { return ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600); }));
        if (descriptor.is_open()) {
            const bool is_unnamed = ::unlink(path.c_str()) == 0;
            return std::make_unique<SpoolFile>(SpoolFile{
                spool, std::move(descriptor), is_unnamed ? std::filesystem::path() : path});
        }
        if (errno != EEXIST) {
            return nullptr;
        }
    }
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
        current->failed(errno);
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
