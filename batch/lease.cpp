#include "batch/lease.hpp"

#include "export/commit_steps.hpp"
#include "export/read_back.hpp"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace nianbao {

namespace {

namespace fs = std::filesystem;

constexpr int attempts = 3;

// A lease as it was met.
struct Seen
{
    std::string text;
    timespec renewed{};
};

bool
operator==(const Seen& a, const Seen& b)
{
    return a.text == b.text && a.renewed.tv_sec == b.renewed.tv_sec &&
           a.renewed.tv_nsec == b.renewed.tv_nsec;
}

Result<std::optional<Seen>>
meet(const fs::path& path)
{
    return text_of_file(path).map([&](const auto& text) -> std::optional<Seen> {
        struct stat status = {};
        if (!text || ::lstat(path.c_str(), &status) != 0) {
            return std::nullopt;
        }
        return Seen{*text, status.st_mtim};
    });
}

Result<void>
write_open(int number, const fs::path& path, std::string_view text)
{
    const auto written = ::pwrite(number, text.data(), text.size(), 0);
    int error = written == static_cast<ssize_t>(text.size()) ? 0 : written < 0 ? errno : ENOSPC;
    if (error == 0 && ::fsync(number) != 0) {
        error = errno;
    }
    if (::close(number) != 0 && errno != EINTR && error == 0) {
        error = errno;
    }
    return error == 0 ? Result<void>() : write_failed(path, error);
}

// Where a file can't have two names: killed here, a run leaves a lease that says nothing.
Result<bool>
create_in_place(const fs::path& path, std::string_view text)
{
    const int number = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (number == -1) {
        return errno == EEXIST ? Result<bool>(false) : write_failed(path, errno);
    }
    if (auto written = write_open(number, path, text); !written) {
        ::unlink(path.c_str());
        return tl::unexpected(written.error());
    }
    return true;
}

// Whole from the first moment. False when one is there.
Result<bool>
create(const fs::path& path, std::string_view text)
{
    auto file = StagedFile::create(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    if (const auto written = file->write(text).and_then([&] { return file->finish(); }); !written) {
        return tl::unexpected(written.error());
    }
    const auto staged = path.parent_path() / file->keep();
    const int error = ::link(staged.c_str(), path.c_str()) == 0 ? 0 : errno;
    static_cast<void>(remove_file(staged)); // one that stays goes with the other leftovers
    if (error == 0 || error == EEXIST) {
        return error == 0;
    }
    return refuses_second_name(error) ? create_in_place(path, text) : write_failed(path, error);
}

// The clocks of two machines say nothing of each other: both times are given by the share.
Result<std::chrono::seconds>
now_of_share(const fs::path& out)
{
    auto file = StagedFile::create(out / clock_file);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const auto written = file->write("\n").and_then([&] { return file->finish(); });
    if (!written) {
        return tl::unexpected(written.error());
    }
    const auto path = out / file->keep();
    struct stat status = {};
    const int error = ::lstat(path.c_str(), &status) == 0 ? 0 : errno;
    const auto removed = remove_file(path);
    if (error != 0 || !removed) {
        return error != 0 ? write_failed(path, error) : tl::unexpected(removed.error());
    }
    return std::chrono::seconds(status.st_mtim.tv_sec);
}

Result<bool>
is_stale(const fs::path& out, const Seen& seen, const Surroundings& here)
{
    const auto holder = parse_holder(seen.text);
    const auto life = holder ? liveness_of(*holder, here) : Liveness::unknown;
    if (life != Liveness::unknown) {
        return life == Liveness::gone;
    }
    return now_of_share(out).map([&](std::chrono::seconds now) {
        return now - std::chrono::seconds(seen.renewed.tv_sec) >= broken_after;
    });
}

// Two may find the same lease stale, and one of them a new one in its place: what was moved away
// is looked at once more.
Result<bool>
move_away(const fs::path& path, const Seen& seen)
{
    const auto away = temporary_beside(path);
    if (::rename(path.c_str(), away.c_str()) != 0) {
        return errno == ENOENT ? Result<bool>(false) : write_failed(path, errno);
    }
    const auto moved = meet(away);
    const bool same = moved && *moved && **moved == seen;
    if (!same) {
        static_cast<void>(::link(away.c_str(), path.c_str()));
    }
    return remove_file(away).map([&] { return same; });
}

// Whether it is worth another attempt.
Result<void>
break_stale(const fs::path& out, const Surroundings& here, const Tell& tell)
{
    const auto path = out / lease_file;
    const auto seen = meet(path);
    if (!seen || !*seen) {
        return seen ? Result<void>() : tl::unexpected(seen.error());
    }
    const auto holder = parse_holder((*seen)->text);
    const auto stale = is_stale(out, **seen, here);
    if (!stale) {
        return tl::unexpected(stale.error());
    }
    if (!*stale) {
        return locked(out, holder);
    }
    return move_away(path, **seen).map([&](bool moved) {
        if (moved && tell) {
            auto failure = locked(out, holder).value();
            failure.code = "lease-broken";
            tell(failure);
        }
    });
}

} // namespace

tl::unexpected<Failure>
locked(const fs::path& out, const std::optional<Holder>& holder)
{
    const auto who = holder.value_or(Holder{.host = "?", .since = "?"});
    return fail("locked", {out.string(), who.host, who.pid, who.since});
}

Result<Lease>
Lease::take(const fs::path& out, Surroundings here, const Tell& tell)
{
    const auto path = out / lease_file;
    auto text = text_of(here.self);
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const auto created = create(path, text);
        if (!created) {
            return tl::unexpected(created.error());
        }
        if (*created) {
            return Lease(path, std::move(text), std::move(here));
        }
        if (auto broken = break_stale(out, here, tell); !broken) {
            return tl::unexpected(broken.error());
        }
    }
    return locked(out, std::nullopt);
}

Lease::~Lease()
{
    if (!text_.empty() && verify()) {
        ::unlink(path_.c_str());
    }
}

Result<void>
Lease::verify() const
{
    return text_of_file(path_).and_then([&](const auto& text) -> Result<void> {
        return text == text_ ? Result<void>() : fail("lock-lost", {path_.string()});
    });
}

Result<void>
Lease::renew_if_due()
{
    const auto now = here_.now();
    if (now - renewed_ < renewal_due) {
        return {};
    }
    return verify().and_then([&]() -> Result<void> {
        const int number = ::open(path_.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC);
        if (number == -1) {
            return write_failed(path_, errno);
        }
        renewed_ = now;
        return write_open(number, path_, text_);
    });
}

} // namespace nianbao
