#include "batch/reader.hpp"

#include "normalize/message.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace nianbao {

namespace {

// So many runs in a row try a document that hangs, breaks or outgrows its worker.
constexpr std::uint32_t most_attempts = 3;
constexpr std::string_view damaged = "report-damaged";
constexpr std::string_view settling = "settling";

std::int64_t
now()
{
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::nanoseconds>(since).count();
}

bool
is_circumstance(const Failure& failure)
{
    return rule_of(failure).reason_class == ReasonClass::circumstance;
}

bool
is_known(const Failure& failure)
{
    const auto rules = failure_rules();
    return std::any_of(rules.begin(), rules.end(), [&](const FailureRule& rule) {
        return rule.code == failure.code;
    });
}

bool
is_of_worker(const Failure& failure)
{
    return failure.code == "timeout" || failure.code == "memory" || failure.code == "crash";
}

// Whose report of which year it should have been, where its path says both.
void
fail_with(Outcome& outcome, Failure failure)
{
    outcome.status = Status::failed;
    outcome.failure = std::move(failure);
    auto filing = file_under({}, outcome.file);
    if (!filing.agency.empty() && filing.year) {
        filing.findings.clear();
        outcome.filing = std::move(filing);
    }
}

void
fill(Outcome& outcome, Report report, std::string sha256)
{
    outcome.report = std::move(report);
    outcome.report_sha256 = std::move(sha256);
    outcome.figures = outcome.report.observations.size();
    outcome.filing = file_under(outcome.report.identity, outcome.file);
    release(outcome);
}

std::string
line(std::string_view file,
     std::string_view sha256,
     std::string_view failure,
     std::string_view kept_sha256)
{
    std::string text(file);
    for (const auto field : {sha256, failure, kept_sha256}) {
        text += '\0';
        text += field;
    }
    return text + '\n';
}

} // namespace

Outcome
Reader::read(const Met& met, Worker& worker)
{
    Outcome outcome{.file = met.file};
    if (met.skipped) {
        outcome.status = Status::skipped;
        outcome.failure = met.skipped;
        return outcome;
    }
    const auto path = ledger_.path(met.path.native());
    const auto state = look_at(met.path);
    if (state && settle_.judge(*state, path) != Settling::settled) {
        return defer(met, *state, path);
    }
    auto known = path && state == path->state ? unchanged(*path) : std::nullopt;
    return outcome_of(met,
                      known ? Result<Record>(*std::move(known)) : look(met, worker),
                      path ? path->good_sha256 : std::string());
}

// What was seen is for the next run to compare with; the bytes that it goes with are yet to be
// read.
Outcome
Reader::defer(const Met& met, const FileState& state, const std::optional<PathEntry>& path)
{
    Outcome outcome{
        .file = met.file, .status = Status::deferred, .failure = Failure{std::string(settling)}};
    auto seen = path.value_or(PathEntry{});
    if (seen.state != state) {
        seen.state = state;
        seen.is_settled = false;
        ledger_.saw(met.path.native(), seen);
    }
    keep_last_good(outcome, seen.good_sha256);
    return outcome;
}

Outcome
Reader::outcome_of(const Met& met, Result<Record> record, const std::string& good)
{
    Outcome outcome{.file = met.file};
    if (!record) {
        fail_with(outcome, std::move(record.error()));
        keep_last_good(outcome, good);
        return outcome;
    }
    outcome.sha256 = record->sha256;
    outcome.bytes = record->path.state.size;
    outcome.is_fresh = record->is_fresh;
    record->path.good_sha256 = record->read ? record->sha256 : good;
    ledger_.saw(met.path.native(), record->path);
    if (record->read) {
        outcome.status = Status::read;
        fill(outcome, *std::move(record->read), outcome.sha256);
    } else {
        fail_with(outcome, std::move(record->read.error()));
        keep_last_good(outcome, good);
    }
    return outcome;
}

std::optional<Reader::Record>
Reader::unchanged(const PathEntry& path)
{
    auto read = path.is_settled ? from_ledger(path.sha256) : std::nullopt;
    return read ? std::optional(Record{path.sha256, *std::move(read), path}) : std::nullopt;
}

Result<Reader::Record>
Reader::look(const Met& met, Worker& worker)
{
    auto record = look_once(met, worker);
    if (!record && record.error().code == "changed-while-reading") {
        record = look_once(met, worker); // a copy that has ended meanwhile is whole now
    }
    return record;
}

