#include "batch/convert.hpp"

#include "batch/inputs.hpp"
#include "batch/interrupt.hpp"
#include "batch/run.hpp"
#include "batch/summary.hpp"
#include "batch/workplace.hpp"
#include "extract/xml.hpp"

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

tl::expected<Published, Stop>
run_in_place(const ConvertOptions& options, const Environment& environment, const Tell& tell)
{
    const auto inputs = load_inputs(options);
    if (!inputs) {
        return tl::unexpected(Stop{inputs.error(), ExitStatus::usage});
    }
    const auto started = timestamp();
    auto workplace = open_workplace(options, started, environment, tell);
    if (!workplace) {
        return stop(workplace.error());
    }
    auto published =
        run(options, *inputs, *workplace, {started, terminal_language(environment), tell});
    if (!published) {
        return stop(published.error());
    }
    return *std::move(published);
}

// What a person wants to know of it; a run that changed nothing is worth a line on a terminal only.
void
tell_published(const Published& published, const ConvertOptions& options, Language language)
{
    if (options.verbosity == Verbosity::quiet) {
        return;
    }
    if (published.counts) {
        put(stdout, counts_text(*published.counts, options.out, language));
    } else if (device_of(stdout) == Device::terminal) {
        put(stdout, unchanged_text(options.out, language));
    }
    std::fflush(stdout);
}

} // namespace

ExitStatus
convert(const ConvertOptions& options, const Environment& environment)
{
    // a full disk or a closed pipe is an error of that call, not the end of the run
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    remember_interrupts();
    prepare_xml();
    const auto terminal = terminal_language(environment);
    const auto paint = paint_of(options.color, device_of(stderr), environment);
    const auto tell = [&](const Failure& what) {
        if (options.verbosity != Verbosity::quiet) {
            put(stderr, error_line(what, terminal, paint));
        }
    };
    const auto published = run_in_place(options, environment, tell);
    if (!published) {
        put(stderr, error_line(published.error().failure, terminal, paint));
        return published.error().status;
    }
    tell_published(*published, options, terminal);
    put(stderr, failed_text(published->failed, options.out, terminal));
    return published->failed.count > 0 ? ExitStatus::some_failed : ExitStatus::good;
}

} // namespace nianbao
