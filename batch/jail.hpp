#pragma once

#include <cstdint>

namespace nianbao {

// Under a sanitizer: shadow memory is terabytes, everything takes ten times as long, and a report
// of its own needs further system calls.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif

// What holds a worker in. A kernel may lack some of it; the run goes on and says so.
struct Jail
{
    std::uint8_t landlock = 0; // ABI version in force; 0: none
    bool seccomp = false;

    friend bool operator==(const Jail&, const Jail&) = default;
};

struct JailLimits
{
    std::uint64_t address_space = 512U << 20U; // bytes; not under the sanitizers
    std::uint32_t descriptors = 16;
    std::uint32_t cpu_seconds =
        is_sanitized ? 200 : 20; // of its first document; the parent raises it for each further
};

// For the rest of this process: no file can be opened or made, no socket, no new program; memory,
// descriptors and processor time have ceilings. Irrevocable; what is open stays open.
[[nodiscard]] Jail enter_jail(const JailLimits& limits);

} // namespace nianbao
