#pragma once

#include "batch/jail.hpp"
#include "batch/terminal.hpp"

#include <string>

namespace nianbao {

// What a run would find on this machine, before it matters: versions, whether workers start and
// what holds them in, the terminal's language, where it may write. `nothing` where no document
// could be read here.
[[nodiscard]] ExitStatus doctor(const Environment& environment);

// "Landlock 7, seccomp", or what of them is missing.
[[nodiscard]] std::string jail_text(const Jail& jail, Language language);

[[nodiscard]] constexpr bool
is_whole(const Jail& jail)
{
    return jail.landlock > 0 && (jail.seccomp || is_sanitized);
}

} // namespace nianbao
