#pragma once

#include "export/known_files.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace nianbao {

// What held in the processes that read.
struct JailFacts
{
    unsigned landlock = 0; // ABI; 0: none
    bool seccomp = false;
};

// What run.json says of a run beside its counts.
struct RunFacts
{
    std::string version;
    std::string started; // RFC 3339, UTC
    std::string finished{};
    std::vector<std::pair<std::string, std::string>> options{}; // as given, in order
    std::vector<std::pair<std::string, std::string>> libraries{};
    std::uint64_t other_files = 0; // met, and no business of ours
    unsigned workers = 1;
    std::optional<JailFacts> jail{};   // nothing where no document had to be read
    std::vector<KnownFile> notes_in{}; // files whose notes are in notes.csv
};

} // namespace nianbao
