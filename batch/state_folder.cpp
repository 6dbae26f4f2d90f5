#include "batch/state_folder.hpp"

#include "export/atomic_file.hpp"
#include "export/sha256.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include <sys/vfs.h>

namespace nianbao {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t hash_digits = 16;

// statfs(2), linux/magic.h, and the sources of those that are in neither
// clang-format off
constexpr std::array<std::uint64_t, 21> remote_types{
    0x6969,     // NFS
    0x517B,     // SMB
    0xFF534D42, // CIFS
    0xFE534D42, // SMB 2 and 3
    0x65735546, // FUSE: sshfs, davfs, s3fs, virtiofs ...
    0x01021997, // 9p
    0x00C36400, // Ceph
    0x5346414F, // OpenAFS
    0x6B414653, // AFS of the kernel
    0x73757245, // Coda
    0x564C,     // NCP
    0x7461636F, // OCFS2
    0x01161970, // GFS2
    0x0BD00BD0, // Lustre
    0x47504653, // GPFS
    0x19830326, // BeeGFS
    0xAAD7AAEA, // Panasas
    0x20030528, // OrangeFS
    0x786F4256, // VirtualBox
    0xBACBACBC, // VMware
    0x7C7C6673, // Parallels
};
// clang-format on

// XDG base directories: a path that is not absolute counts as not set.
std::optional<fs::path>
absolute(std::string_view value)
{
    const fs::path path(value.substr(0, value.find(':')));
    return path.is_absolute() ? std::optional(path) : std::nullopt;
}

// Where this program's states are, each in a folder of its own.
Result<fs::path>
home_of_states(const Environment& environment)
{
    if (auto service = absolute(variable(environment, "STATE_DIRECTORY"))) {
        return *std::move(service);
    }
    if (const auto states = absolute(variable(environment, "XDG_STATE_HOME"))) {
        return *states / "nianbao";
    }
    if (const auto home = absolute(variable(environment, "HOME"))) {
        return *home / ".local" / "state" / "nianbao";
    }
    return fail("no-state-folder");
}

} // namespace

Storage
storage_of_type(std::uint64_t type)
{
    const bool remote =
        std::find(remote_types.begin(), remote_types.end(), type) != remote_types.end();
    return remote ? Storage::remote : Storage::local;
}

Result<Storage>
storage_of(const fs::path& folder)
{
    struct statfs status = {};
    if (::statfs(folder.c_str(), &status) != 0) {
        return write_failed(folder, errno);
    }
    // f_type is signed on some machines, and its upper half then all ones
    return storage_of_type(static_cast<std::uint32_t>(status.f_type));
}

Result<fs::path>
state_folder(const fs::path& out,
             const std::optional<fs::path>& given,
             Storage storage,
             const Environment& environment)
{
    if (given) {
        return *given;
    }
    if (storage == Storage::local) {
        return out / ".nianbao";
    }
    std::error_code error;
    const auto real = fs::canonical(out, error);
    if (error) {
        return write_failed(out, error.value());
    }
    return home_of_states(environment).map([&](const fs::path& home) {
        return home / sha256_hex(real.native()).substr(0, hash_digits);
    });
}

} // namespace nianbao
