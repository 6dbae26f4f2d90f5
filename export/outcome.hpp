#pragma once

#include "normalize/identity.hpp"
#include "normalize/report.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// `absent` is a report that should be there: it has findings and no file.
enum class Status : std::uint8_t { read, failed, skipped, deferred, duplicate, superseded, absent };

// What became of one file met in the inbox. What its report holds may be elsewhere while nothing is
// written of it: `release`, and whoever published fills it in again.
struct Outcome
{
    std::string file;             // path below PATH, UTF-8; bytes that are not UTF-8 as \xHH
    std::filesystem::path path{}; // where it stands
    std::string other_file{};     // of a duplicate or superseded one: the file that counts
    std::string sha256{};
    std::uint64_t bytes = 0;
    Status status = Status::failed;
    std::optional<Failure> failure{}; // why it was not read; its code is the reason
    Report report{};                  // empty unless read
    std::uint64_t figures = 0;        // observations of the report
    std::string report_sha256{};      // of the bytes it was read from
    bool is_fresh = false;            // a worker read it in this run
    bool is_kept = false; // not read this time: the report is that of the file's last good reading
    Filing filing{};
    std::string body{};          // joined over the whole inbox
    std::string series{};        // the same for all that is certainly of one body; else empty
    std::string division_code{}; // GB/T 2260, only where certain
    Findings findings{};         // of the joining: body-ambiguous, copied-file, carry
    std::vector<CheckOutcome> checks{}; // of the joining: against other years and bodies
};

// Whether its report is part of what is published.
[[nodiscard]] bool is_current(const Outcome& outcome);

// Lets go of the rows of its report and of what was found by joining, and keeps what the joining
// and run.json need.
void release(Outcome& outcome);

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
