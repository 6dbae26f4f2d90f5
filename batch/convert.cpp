#include "batch/convert.hpp"

#include "batch/check_outcomes.hpp"
#include "batch/inbox.hpp"
#include "batch/join.hpp"
#include "batch/own_tables.hpp"
#include "batch/places.hpp"
#include "batch/progress.hpp"
#include "batch/run.hpp"
#include "batch/series.hpp"
#include "batch/summary.hpp"
#include "batch/versions.hpp"
#include "batch/workplace.hpp"
#include "export/publish.hpp"
#include "extract/xml.hpp"
#include "normalize/form_library.hpp"

#include <fmt/chrono.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <ctime>

namespace nianbao {

namespace {

// Nothing was published, and what the shell is told of it.
struct Stop
{
    Failure failure;
    ExitStatus status = ExitStatus::nothing;
};

struct Published
{
    Counts counts;
    Failed failed;
};

// The person has to change something before another run can do better.
constexpr std::array<std::string_view, 4> wrong_usage{
    "foreign-file", "out-is-inbox", "state-is-inbox", "no-state-folder"};

tl::unexpected<Stop>
stop(const Failure& failure)
{
    const bool usage =
        std::find(wrong_usage.begin(), wrong_usage.end(), failure.code) != wrong_usage.end();
    return tl::unexpected(Stop{failure, usage ? ExitStatus::usage : ExitStatus::nothing});
}

std::string
now()
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

std::vector<Outcome>
read_all(const Inbox& inbox,
         const FormLibrary& library,
         const ConvertOptions& options,
         Language terminal)
{
    const auto style = style_of(options.progress, options.verbosity, device_of(stderr));
    Progress progress(stderr,
                      inbox.met.size(),
                      {.style = style,
                       .verbosity = options.verbosity,
                       .language = terminal,
                       .width = width_of(stderr)});
    auto outcomes = run_batch(
        inbox.met,
        options.jobs,
        [&](const Met& met) { return read_one(met, library, options.reading); },
        [&](const Outcome& outcome) { progress.saw(outcome); });
    progress.finish();
    return outcomes;
}

tl::expected<Published, Stop>
run(const ConvertOptions& options, const Environment& environment, const Tell& tell)
{
    RunFacts facts{.version = NIANBAO_VERSION,
                   .started = now(),
                   .options = options.given,
                   .libraries = library_versions(),
                   .workers = options.jobs};
    const auto forms = load_forms(options.forms);
    if (!forms) {
        return tl::unexpected(Stop{forms.error(), ExitStatus::usage});
    }
    const auto divisions = load_divisions(options.divisions);
    if (!divisions) {
        return tl::unexpected(Stop{divisions.error(), ExitStatus::usage});
    }
    const auto aliases = load_aliases(options.aliases);
    if (!aliases) {
        return tl::unexpected(Stop{aliases.error(), ExitStatus::usage});
    }
    const auto roster = load_roster(options.roster);
    if (!roster) {
        return tl::unexpected(Stop{roster.error(), ExitStatus::usage});
    }
    const auto workplace = open_workplace(options, environment, tell);
    if (!workplace) {
        return stop(workplace.error());
    }
    const auto inbox = list_inbox(options.inbox, {options.out, workplace->state});
    if (!inbox) {
        return stop(inbox.error());
    }
    auto outcomes = join(
        read_all(*inbox, *forms, options, terminal_language(environment)), *divisions, *aliases);
    check_outcomes(outcomes, *forms);
    compare_years(outcomes, *forms, *roster);
    compare_places(outcomes, *roster);
    auto failed = failed_of(outcomes);
    facts.other_files = inbox->other_files;
    facts.finished = now();
    const auto counts = publish(std::move(outcomes),
                                forms->forms,
                                std::move(facts),
                                {.out = options.out,
                                 .byte_order_mark = options.byte_order_mark,
                                 .language = options.language,
                                 .tell = tell});
    if (!counts) {
        return stop(counts.error());
    }
    return Published{*counts, std::move(failed)};
}

} // namespace

ExitStatus
convert(const ConvertOptions& options, const Environment& environment)
{
    // a full disk or a closed pipe is an error of that call, not the end of the run
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    prepare_xml();
    const auto terminal = terminal_language(environment);
    const auto paint = paint_of(options.color, device_of(stderr), environment);
    const auto tell = [&](const Failure& what) {
        if (options.verbosity != Verbosity::quiet) {
            put(stderr, error_line(what, terminal, paint));
        }
    };
    const auto published = run(options, environment, tell);
    if (!published) {
        put(stderr, error_line(published.error().failure, terminal, paint));
        return published.error().status;
    }
    if (options.verbosity != Verbosity::quiet) {
        put(stdout, counts_text(published->counts, options.out, terminal));
        std::fflush(stdout);
    }
    put(stderr, failed_text(published->failed, options.out, terminal));
    return published->failed.count > 0 ? ExitStatus::some_failed : ExitStatus::good;
}

} // namespace nianbao
