#pragma once

#include "export/commit.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace nianbao {

// Who writes into an OUT, as its lease and the lock file say.
struct Holder
{
    std::string host;
    std::string machine;       // tells machines of one name apart
    std::string boot_id;       // of the machine's present boot
    std::string pid_namespace; // in which `pid` counts
    std::int64_t pid = 0;
    std::uint64_t process_start = 0; // in ticks since the boot; 0: unknown
    std::string since;               // RFC 3339, UTC
    std::string run;                 // no two runs have the same

    friend bool operator==(const Holder&, const Holder&) = default;
};

[[nodiscard]] std::string text_of(const Holder& holder);
[[nodiscard]] std::optional<Holder> parse_holder(std::string_view text);

// What others are judged by; tests bring their own.
struct Surroundings
{
    Holder self;
    // When a process of this machine started: 0 unknown, nothing when there is none.
    std::function<std::optional<std::uint64_t>(std::int64_t pid)> start_of;
    std::function<std::chrono::steady_clock::time_point()> now;
};

[[nodiscard]] Surroundings surroundings(std::string since);

enum class Liveness : std::uint8_t { alive, gone, unknown };

// Whether that process still runs; unknown on another machine.
[[nodiscard]] Liveness liveness_of(const Holder& holder, const Surroundings& here);

} // namespace nianbao
