#include "batch/run.hpp"

#include "batch/completion.hpp"
#include "batch/document_work.hpp"
#include "batch/inbox.hpp"
#include "batch/join.hpp"
#include "batch/last_run.hpp"
#include "batch/open_ledger.hpp"
#include "batch/progress.hpp"
#include "batch/read_all.hpp"
#include "batch/reader.hpp"
#include "batch/series.hpp"
#include "batch/shrink.hpp"
#include "batch/versions.hpp"

#include <fmt/chrono.h>

#include <ctime>
#include <iterator>
#include <memory>
#include <utility>

namespace nianbao {

namespace {

std::string
now()
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

SettleRule
settle_rule(const ConvertOptions& options)
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {options.settle, std::chrono::duration_cast<std::chrono::nanoseconds>(since).count()};
}

// Whether every line of the inbox is known and comes to what is published.
bool
is_unchanged(const Inbox& inbox, Reader& reader, const RunKeys& keys, const LastRun& last)
{
    InputsHash hash(keys);
    for (const auto& met : inbox.met) {
        const auto line = reader.known(met);
        if (!line) {
            return false;
        }
        hash.add(*line);
    }
    return hash.finish() == last.inputs;
}

std::string
hash_of(std::span<const Outcome> outcomes, const RunKeys& keys)
{
    InputsHash hash(keys);
    for (const auto& outcome : outcomes) {
        hash.add(Reader::line_of(outcome));
    }
    return hash.finish();
}

// The steps of one run, and what they share.
class Run
{
public:
    Run(const ConvertOptions& options,
        const Inputs& inputs,
        const ReportCodec& codec,
        Ledger& ledger,
        ForkServer& workers)
        : options_(options), inputs_(inputs), workers_(workers), ledger_(ledger),
          reader_(ledger, codec, settle_rule(options)), last_(last_run(ledger)),
          is_untouched_(states_of_products(options.out) == last_.products)
    {
    }

    Result<Published>
    operator()(const Inbox& inbox, Language terminal, RunFacts facts, const Tell& tell)
    {
        if (is_untouched_ && is_unchanged(inbox, reader_, inputs_.keys, last_)) {
            return Published{.failed = {.count = last_.failures.size()}};
        }
        auto outcomes = read(inbox, terminal);
        if (const auto trouble = reader_.trouble()) {
            return tl::unexpected(*trouble);
        }
        tell_lost(tell);
        auto now = left_by(inbox, outcomes);
        auto failed = failed_of(outcomes, last_.failures);
        if (is_untouched_ && now.inputs == last_.inputs) { // touched, and the same all the same
            return ledger_.commit().map([&] { return Published{.failed = std::move(failed)}; });
        }
        auto used = bytes_of(outcomes);
        return refuse_shrunk(inbox, outcomes)
            .and_then([&] { return publish_all(std::move(outcomes), std::move(facts), tell); })
            .and_then([&](const Counts& counts) {
                return leave(std::move(now), used).map([&] {
                    return Published{counts, std::move(failed)};
                });
            });
    }

private:
    void tell_lost(const Tell& tell) const
    {
        if (const auto lost = ledger_.lost(); lost > 0 && tell) {
            tell({"ledger-lost", {static_cast<std::int64_t>(lost)}});
        }
    }

    LastRun left_by(const Inbox& inbox, std::span<const Outcome> outcomes) const
    {
        LastRun run{.inputs = hash_of(outcomes, inputs_.keys), .filled = filled_paths(inbox)};
        for (const auto& outcome : outcomes) {
            if (outcome.status == Status::failed) {
                run.failures.insert(failure_mark(outcome));
            }
        }
        return run;
    }

