#include "batch/event_log.hpp"

#include "batch/run.hpp"

#include <nlohmann/json.hpp>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace nianbao {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest = 4096; // bytes of a text; no path is longer

Json
event(std::string_view name)
{
    return {{"time", timestamp()}, {"event", name}};
}

std::string
harmless(std::string_view text)
{
    return visible(text, longest);
}

Json
failure_json(Json json, const Failure& failure, Language language)
{
    json["code"] = harmless(failure.code);
    json["message"] = words(failure, language);
    return json;
}

Json
counts_json(Json json, const Counts& counts)
{
    json["documents"] = counts.documents;
    json["read"] = counts.read;
    json["failed"] = counts.failed;
    json["skipped"] = counts.skipped;
    json["superseded"] = counts.superseded;
    json["observations"] = counts.observations;
    json["errors"] = counts.errors;
    json["warnings"] = counts.warnings;
    return json;
}

} // namespace

struct EventLog::Line
{
    Json json;
};

Result<EventLog>
EventLog::open(const std::filesystem::path& file, Language language)
{
    constexpr int how = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY;
    Descriptor opened(::open(file.c_str(), how, 0666)); // NOLINT
    if (!opened.is_open()) {
        return write_failed(file, errno);
    }
    return EventLog(std::move(opened), language);
}

// A log that can't be written stops nothing: what is published says it all.
void
EventLog::write(const Line& line)
{
    if (!file_.is_open()) {
        return;
    }
    const auto text = line.json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
    static_cast<void>(!::write(file_.number(), text.data(), text.size()));
}

void
EventLog::started(const RunFacts& facts)
{
    auto json = event("started");
    json["version"] = facts.version;
    json["pid"] = ::getpid();
    for (const auto& [name, value] : facts.options) {
        json["options"].push_back({{"name", name}, {"value", harmless(value)}});
    }
    write({std::move(json)});
}

void
EventLog::document(const Outcome& outcome)
{
    if (!outcome.is_fresh && outcome.status != Status::failed) {
        return;
    }
    auto json = event("document");
    json["file"] = harmless(outcome.file);
    json["status"] = name_of(outcome.status);
    json["bytes"] = outcome.bytes;
    json["observations"] = outcome.figures;
    write({outcome.failure ? failure_json(std::move(json), *outcome.failure, language_)
                           : std::move(json)});
}

void
EventLog::told(const Failure& what)
{
    write({failure_json(event("notice"), what, language_)});
}

void
EventLog::failed(const Failure& why)
{
    write({failure_json(event("failed"), why, language_)});
}

void
EventLog::published(const Counts& counts)
{
    write({counts_json(event("published"), counts)});
}

void
EventLog::unchanged()
{
    write({event("unchanged")});
}

void
EventLog::ended(ExitStatus status)
{
    auto json = event("ended");
    json["exit"] = static_cast<int>(status);
    write({std::move(json)});
}

} // namespace nianbao
