#include "batch/run.hpp"

#include "batch/completion.hpp"
#include "batch/doctor.hpp"
#include "batch/document_work.hpp"
#include "batch/inbox.hpp"
#include "batch/interrupt.hpp"
#include "batch/join.hpp"
#include "batch/last_run.hpp"
#include "batch/open_ledger.hpp"
#include "batch/progress.hpp"
#include "batch/read_all.hpp"
#include "batch/read_notes.hpp"
#include "batch/reader.hpp"
#include "batch/series.hpp"
#include "batch/shrink.hpp"
#include "batch/versions.hpp"
#include "batch/workbook_work.hpp"

#include <fmt/chrono.h>

#include <chrono>
#include <ctime>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

namespace nianbao {

namespace {

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

std::set<std::string>
failures_of(std::span<const Outcome> outcomes)
{
    std::set<std::string> marks;
    for (const auto& outcome : outcomes) {
        if (outcome.status == Status::failed) {
            marks.insert(failure_mark(outcome));
        }
    }
    return marks;
}

// What reading needs from its start to its end.
struct Kept
{
    const ReportCodec& codec;
    Ledger& ledger;
    ForkServer& workers;
};

// The steps of one run, and what they share.
class Run
{
public:
    Run(const ConvertOptions& options,
        const Inputs& inputs,
        Lease& lease,
        const RunManner& manner,
        const Kept& kept)
        : options_(options), inputs_(inputs), lease_(lease), manner_(manner),
          workers_(kept.workers), ledger_(kept.ledger),
          reader_(kept.ledger, kept.codec, settle_rule(options)), last_(last_run(kept.ledger)),
          is_untouched_(states_of_products(options.out) == last_.products)
    {
    }

    Result<Published> operator()(const Inbox& inbox, RunFacts facts)
    {
        if (is_untouched_ && is_unchanged(inbox, reader_, inputs_.keys, last_)) {
            return still_published({.count = last_.failures.size()});
        }
        auto outcomes = read(inbox);
        if (const auto trouble = reader_.trouble()) {
            return tl::unexpected(*trouble);
        }
        if (auto going = go_on(); !going) {
            return tl::unexpected(going.error());
        }
        tell_lost();
        LastRun now{.inputs = hash_of(outcomes, inputs_.keys),
                    .failures = failures_of(outcomes),
                    .filled = filled_paths(inbox)};
        auto failed = failed_of(outcomes, last_.failures);
        tell_jail(now);
        if (is_untouched_ && now.inputs == last_.inputs) { // touched, and the same all the same
            return ledger_.commit().map([&] { return still_published(std::move(failed)); });
        }
        const auto used = bytes_of(outcomes);
        return refuse_shrunk(inbox, outcomes)
            .and_then([&] { return reviewers_notes(); })
            .and_then([&](ReviewersNotes notes) {
                return publish_all(std::move(outcomes), std::move(facts), std::move(notes));
            })
            .map([&](const Counts& counts) {
                now.errors = counts.errors;
                now.warnings = counts.warnings;
                leave(std::move(now), used);
                return Published{counts, std::move(failed), counts.errors, counts.warnings};
            });
    }

private:
    [[nodiscard]] Published still_published(Failed failed) const
    {
        return {.failed = std::move(failed), .errors = last_.errors, .warnings = last_.warnings};
    }

    // Asked between the phases, and before every step of publishing that can still be left undone.
    Result<void> go_on()
    {
        return unless_interrupted().and_then([&] { return lease_.renew_if_due(); }).and_then([&] {
            return lease_.verify();
        });
    }

    std::vector<Outcome> read(const Inbox& inbox)
    {
        const auto style = style_of(options_.progress, options_.verbosity, device_of(stderr));
        Progress progress(stderr,
                          inbox.met.size(),
                          {.style = style,
                           .verbosity = options_.verbosity,
                           .language = manner_.terminal,
                           .width = width_of(stderr)});
        auto outcomes = read_all(
            inbox.met,
            options_.jobs,
            [&] { return one_reader(); },
            [&](const Outcome& outcome) {
                progress.saw(outcome);
                if (manner_.watch) {
                    manner_.watch(outcome);
                }
                static_cast<void>(lease_.renew_if_due()); // a lease that is lost is told later
            });
        progress.finish();
        return outcomes;
    }

    // With a worker of its own.
    ReadOne one_reader()
    {
        return [this, worker = std::make_shared<Worker>(workers_, limits_)](const Met& met) {
            // nobody waits for the rest of them then
            if (interrupted() != 0) {
                return Outcome{.file = met.file};
            }
            auto outcome = reader_.read(met, *worker);
            outcome.path = met.path;
            note(worker->jail());
            return outcome;
        };
    }