    std::vector<Outcome> read(const Inbox& inbox, Language terminal)
    {
        const auto style = style_of(options_.progress, options_.verbosity, device_of(stderr));
        Progress progress(stderr,
                          inbox.met.size(),
                          {.style = style,
                           .verbosity = options_.verbosity,
                           .language = terminal,
                           .width = width_of(stderr)});
        const auto one_reader = [&]() -> ReadOne {
            auto worker = std::make_shared<Worker>(workers_, limits_);
            return [this, worker = std::move(worker)](const Met& met) {
                return reader_.read(met, *worker);
            };
        };
        auto outcomes = read_all(inbox.met, options_.jobs, one_reader, [&](const Outcome& outcome) {
            progress.saw(outcome);
        });
        progress.finish();
        return outcomes;
    }

    // What was read is kept for the run that is allowed.
    Result<void> refuse_shrunk(const Inbox& inbox, std::span<const Outcome> outcomes)
    {
        const auto published = published_files(options_.out);
        if (!published || published->empty() || options_.allow_shrink) {
            return published ? Result<void>() : tl::unexpected(published.error());
        }
        auto whole = check_filled(inbox, last_.filled).and_then([&] {
            return check_share(*published, outcomes);
        });
        return whole ? whole : ledger_.commit().and_then([&] { return whole; });
    }

    Result<Counts> publish_all(std::vector<Outcome> outcomes, RunFacts facts, const Tell& tell)
    {
        outcomes = join(std::move(outcomes), inputs_.divisions, inputs_.aliases);
        auto missing = missing_reports(outcomes, inputs_.roster);
        std::move(missing.begin(), missing.end(), std::back_inserter(outcomes));
        const Completion completion(outcomes,
                                    inputs_.forms,
                                    inputs_.roster,
                                    [&](const Outcome& outcome) { return reader_.load(outcome); });
        facts.finished = now();
        return publish(std::move(outcomes), // which leaves each of them where it is
                       inputs_.forms.forms,
                       std::move(facts),
                       {.out = options_.out,
                        .byte_order_mark = options_.byte_order_mark,
                        .language = options_.language,
                        .tell = tell},
                       completion);
    }

    static std::vector<std::string> bytes_of(std::span<const Outcome> outcomes)
    {
        std::vector<std::string> used;
        for (const auto& outcome : outcomes) {
            for (const auto& sha256 : {outcome.sha256, outcome.report_sha256}) {
                if (!sha256.empty()) {
                    used.push_back(sha256);
                }
            }
        }
        return used;
    }

    // What is published is; what the next run may save by is not worth failing for.
    Result<void> leave(LastRun run, std::span<const std::string> used)
    {
        run.products = states_of_products(options_.out);
        set_last_run(ledger_, run);
        return ledger_.commit().and_then([&] { return ledger_.compact(used); });
    }

    const ConvertOptions& options_;
    const Inputs& inputs_;
    ForkServer& workers_;
    WorkerLimits limits_;
    Ledger& ledger_;
    Reader reader_;
    LastRun last_;
    bool is_untouched_;
};

} // namespace

Result<Published>
run(const ConvertOptions& options,
    const Inputs& inputs,
    const std::filesystem::path& state,
    Language terminal,
    const Tell& tell)
{
    RunFacts facts{.version = NIANBAO_VERSION,
                   .started = now(),
                   .options = options.given,
                   .libraries = library_versions(),
                   .workers = options.jobs};
    const ReportCodec codec(inputs.forms);
    warm_up();
    auto workers =
        ForkServer::start(document_work(inputs.forms, options.reading, codec), JailLimits());
    if (!workers) {
        return tl::unexpected(workers.error());
    }
    auto ledger = open_ledger(options, state, inputs.keys.reading, tell);
    if (!ledger) {
        return tl::unexpected(ledger.error());
    }
    const auto inbox = list_inbox(options.inbox, {options.out, state});
    if (!inbox) {
        return tl::unexpected(inbox.error());
    }
    facts.other_files = inbox->other_files;
    return Run(options, inputs, codec, *ledger, *workers)(*inbox, terminal, std::move(facts), tell);
}

} // namespace nianbao