Result<Reader::Record>
Reader::look_once(const Met& met, Worker& worker)
{
    const auto before = now();
    const auto file = open_file(met.path, Links::refuse);
    if (!file) {
        return tl::unexpected(file.error());
    }
    const auto sha256 = sha256_of(*file);
    if (!sha256) {
        return tl::unexpected(sha256.error());
    }
    auto known = from_ledger(*sha256);
    const bool is_fresh = !known;
    auto read = known ? Result<Read>(*std::move(known)) : ask(*file, *sha256, worker);
    if (!read) {
        return tl::unexpected(std::move(read.error()));
    }
    return check_unchanged(*file).map([&] {
        const PathEntry path{
            .state = file->state, .is_settled = is_settled(file->state, before), .sha256 = *sha256};
        return Record{*sha256, *std::move(read), path, is_fresh};
    });
}

// A record that the codec can't read is one that was lost.
std::optional<Reader::Read>
Reader::from_ledger(std::string_view sha256)
{
    const auto entry = ledger_.find(sha256);
    if (!entry || (entry->attempts > 0 && entry->attempts < most_attempts)) {
        return std::nullopt;
    }
    const auto record = ledger_.load(sha256);
    auto read = record ? codec_.decode(*record) : fail(std::string(damaged));
    return read || read.error().code != damaged ? std::optional(std::move(read)) : std::nullopt;
}

// A worker that was broken out of may say anything; nothing is remembered of bytes that changed
// while it read them.
Result<Reader::Read>
Reader::ask(const OpenFile& file, std::string_view sha256, Worker& worker)
{
    auto answer = worker.ask(file.descriptor.number());
    if (!answer && !is_of_worker(answer.error())) {
        return stop(std::move(answer.error()));
    }
    auto read = answer ? codec_.decode(*answer) : tl::unexpected(answer.error());
    if (answer && !read && (!is_known(read.error()) || is_circumstance(read.error()))) {
        read = fail("crash", {std::string("an answer that is no report")});
        answer = tl::unexpected(read.error());
    }
    return check_unchanged(file).and_then([&] {
        const auto record = answer ? *std::move(answer) : codec_.encode(read.error());
        return remember(sha256, record, std::move(read));
    });
}

Result<Reader::Read>
Reader::remember(std::string_view sha256, std::string_view record, Read read)
{
    ContentEntry entry{.failure = read ? "" : read.error().code};
    if (!read && is_of_worker(read.error())) {
        const auto before = ledger_.find(sha256);
        entry.attempts = (before ? before->attempts : 0) + 1;
    }
    if (auto added = ledger_.add(sha256, record, entry); !added) {
        return stop(std::move(added.error()));
    }
    return read;
}

void
Reader::keep_last_good(Outcome& outcome, const std::string& sha256)
{
    if (sha256.empty() || !is_circumstance(*outcome.failure)) {
        return;
    }
    if (auto read = from_ledger(sha256); read && *read) {
        outcome.is_kept = true;
        fill(outcome, **std::move(read), sha256);
    }
}

Result<Report>
Reader::load(const Outcome& outcome)
{
    auto read = from_ledger(outcome.report_sha256);
    if (read && *read) {
        return *std::move(read);
    }
    return ledger_.check().and_then(
        [&]() -> Result<Report> { return fail("ledger-damaged", {outcome.file}); });
}

tl::unexpected<Failure>
Reader::stop(Failure why)
{
    const std::lock_guard lock(one_);
    trouble_ = trouble_ ? trouble_ : why;
    return tl::unexpected(std::move(why));
}

std::optional<Failure>
Reader::trouble() const
{
    const std::lock_guard lock(one_);
    return trouble_;
}

std::optional<std::string>
Reader::known(const Met& met)
{
    if (met.skipped) {
        return line(met.file, {}, met.skipped->code, {});
    }
    const auto path = ledger_.path(met.path.native());
    const auto state = look_at(met.path);
    const auto judged = state ? settle_.judge(*state, path) : Settling::settled;
    if (judged != Settling::settled) {
        return known_deferred(met, path, judged);
    }
    if (!path || !path->is_settled || state != path->state) {
        return std::nullopt;
    }
    const auto entry = ledger_.find(path->sha256);
    if (!entry || (entry->attempts > 0 && entry->attempts < most_attempts)) {
        return std::nullopt;
    }
    const bool is_kept = entry->attempts > 0;
    return line(met.file, path->sha256, entry->failure, is_kept ? path->good_sha256 : "");
}

// One that is unproven has to be looked at, so that the next run finds what this one saw.
std::optional<std::string>
Reader::known_deferred(const Met& met, const std::optional<PathEntry>& path, Settling judged)
{
    if (judged == Settling::unproven) {
        return std::nullopt;
    }
    return line(met.file, {}, settling, path ? path->good_sha256 : "");
}

std::string
Reader::line_of(const Outcome& outcome)
{
    const auto failure = outcome.failure ? std::string_view(outcome.failure->code) : "";
    return line(
        outcome.file, outcome.sha256, failure, outcome.is_kept ? outcome.report_sha256 : "");
}

} // namespace nianbao
