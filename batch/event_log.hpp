#pragma once

#include "batch/terminal.hpp"
#include "export/descriptor.hpp"
#include "export/outcome.hpp"
#include "export/publish.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace nianbao {

// The file of --log: one JSON object a line, appended whole, each with its time and its event. What
// comes from documents is made harmless first. One without a file takes everything and keeps
// nothing. One thread at a time.
class EventLog
{
public:
    EventLog() = default;
    // Fails with write-failed.
    [[nodiscard]] static Result<EventLog> open(const std::filesystem::path& file,
                                               Language language);

    void started(const RunFacts& facts);
    // A document that was read in this run, or failed.
    void document(const Outcome& outcome);
    // What was told to a person beside that, and what ended the run.
    void told(const Failure& what);
    void failed(const Failure& why);
    void published(const Counts& counts);
    void unchanged();
    void ended(ExitStatus status);

private:
    EventLog(Descriptor file, Language language) : file_(std::move(file)), language_(language) {}

    Descriptor file_;
    Language language_ = Language::zh;

    struct Line;
    void write(const Line& line);
};

} // namespace nianbao
