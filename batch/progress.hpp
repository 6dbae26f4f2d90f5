#pragma once

#include "batch/options.hpp"
#include "batch/terminal.hpp"
#include "export/outcome.hpp"

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace nianbao {

enum class ProgressStyle : std::uint8_t { none, plain, line };

[[nodiscard]] ProgressStyle style_of(ProgressChoice choice, Verbosity verbosity, Device device);

struct Pace
{
    std::uint64_t total = 0;
    std::uint64_t done = 0;
    std::uint64_t failed = 0;
    double seconds = 0; // since the start
};

// "120/5000, 3 failed, 110/s: a/b.docx", at most `width` columns.
[[nodiscard]] std::string
progress_text(const Pace& pace, std::string_view file, unsigned width, Language language);

// "read: a/b.docx, 198 observations" or "failed: a/b.docx: the file is empty ..."
[[nodiscard]] std::string document_line(const Outcome& outcome, Language language);

// What a person sees while documents are read, on `stream`. Called by one thread at a time.
class Progress
{
public:
    struct Manner
    {
        ProgressStyle style = ProgressStyle::none;
        Verbosity verbosity = Verbosity::normal;
        Language language = Language::en;
        unsigned width = 100;
    };

    Progress(std::FILE* stream, std::uint64_t total, Manner manner);

    void saw(const Outcome& outcome);
    // Leaves the line empty.
    void finish();

private:
    using Clock = std::chrono::steady_clock;

    void clear_line();
    void show(std::string_view file);

    std::FILE* stream_;
    Manner manner_;
    Pace pace_;
    Clock::time_point started_;
    Clock::time_point shown_;
};

} // namespace nianbao
