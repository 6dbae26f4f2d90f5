#include "batch/pack.hpp"

#include "export/atomic_file.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <cerrno>
#include <span>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace nianbao {

namespace {

constexpr std::uint64_t full_at = 256U << 20U; // bytes; then the next pack begins
constexpr std::uint64_t most_record = 256U << 20U;

std::uint32_t
checksum_of(std::string_view bytes)
{
    return libdeflate_crc32(0, bytes.data(), bytes.size());
}

tl::unexpected<Failure>
unreadable(const std::filesystem::path& path, int error)
{
    return fail("ledger-unreadable", {path.string(), std::generic_category().message(error)});
}

tl::unexpected<Failure>
damaged(const std::filesystem::path& path)
{
    return fail("ledger-damaged", {path.string()});
}

// Fills all of `bytes`: 0, or an errno, ENODATA where the file ends before.
int
read_at(int file, std::uint64_t offset, std::span<char> bytes)
{
    while (!bytes.empty()) {
        const auto got = ::pread(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return got == 0 ? ENODATA : errno;
        }
        const auto have = static_cast<std::size_t>(std::max<ssize_t>(got, 0));
        offset += have;
        bytes = bytes.subspan(have);
    }
    return 0;
}

} // namespace

std::string
pack_name(std::uint32_t number)
{
    return fmt::format("{:08}.pack", number);
}

Result<void>
Packs::open_next()
{
    if (growing_.is_open()) {
        if (auto synced = sync(); !synced) {
            return synced;
        }
        ++last_;
    }
    const auto path = folder_ / pack_name(last_);
    constexpr int how = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    growing_ = Descriptor(::open(path.c_str(), how, 0666)); // NOLINT
    size_ = 0;
    if (!growing_.is_open()) {
        return write_failed(path, errno);
    }
    return sync_folder(folder_);
}

Result<PackPlace>
Packs::add(std::string_view record)
{
    if (!growing_.is_open() || size_ >= full_at) {
        if (auto opened = open_next(); !opened) {
            return tl::unexpected(opened.error());
        }
    }
    const PackPlace place{last_, checksum_of(record), size_, record.size()};
    for (auto rest = record; !rest.empty();) {
        const auto written = ::write(growing_.number(), rest.data(), rest.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return write_failed(folder_ / pack_name(last_), written == 0 ? EIO : errno);
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    size_ += record.size();
    return place;
}

Result<void>
Packs::sync()
{
    if (growing_.is_open() && ::fsync(growing_.number()) != 0) {
        return write_failed(folder_ / pack_name(last_), errno);
    }
    return {};
}

Result<std::string>
Packs::read(const PackPlace& place)
{
    const auto path = folder_ / pack_name(place.pack);
    auto& file = opened_[place.pack];
    if (!file.is_open()) {
        file = Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)); // NOLINT
    }
    if (!file.is_open() || place.size > most_record) {
        return file.is_open() || errno == ENOENT ? damaged(path) : unreadable(path, errno);
    }
    std::string bytes(static_cast<std::size_t>(place.size), '\0');
    if (const int error = read_at(file.number(), place.offset, bytes); error != 0) {
        return error == ENODATA || error == EISDIR ? damaged(path) : unreadable(path, error);
    }
    return checksum_of(bytes) == place.checksum ? Result<std::string>(std::move(bytes))
                                                : damaged(path);
}

} // namespace nianbao
