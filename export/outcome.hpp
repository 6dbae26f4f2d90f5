#pragma once

#include "normalize/identity.hpp"
#include "normalize/report.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace nianbao {

enum class Status : std::uint8_t { read, failed, skipped, deferred, duplicate, superseded };

// What became of one file met in the inbox.
struct Outcome
{
    std::string file;         // path below PATH, UTF-8; bytes that are not UTF-8 as \xHH
    std::string other_file{}; // of a duplicate or superseded one: the file that counts
    std::string sha256{};
    std::uint64_t bytes = 0;
    Status status = Status::failed;
    std::optional<Failure> failure{}; // why it was not read; its code is the reason
    Report report{};                  // empty unless read
    Filing filing{};
    std::string body{};          // joined over the whole inbox
    std::string division_code{}; // GB/T 2260, only where certain
    Findings findings{};         // of the joining: body-ambiguous, copied-file
};

[[nodiscard]] std::string_view name_of(Status status);

} // namespace nianbao
