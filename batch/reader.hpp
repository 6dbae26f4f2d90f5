#pragma once

#include "batch/inbox.hpp"
#include "batch/ledger.hpp"
#include "batch/read_file.hpp"
#include "batch/settle.hpp"
#include "batch/worker.hpp"
#include "export/outcome.hpp"
#include "normalize/report_codec.hpp"

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace nianbao {

// Gives each file met its outcome: from the ledger where it knows the bytes, else from a worker.
// From any thread, each with a worker of its own. What it is given must outlive it.
class Reader
{
public:
    Reader(Ledger& ledger, const ReportCodec& codec, const SettleRule& settle = {})
        : ledger_(ledger), codec_(codec), settle_(settle)
    {
    }

    // Its report is released: `load` gets it back.
    [[nodiscard]] Outcome read(const Met& met, Worker& worker);

    // The report of an outcome that has one. Fails with ledger-damaged.
    [[nodiscard]] Result<Report> load(const Outcome& outcome);

    // What came of a file whose outcome the ledger still has, in a line: whoever knows all lines of
    // an inbox knows whether anything changed. Nothing where the file must be read.
    [[nodiscard]] std::optional<std::string> known(const Met& met);
    // The same of an outcome.
    [[nodiscard]] static std::string line_of(const Outcome& outcome);

    // What keeps the run itself from going on: worker-failed, or write-failed of the ledger.
    [[nodiscard]] std::optional<Failure> trouble() const;

private:
    using Read = Result<Report>; // or why the document gives none

    struct Record
    {
        std::string sha256;
        Read read;
        PathEntry path;        // where the bytes stand
        bool is_fresh = false; // a worker read them just now
    };

    [[nodiscard]] Outcome
    defer(const Met& met, const FileState& state, const std::optional<PathEntry>& path);
    [[nodiscard]] std::optional<std::string>
    known_deferred(const Met& met, const std::optional<PathEntry>& path, Settling judged);
    [[nodiscard]] Outcome
    outcome_of(const Met& met, Result<Record> record, const std::string& good_sha256);
    // Of bytes that stand there as they did.
    [[nodiscard]] std::optional<Record> unchanged(const PathEntry& path);
    [[nodiscard]] Result<Record> look(const Met& met, Worker& worker);
    [[nodiscard]] Result<Record> look_once(const Met& met, Worker& worker);
    [[nodiscard]] std::optional<Read> from_ledger(std::string_view sha256);
    [[nodiscard]] Result<Read> ask(const OpenFile& file, std::string_view sha256, Worker& worker);
    [[nodiscard]] Result<Read>
    remember(std::string_view sha256, std::string_view record, Read read);
    void keep_last_good(Outcome& outcome, const std::string& sha256);
    tl::unexpected<Failure> stop(Failure why);

    Ledger& ledger_;
    const ReportCodec& codec_;
    SettleRule settle_;
    mutable std::mutex one_;
    std::optional<Failure> trouble_; // the first
};

} // namespace nianbao
