#include "batch/progress.hpp"

#include "batch/width.hpp"

#include <fmt/core.h>

#include <cmath>

namespace nianbao {

namespace {

using namespace std::chrono_literals;

constexpr auto redraw_after = 100ms;
constexpr auto plain_line_after = 10s;
constexpr std::string_view clear = "\r\x1b[K";

constexpr Wording counted{"{}/{}，失败 {}，每秒 {:.0f}", "{}/{}, {} failed, {:.0f}/s"};
constexpr Wording left{"，还需 {}:{:02}", ", {}:{:02} left"};
constexpr double telling_after = 2; // seconds, before which a rate says little
constexpr Wording read{"已读：{}，{} 条数据", "read: {}, {} observations"};
constexpr Wording not_read{"{}：{}：{}", "{}: {}: {}"};
constexpr Wording failed{"失败", "failed"};
constexpr Wording skipped{"跳过", "skipped"};
constexpr Wording deferred{"推迟", "deferred"};

const Wording&
verb_of(Status status)
{
    if (status == Status::deferred) {
        return deferred;
    }
    return status == Status::skipped ? skipped : failed;
}

} // namespace

ProgressStyle
style_of(ProgressChoice choice, Verbosity verbosity, Device device)
{
    if (choice == ProgressChoice::none || verbosity == Verbosity::quiet) {
        return ProgressStyle::none;
    }
    if (choice == ProgressChoice::plain) {
        return ProgressStyle::plain;
    }
    return device == Device::terminal ? ProgressStyle::line : ProgressStyle::none;
}

std::string
progress_text(const Pace& pace, std::string_view file, unsigned width, Language language)
{
    const auto rate = pace.seconds > 0 ? static_cast<double>(pace.done) / pace.seconds : 0.0;
    auto text =
        fmt::format(fmt::runtime(counted.in(language)), pace.done, pace.total, pace.failed, rate);
    if (pace.seconds >= telling_after && rate > 0) {
        const auto rest = static_cast<double>(pace.total - pace.done) / rate;
        const auto seconds = static_cast<std::uint64_t>(std::ceil(rest));
        text += fmt::format(fmt::runtime(left.in(language)), seconds / 60, seconds % 60);
    }
    if (!file.empty()) {
        text += fmt::format(": {}", visible(file));
    }
    return wrapped(text, width).front();
}

std::string
document_line(const Outcome& outcome, Language language)
{
    const auto file = visible(outcome.file);
    if (!outcome.failure) {
        return fmt::format(fmt::runtime(read.in(language)), file, outcome.figures);
    }
    const auto& verb = verb_of(outcome.status);
    return fmt::format(fmt::runtime(not_read.in(language)),
                       verb.in(language),
                       file,
                       words(*outcome.failure, language));
}

Progress::Progress(std::FILE* stream, std::uint64_t total, Manner manner)
    : stream_(stream), manner_(manner), pace_{.total = total}, started_(Clock::now()),
      shown_(started_)
{
}

void
Progress::saw(const Outcome& outcome)
{
    ++pace_.done;
    pace_.failed += outcome.status == Status::failed ? 1 : 0;
    if (manner_.verbosity == Verbosity::verbose) {
        clear_line();
        put(stream_, document_line(outcome, manner_.language) + '\n');
    }
    const auto now = Clock::now();
    const auto after = manner_.style == ProgressStyle::line ? Clock::duration(redraw_after)
                                                            : Clock::duration(plain_line_after);
    if (manner_.style != ProgressStyle::none && now - shown_ >= after) {
        shown_ = now;
        pace_.seconds = std::chrono::duration<double>(now - started_).count();
        show(outcome.file);
    }
}

void
Progress::finish()
{
    clear_line();
}

void
Progress::clear_line()
{
    if (manner_.style == ProgressStyle::line) {
        put(stream_, clear);
    }
}

void
Progress::show(std::string_view file)
{
    if (manner_.style == ProgressStyle::line) {
        clear_line();
        put(stream_, progress_text(pace_, file, manner_.width - 1, manner_.language));
        std::fflush(stream_);
    } else {
        put(stream_, progress_text(pace_, "", manner_.width, manner_.language) + '\n');
    }
}

} // namespace nianbao
