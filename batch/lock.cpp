#include "batch/lock.hpp"

#include "export/read_back.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace nianbao {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view lock_file = "lock";

// The lease is newer than what the lock file says, where both are there.
std::optional<Holder>
holder_of(const fs::path& out, const fs::path& lock)
{
    for (const auto& path : {out / lease_file, lock}) {
        const auto text = text_of_file(path);
        if (!text || !*text) {
            continue;
        }
        if (auto holder = parse_holder(**text)) {
            return holder;
        }
    }
    return std::nullopt;
}

Result<void>
write_holder(int number, const fs::path& path, const Holder& holder)
{
    const auto text = text_of(holder);
    if (::ftruncate(number, 0) != 0) {
        return write_failed(path, errno);
    }
    const auto written = ::pwrite(number, text.data(), text.size(), 0);
    if (written != static_cast<ssize_t>(text.size())) {
        return write_failed(path, written < 0 ? errno : ENOSPC);
    }
    return {};
}

} // namespace

Result<RunLock>
RunLock::take(const fs::path& out, const fs::path& state, Surroundings here, const Tell& tell)
{
    const auto path = state / lock_file;
    Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
    if (file.number() == -1) {
        return write_failed(path, errno);
    }
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
        return errno == EWOULDBLOCK ? locked(out, holder_of(out, path)) : write_failed(path, errno);
    }
    return write_holder(file.number(), path, here.self)
        .and_then([&] { return Lease::take(out, std::move(here), tell); })
        .map([&](Lease lease) { return RunLock(std::move(file), std::move(lease)); });
}

} // namespace nianbao
