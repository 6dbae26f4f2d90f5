#include "batch/read_all.hpp"

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

MakeReader
each(const ReadOne& read)
{
    return [read] { return read; };
}

} // namespace

TEST_CASE("outcomes keep the order of the sources, on any number of threads")
{
    const auto met = sources({"a.docx", "b.docx", "c.docx"});
    for (const unsigned jobs : {1U, 8U}) {
        const auto outcomes =
            read_all(met, jobs, each([](const Met& one) {
                         if (one.file == "a.docx") {
                             std::this_thread::sleep_for(std::chrono::milliseconds(20));
                         }
                         return Outcome{.file = one.file, .status = Status::read};
                     }));
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
        const auto outcomes = read_all(met, jobs, each([](const Met& one) {
                                           if (one.file == "b.docx") {
                                               throw std::runtime_error("boom");
                                           }
                                           return Outcome{.file = one.file, .status = Status::read};
                                       }));
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
    const auto outcomes = read_all(met,
                                   8,
                                   each([](const Met& one) { return Outcome{.file = one.file}; }),
                                   [&](const Outcome&) { ++told; });
    CHECK(told == 100);
    CHECK(outcomes.size() == 100);
}

TEST_CASE("nothing to read gives nothing")
{
    CHECK(read_all({}, 8, each([](const Met&) { return Outcome{}; })).empty());
}
