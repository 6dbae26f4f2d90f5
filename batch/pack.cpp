#include "batch/pack.hpp"

#include "export/atomic_file.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <cerrno>
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
    const auto damaged = fail("ledger-damaged", {path.string()});
    if (!file.is_open() && errno != ENOENT) {
        return unreadable(path, errno);
    }
    if (!file.is_open() || place.size > most_record) {
        return damaged;
    }
    std::string bytes(static_cast<std::size_t>(place.size), '\0');
    for (std::size_t have = 0; have < bytes.size();) {
        const auto got = ::pread(file.number(),
                                 bytes.data() + have,
                                 bytes.size() - have,
                                 static_cast<off_t>(place.offset + have));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got == 0 || (got < 0 && errno == EISDIR)) {
            return damaged;
        }
        if (got < 0) {
            return unreadable(path, errno);
        }
        have += static_cast<std::size_t>(got);
    }
    if (checksum_of(bytes) != place.checksum) {
        return damaged;
    }
    return bytes;
}

} // namespace nianbao
