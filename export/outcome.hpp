#pragma once

#include "normalize/identity.hpp"
#include "normalize/report.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// `absent` is a report that should be there: it has findings and no file.
enum class Status : std::uint8_t { read, failed, skipped, deferred, duplicate, superseded, absent };

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
    std::string series{};        // the same for all that is certainly of one body; else empty
    std::string division_code{}; // GB/T 2260, only where certain
    Findings findings{};         // of the joining: body-ambiguous, copied-file, carry
    std::vector<CheckOutcome> checks{}; // of the joining: against other years and bodies
};

// What one document adds up to.
struct Tally
{
    std::uint64_t numbers = 0;
    std::uint64_t blanks = 0;
    std::uint64_t dashes = 0;
    std::uint64_t unreadable = 0;
    std::uint64_t texts = 0;
    std::uint64_t errors = 0;
    std::uint64_t warnings = 0;

    friend bool operator==(const Tally&, const Tally&) = default;
};

[[nodiscard]] Tally tally(const Outcome& outcome);

// Of the reading, then of the filing, then of the joining. The outcome must outlive them.
[[nodiscard]] std::vector<const Finding*> findings_of(const Outcome& outcome);

// Why no figure came out: the failure's code, or no-known-form; empty where figures did.
[[nodiscard]] std::string_view reason_of(const Outcome& outcome);

[[nodiscard]] std::string_view name_of(Status status);

} // namespace nianbao