    void tell_lost() const
    {
        if (const auto lost = ledger_.lost(); lost > 0) {
            manner_.tell({"ledger-lost", {static_cast<std::int64_t>(lost)}});
        }
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

    // What was read is kept for the run after somebody mended them.
    Result<ReviewersNotes> reviewers_notes()
    {
        auto notes = read_notes(options_.out, workers_, manner_.terminal, manner_.tell);
        if (notes) {
            return notes;
        }
        return ledger_.commit().and_then([&] { return notes; });
    }

    // Workers of one run are all held alike.
    void note(const std::optional<Jail>& jail)
    {
        const std::lock_guard lock(noting_);
        jail_ = jail_ ? jail_ : jail;
    }

    // Once, as long as it stays the same.
    void tell_jail(LastRun& now)
    {
        now.jail = jail_ ? jail_text(*jail_, Language::en) : last_.jail;
        if (jail_ && !is_whole(*jail_) && now.jail != last_.jail) {
            manner_.tell({"jail-weak", {jail_text(*jail_, manner_.terminal)}});
        }
    }

    Result<Counts>
    publish_all(std::vector<Outcome> outcomes, RunFacts facts, ReviewersNotes reviewers)
    {
        outcomes = join(std::move(outcomes), inputs_.divisions, inputs_.aliases);
        auto missing = missing_reports(outcomes, inputs_.roster);
        std::move(missing.begin(), missing.end(), std::back_inserter(outcomes));
        const Completion completion(outcomes,
                                    inputs_.forms,
                                    inputs_.roster,
                                    [&](const Outcome& outcome) { return reader_.load(outcome); });
        facts.finished = timestamp();
        if (jail_) {
            facts.jail = JailFacts{.landlock = jail_->landlock, .seccomp = jail_->seccomp};
        }
        return publish(std::move(outcomes), // which leaves each of them where it is
                       inputs_.forms.forms,
                       std::move(facts),
                       {.out = options_.out,
                        .byte_order_mark = options_.byte_order_mark,
                        .language = options_.language,
                        .products = options_.products,
                        .notes = std::move(reviewers.notes),
                        .notes_read = std::move(reviewers.read),
                        .was_saved_since =
                            [&](const std::string& product) {
                                return reviewers.was_saved_since(options_.out / product);
                            },
                        .go_on = [&] { return go_on(); },
                        .tell = manner_.tell},
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

    // What is published is: what only saves the next run time is told of, and fails nothing.
    void leave(LastRun run, std::span<const std::string> used)
    {
        run.products = states_of_products(options_.out);
        set_last_run(ledger_, run);
        const auto left = ledger_.commit().and_then([&] { return ledger_.compact(used); });
        if (!left) {
            manner_.tell(left.error());
        }
    }

    const ConvertOptions& options_;
    const Inputs& inputs_;
    Lease& lease_;
    const RunManner& manner_;
    ForkServer& workers_;
    WorkerLimits limits_;
    Ledger& ledger_;
    Reader reader_;
    LastRun last_;
    bool is_untouched_;
    std::mutex noting_;
    std::optional<Jail> jail_; // once a worker was asked
};

} // namespace

std::string
timestamp()
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

Result<Published>
run(const ConvertOptions& options,
    const Inputs& inputs,
    Workplace& workplace,
    const RunManner& manner)
{
    const ReportCodec codec(inputs.forms);
    warm_up();
    auto workers = ForkServer::start(
        Works{document_work(inputs.forms, options.reading, codec), workbook_work()}, JailLimits());
    if (!workers) {
        return tl::unexpected(workers.error());
    }
    auto ledger = open_ledger(options, workplace.state, inputs.keys.reading, manner.tell);
    if (!ledger) {
        return tl::unexpected(ledger.error());
    }
    const auto inbox = list_inbox(options.inbox, {options.out, workplace.state});
    if (!inbox) {
        return tl::unexpected(inbox.error());
    }
    RunFacts facts{.version = NIANBAO_VERSION,
                   .started = manner.started,
                   .options = options.given,
                   .libraries = library_versions(),
                   .other_files = inbox->other_files,
                   .workers = options.jobs};
    Run one(options, inputs, workplace.lock.lease(), manner, {codec, *ledger, *workers});
    return one(*inbox, std::move(facts));
}

} // namespace nianbao
