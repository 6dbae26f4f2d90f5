#include "batch/interrupt.hpp"

#include "normalize/message.hpp"

#include <doctest/doctest.h>

#include <csignal>

using namespace nianbao;

TEST_CASE("a signal is remembered, and of several the first")
{
    remember_interrupts();
    CHECK(interrupted() == 0);
    CHECK(unless_interrupted());
    std::raise(SIGTERM);
    std::raise(SIGINT);
    CHECK(interrupted() == SIGTERM);
    const auto stop = unless_interrupted();
    REQUIRE_FALSE(stop);
    CHECK(stop.error() == Failure{"interrupted", {std::int64_t{SIGTERM}}});
    CHECK(words(stop.error(), Language::en) ==
          "interrupted by signal 15; nothing was published, earlier output stands");
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

TEST_CASE("a signal that is ignored stays so")
{
    std::signal(SIGINT, SIG_IGN);
    remember_interrupts();
    std::raise(SIGINT);
    CHECK(interrupted() == 0);
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}
