#include "batch/convert.hpp"

#include "batch/event_log.hpp"
#include "batch/inputs.hpp"
#include "batch/interrupt.hpp"
#include "batch/run.hpp"
#include "batch/run_mark.hpp"
#include "batch/summary.hpp"
#include "batch/workplace.hpp"

#include <algorithm>
#include <array>
#include <csignal>

namespace nianbao {

namespace {

// Nothing was published, and what the shell is told of it.
struct Stop
{
    Failure failure;
    ExitStatus status = ExitStatus::nothing;
};

// The person has to change something before another run can do better.
constexpr std::array<std::string_view, 4> wrong_usage{
    "foreign-file", "out-is-inbox", "state-is-inbox", "no-state-folder"};

ExitStatus
status_of(const Failure& failure)
{
    if (failure.code == "locked") {
        return ExitStatus::locked;
    }
    if (failure.code == "interrupted") {
        return interrupted() == SIGTERM ? ExitStatus::terminated : ExitStatus::interrupted;
    }
    const bool usage =
        std::find(wrong_usage.begin(), wrong_usage.end(), failure.code) != wrong_usage.end();
    return usage ? ExitStatus::usage : ExitStatus::nothing;
}

tl::unexpected<Stop>
stop(const Failure& failure)
{
    return tl::unexpected(Stop{failure, status_of(failure)});
}

// What a run speaks to.
struct Hearers
{
    Language terminal;
    Paint paint;
    Verbosity verbosity;
    EventLog log{};

    void complain(const Failure& what) const { put(stderr, error_line(what, terminal, paint)); }
    void tell(const Failure& what)
    {
        log.told(what);
        if (verbosity != Verbosity::quiet || rule_of(what).severity == Severity::error) {
            complain(what);
        }
    }
};

tl::expected<Published, Stop>
run_in_place(const ConvertOptions& options, const Environment& environment, Hearers& hearers)
{
    const auto inputs = load_inputs(options);
    if (!inputs) {
        return tl::unexpected(Stop{inputs.error(), ExitStatus::usage});
    }
    const RunManner manner{.started = timestamp(),
                           .terminal = hearers.terminal,
                           .tell = [&](const Failure& what) { hearers.tell(what); },
                           .watch = [&](const Outcome& outcome) { hearers.log.document(outcome); }};
    auto workplace = open_workplace(options, manner.started, environment, manner.tell);
    if (!workplace) {
        return stop(workplace.error());
    }
    auto published = run(options, *inputs, *workplace, manner);
    const auto why = published ? std::optional<Failure>() : published.error();
    leave_mark(workplace->state, {manner.started, published ? &*published : nullptr, why});
    if (!published) {
        return stop(published.error());
    }
    return *std::move(published);
}

// What a person wants to know of it; a run that changed nothing is worth a line on a terminal only.
void
tell_published(const Published& published, const ConvertOptions& options, Hearers& hearers)
{
    if (published.counts) {
        hearers.log.published(*published.counts);
    } else {
        hearers.log.unchanged();
    }
    if (options.verbosity == Verbosity::quiet) {
        return;
    }
    if (published.counts) {
        put(stdout, counts_text(*published.counts, options.out, hearers.terminal));
    } else if (device_of(stdout) == Device::terminal) {
        put(stdout, unchanged_text(options.out, hearers.terminal));
    }
    std::fflush(stdout);
}

ExitStatus
status_of(const Published& published, FailOn fail_on)
{
    const bool stops = (fail_on != FailOn::never && published.errors > 0) ||
                       (fail_on == FailOn::warning && published.warnings > 0);
    if (stops) {
        return ExitStatus::findings;
    }
    return published.failed.count > 0 ? ExitStatus::some_failed : ExitStatus::good;
}

ExitStatus
run_and_tell(const ConvertOptions& options, const Environment& environment, Hearers& hearers)
{
    const auto published = run_in_place(options, environment, hearers);
    if (!published) {
        hearers.log.failed(published.error().failure);
        hearers.complain(published.error().failure);
        return published.error().status;
    }
    tell_published(*published, options, hearers);
    put(stderr, failed_text(published->failed, options.out, hearers.terminal));
    return status_of(*published, options.fail_on);
}

} // namespace

ExitStatus
convert(const ConvertOptions& options, const Environment& environment)
{
    // a full disk or a closed pipe is an error of that call, not the end of the run
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    remember_interrupts();
    Hearers hearers{.terminal = terminal_language(environment),
                    .paint = paint_of(options.color, device_of(stderr), environment),
                    .verbosity = options.verbosity};
    if (options.log) {
        auto log = EventLog::open(*options.log, options.language);
        if (!log) {
            hearers.complain(log.error());
            return ExitStatus::nothing;
        }
        hearers.log = *std::move(log);
    }
    hearers.log.started({.version = NIANBAO_VERSION, .options = options.given});
    const auto status = run_and_tell(options, environment, hearers);
    hearers.log.ended(status);
    return status;
}

} // namespace nianbao
