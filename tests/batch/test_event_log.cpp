#include "batch/event_log.hpp"
#include "batch/run_mark.hpp"
#include "tests/batch/folder_tree.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <vector>

using namespace nianbao;

namespace {

std::vector<std::string>
lines_of(const std::filesystem::path& file)
{
    std::ifstream stream(file);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

} // namespace

TEST_CASE("each event is a line of JSON, appended to those that are there")
{
    const FolderTree tree;
    const auto file = tree.file("log", "what was there\n");
    for (int run = 0; run < 2; ++run) {
        auto log = EventLog::open(file, Language::en).value();
        log.started({.version = "1", .options = {{"out", "o"}}});
        log.ended(ExitStatus::some_failed);
    }
    const auto lines = lines_of(file);
    REQUIRE(lines.size() == 5);
    CHECK(lines[0] == "what was there");
    const auto started = nlohmann::json::parse(lines[1]);
    CHECK(started["event"] == "started");
    CHECK(started["options"][0]["value"] == "o");
    CHECK(nlohmann::json::parse(lines[4])["exit"] == 3);
}

TEST_CASE("nothing from a document forges a line of the log or moves a cursor")
{
    const FolderTree tree;
    const auto file = tree.path() / "log";
    auto log = EventLog::open(file, Language::en).value();
    Outcome outcome{.file = "a\n{\"event\":\"ended\"}\x1b[2J\xE2\x80\xAE\xFF.docx"};
    outcome.failure = Failure{"damaged-zip", {std::string("\r\n\x1b[31m")}};
    log.document(outcome);
    const auto lines = lines_of(file);
    REQUIRE(lines.size() == 1);
    CHECK(std::none_of(lines[0].begin(), lines[0].end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20;
    }));
    const auto event = nlohmann::json::parse(lines[0]);
    CHECK(event["event"] == "document");
    CHECK(event["code"] == "damaged-zip");
    CHECK(event["file"] == R"(a\u{A}{"event":"ended"}\u{1B}[2J\u{202E}\xFF.docx)");
}

TEST_CASE("a document that was read before and is read no more is no event")
{
    const FolderTree tree;
    const auto file = tree.path() / "log";
    auto log = EventLog::open(file, Language::en).value();
    log.document({.file = "a.docx", .status = Status::read});
    log.document({.file = "b.docx", .status = Status::read, .is_fresh = true});
    CHECK(lines_of(file).size() == 1);
}

TEST_CASE("a log that can't be opened is told, and one that was not asked for keeps nothing")
{
    CHECK(EventLog::open("/nowhere/log", Language::en).error().code == "write-failed");
    EventLog().ended(ExitStatus::good);
}

TEST_CASE("every run leaves a mark for whoever watches over it")
{
    const FolderTree tree;
    const auto mark = [&] {
        std::ifstream stream(tree.path() / "last-run.json");
        return nlohmann::json::parse(stream);
    };
    const Published same{.failed = {.count = 2}, .errors = 1, .warnings = 3};
    leave_mark(tree.path(), {.started = "2026-01-02T03:04:05Z", .published = &same});
    CHECK(mark()["result"] == "unchanged");
    CHECK(mark()["started"] == "2026-01-02T03:04:05Z");
    CHECK(mark()["failed_documents"] == 2);
    const Published fresh{.counts = Counts{}};
    leave_mark(tree.path(), {.started = "x", .published = &fresh});
    CHECK(mark()["result"] == "published");
    leave_mark(tree.path(), {.started = "x", .why = Failure{"path-missing", {std::string("no")}}});
    CHECK(mark()["result"] == "failed");
    CHECK(mark()["reason"] == "path-missing");
}
