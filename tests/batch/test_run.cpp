#include "batch/run.hpp"
#include "tests/batch/folder_tree.hpp"
#include "tests/support/docx.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <thread>

using namespace nianbao;

namespace {

std::vector<Met>
sources(const std::vector<std::string>& files)
{
    std::vector<Met> met;
    for (const auto& file : files) {
        met.push_back({.file = file, .path = file});
    }
    return met;
}

} // namespace

TEST_CASE("outcomes keep the order of the sources, on any number of threads")
{
    const auto met = sources({"a.docx", "b.docx", "c.docx"});
    for (const unsigned jobs : {1U, 8U}) {
        const auto outcomes = run_batch(met, jobs, [](const Met& one) {
            if (one.file == "a.docx") {
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
            return Outcome{.file = one.file, .status = Status::read};
        });
        REQUIRE(outcomes.size() == 3);
        CHECK(outcomes[0].file == "a.docx");
        CHECK(outcomes[1].file == "b.docx");
        CHECK(outcomes[2].file == "c.docx");
    }
}

TEST_CASE("an exception costs the document it was thrown for, and no other")
{
    const auto met = sources({"a.docx", "b.docx", "c.docx"});
    for (const unsigned jobs : {1U, 8U}) {
        const auto outcomes = run_batch(met, jobs, [](const Met& one) {
            if (one.file == "b.docx") {
                throw std::runtime_error("boom");
            }
            return Outcome{.file = one.file, .status = Status::read};
        });
        CHECK(outcomes[0].status == Status::read);
        CHECK(outcomes[1].file == "b.docx");
        CHECK(outcomes[1].status == Status::failed);
        CHECK(outcomes[1].failure == Failure{"internal", {std::string("boom")}});
        CHECK(outcomes[2].status == Status::read);
    }
}

TEST_CASE("each outcome is told once, by one thread at a time")
{
    const auto met = sources(std::vector<std::string>(100, "a.docx"));
    int told = 0;
    const auto outcomes = run_batch(
        met,
        8,
        [](const Met& one) { return Outcome{.file = one.file}; },
        [&](const Outcome&) { ++told; });
    CHECK(told == 100);
    CHECK(outcomes.size() == 100);
}

TEST_CASE("nothing to read gives nothing")
{
    CHECK(run_batch({}, 8, [](const Met&) { return Outcome{}; }).empty());
}

TEST_CASE("what the inbox skipped is not opened")
{
    const Met met{.file = "~$a.docx", .path = "/nowhere", .skipped = Failure{"left-alone"}};
    const auto outcome = read_one(met, FormLibrary(), {});
    CHECK(outcome.status == Status::skipped);
    CHECK(outcome.failure == Failure{"left-alone"});
    CHECK(outcome.sha256.empty());
}

TEST_CASE("a file that is no package fails with its size and hash kept")
{
    const FolderTree tree;
    const auto outcome =
        read_one({.file = "a.docx", .path = tree.file("a.docx")}, FormLibrary(), {});
    CHECK(outcome.status == Status::failed);
    REQUIRE(outcome.failure);
    CHECK(outcome.failure->code == "empty-file");
    CHECK(outcome.bytes == 0);
    CHECK(outcome.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a document is read, filed under agency and year, and hashed")
{
    const FolderTree tree;
    const auto bytes =
        docx("<w:p><w:r><w:t>甲市财政局2021年政府信息公开工作年度报告</w:t></w:r></w:p>");
    const auto library = load_forms({});
    REQUIRE(library);
    const auto outcome =
        read_one({.file = "a.docx", .path = tree.file("a.docx", bytes)}, *library, {});
    CHECK(outcome.status == Status::read);
    CHECK(outcome.failure == std::nullopt);
    CHECK(outcome.bytes == bytes.size());
    CHECK(outcome.sha256.size() == 64);
    CHECK(outcome.filing.agency == "甲市财政局");
    CHECK(outcome.filing.year == 2021);
    CHECK(outcome.report.form.empty());
}
