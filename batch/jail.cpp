#include "batch/jail.hpp"

#include <seccomp.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <linux/landlock.h>
#include <memory>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace nianbao {

namespace {

// What reading a document takes: memory, the descriptors it was given, its clock.
constexpr std::array allowed{
    SCMP_SYS(read),     SCMP_SYS(pread64),    SCMP_SYS(write),         SCMP_SYS(recvmsg),
    SCMP_SYS(recvfrom), SCMP_SYS(sendto),     SCMP_SYS(close),         SCMP_SYS(fstat),
    SCMP_SYS(lseek),    SCMP_SYS(brk),        SCMP_SYS(munmap),        SCMP_SYS(mremap),
    SCMP_SYS(madvise),  SCMP_SYS(futex),      SCMP_SYS(clock_gettime), SCMP_SYS(getrandom),
    SCMP_SYS(exit),     SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),  SCMP_SYS(restart_syscall),
};

// Memory to read and write, and never to run.
constexpr std::array without_execution{SCMP_SYS(mmap), SCMP_SYS(mprotect)};
constexpr unsigned protection = 2; // the argument of both that says so

// What a library may try and can do without: it is told no. Anything else ends the process.
constexpr std::array denied{
    SCMP_SYS(open),
    SCMP_SYS(openat),
    SCMP_SYS(access),
    SCMP_SYS(faccessat2),
    SCMP_SYS(stat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(statx),
    SCMP_SYS(readlink),
    SCMP_SYS(getcwd),
    SCMP_SYS(sysinfo),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
};

struct Release
{
    void operator()(void* filter) const noexcept { seccomp_release(filter); }
};

bool
add_rules(scmp_filter_ctx filter)
{
    for (const int call : allowed) {
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) != 0) {
            return false;
        }
    }
    for (const int call : without_execution) {
        const auto data_only = SCMP_CMP64(protection, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0);
        if (seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, data_only) != 0) {
            return false;
        }
    }
    for (const int call : denied) {
        if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0) != 0) {
            return false;
        }
    }
    return true;
}

bool
enter_seccomp()
{
    const std::unique_ptr<void, Release> filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
    return filter != nullptr && add_rules(filter.get()) && seccomp_load(filter.get()) == 0;
}

// Linux 6.7 and 6.12 know more than the headers of Debian 12 do.
struct Ruleset
{
    std::uint64_t handled_access_fs = 0;
    std::uint64_t handled_access_net = 0; // ABI 4
    std::uint64_t scoped = 0;             // ABI 6
};

constexpr unsigned net_since = 4;
constexpr unsigned scope_since = 6;

// By ABI: so many rights over files, from the lowest bit.
std::uint64_t
file_rights(unsigned abi)
{
    constexpr std::array<unsigned, 6> counts{0, 13, 14, 15, 15, 16};
    return (std::uint64_t{1} << counts[std::min<std::size_t>(abi, counts.size() - 1)]) - 1;
}

std::size_t
size_of_ruleset(unsigned abi)
{
    if (abi < net_since) {
        return sizeof(std::uint64_t);
    }
    return abi < scope_since ? 2 * sizeof(std::uint64_t) : sizeof(Ruleset);
}

// Every right is handled and none is given.
std::uint8_t
enter_landlock()
{
    const auto version =
        ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version <= 0) {
        return 0;
    }
    const auto abi = static_cast<unsigned>(version);
    const Ruleset rules{.handled_access_fs = file_rights(abi),
                        .handled_access_net = abi >= net_since ? 3U : 0U,
                        .scoped = abi >= scope_since ? 3U : 0U};
    const auto ruleset = ::syscall(SYS_landlock_create_ruleset, &rules, size_of_ruleset(abi), 0);
    if (ruleset < 0) {
        return 0;
    }
    const bool entered = ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
    ::close(static_cast<int>(ruleset));
    return entered ? static_cast<std::uint8_t>(abi) : 0;
}

void
set_limit(__rlimit_resource resource, rlim_t soft, rlim_t hard)
{
    const rlimit limit{soft, hard};
    static_cast<void>(::setrlimit(resource, &limit)); // can only be refused where it is lower yet
}

void
set_limits(const JailLimits& limits)
{
    if (!is_sanitized) {
        set_limit(RLIMIT_AS, limits.address_space, limits.address_space);
    }
    set_limit(RLIMIT_CORE, 0, 0);
    set_limit(RLIMIT_FSIZE, 0, 0);
    set_limit(RLIMIT_NOFILE, limits.descriptors, limits.descriptors);
    set_limit(RLIMIT_CPU, limits.cpu_seconds, RLIM_INFINITY);
}

} // namespace

Jail
enter_jail(const JailLimits& limits)
{
    set_limits(limits);
    Jail jail;
    // without this neither of the two is to be had; every kernel of this century has it
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) {
        jail.landlock = enter_landlock();
        jail.seccomp = !is_sanitized && enter_seccomp(); // a sanitizer makes calls of its own
    }
    return jail;
}

} // namespace nianbao
