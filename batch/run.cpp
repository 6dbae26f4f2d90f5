#include "batch/run.hpp"

#include "batch/read_file.hpp"
#include "export/sha256.hpp"
#include "extract/document_reader.hpp"
#include "extract/package.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace nianbao {

namespace {

// One bad document costs that document alone: the one place that catches.
Outcome
guarded(const Met& met, const ReadOne& read)
{
    try {
        return read(met);
    } catch (const std::exception& error) {
        return {.file = met.file, .failure = Failure{"internal", {std::string(error.what())}}};
    }
}

Outcome
failed(Outcome outcome, Failure failure)
{
    outcome.status = Status::failed;
    outcome.failure = std::move(failure);
    return outcome;
}

Outcome
read_bytes(Outcome outcome,
           std::string bytes,
           const FormLibrary& library,
           const ReadingOptions& options)
{
    outcome.bytes = bytes.size();
    outcome.sha256 = sha256_hex(bytes);
    Findings findings;
    const auto document = Package::open(std::move(bytes)).and_then([&](const Package& package) {
        return read_document(package, findings);
    });
    if (!document) {
        return failed(std::move(outcome), document.error());
    }
    outcome.report = compile_report(*document, library, options, std::move(findings));
    outcome.filing = file_under(outcome.report.identity, outcome.file);
    outcome.status = Status::read;
    return outcome;
}

} // namespace

Outcome
read_one(const Met& met, const FormLibrary& library, const ReadingOptions& options)
{
    Outcome outcome{.file = met.file};
    if (met.skipped) {
        outcome.status = Status::skipped;
        outcome.failure = met.skipped;
        return outcome;
    }
    auto bytes = read_file(met.path);
    if (!bytes) {
        return failed(std::move(outcome), std::move(bytes.error()));
    }
    return read_bytes(std::move(outcome), std::move(*bytes), library, options);
}

std::vector<Outcome>
run_batch(std::span<const Met> sources, unsigned jobs, const ReadOne& read, const Watch& watch)
{
    std::vector<Outcome> outcomes(sources.size());
    std::atomic<std::size_t> next = 0;
    std::mutex watching;
    const auto work = [&] {
        for (auto at = next++; at < sources.size(); at = next++) {
            outcomes[at] = guarded(sources[at], read);
            if (watch) {
                const std::lock_guard lock(watching);
                watch(outcomes[at]);
            }
        }
    };
    {
        std::vector<std::jthread> workers;
        const auto count = std::min<std::size_t>(std::max(jobs, 1U), sources.size());
        for (std::size_t i = 0; i < count; ++i) {
            workers.emplace_back(work);
        }
    } // joined here
    return outcomes;
}

} // namespace nianbao
