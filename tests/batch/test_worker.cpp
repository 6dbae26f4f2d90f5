#include "batch/worker.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace nianbao;
using namespace std::chrono_literals;

namespace {

// An open file that holds `bytes`.
Descriptor
document(const std::string& bytes)
{
    Descriptor file(::memfd_create("document", MFD_CLOEXEC));
    REQUIRE(::write(file.number(), bytes.data(), bytes.size()) ==
            static_cast<ssize_t>(bytes.size()));
    return file;
}

void
allocate_for_ever()
{
    std::vector<std::vector<char>> all;
    for (;;) {
        all.emplace_back(1U << 20U, 'x');
    }
}

// A document's text says what goes wrong while it is read.
std::string
obey(std::string bytes)
{
    if (bytes == "hang") {
        static_cast<void>(::read(3, bytes.data(), 1)); // its own socket, on which nothing comes
    } else if (bytes == "spin") {
        for (std::atomic<unsigned> turns = 0;;) {
            ++turns;
        }
    } else if (bytes == "memory") {
        allocate_for_ever();
    } else if (bytes == "segv") {
        static volatile int* nothing = nullptr;
        *nothing = 1;
    } else if (bytes == "exit") {
        ::_exit(3);
    } else if (bytes == "huge") {
        return std::string(2U << 20U, 'x');
    } else if (bytes == "open") {
        return ::open("/etc/passwd", O_RDONLY) < 0 ? "denied" : "opened";
    } else if (bytes == "socket") {
        ::socket(AF_INET, SOCK_STREAM, 0);
        return "a socket";
    } else if (bytes == "pid") {
        static int count = 0;
        return std::to_string(++count);
    }
    return "read " + bytes;
}

WorkerLimits
limits()
{
    return {.wall = 500ms, .answer = 1U << 20U};
}

struct Setting
{
    WorkerLimits limit = limits();
    ForkServer server = ForkServer::start(obey, limit.jail).value();
    Worker worker{server, limit};

    std::string ask(const std::string& text)
    {
        const auto answered = worker.ask(document(text).number());
        return answered ? *answered : answered.error().code;
    }
};

} // namespace

TEST_CASE("a worker answers with what it made of the document's bytes")
{
    Setting setting;
    CHECK(setting.ask("a") == "read a");
    CHECK(setting.ask("") == "read ");
    CHECK(setting.ask(std::string(300'000, 'b')) == "read " + std::string(300'000, 'b'));
}

TEST_CASE("a document that breaks its worker costs itself alone, wherever it stands")
{
    const std::vector<std::pair<std::string, std::string>> faults{{"hang", "timeout"},
                                                                  {"spin", "timeout"},
                                                                  {"segv", "crash"},
                                                                  {"exit", "crash"},
                                                                  {"huge", "crash"}};
    for (const auto& [fault, code] : faults) {
        CAPTURE(fault);
        for (std::size_t place = 0; place < 3; ++place) {
            Setting setting;
            for (std::size_t i = 0; i < 3; ++i) {
                CHECK(setting.ask(i == place ? fault : "a") == (i == place ? code : "read a"));
            }
        }
    }
}

TEST_CASE("a document that takes all memory fails with memory" * doctest::skip(is_sanitized))
{
    Setting setting;
    setting.limit.wall = 10s;
    CHECK(setting.ask("memory") == "memory");
    CHECK(setting.ask("a") == "read a");
    setting.limit.resident = 1U << 20U; // any process is larger
    CHECK(setting.ask("hang") == "memory");
}

TEST_CASE("the failure of a worker says how it ended" * doctest::skip(is_sanitized))
{
    Setting setting;
    const auto crashed = setting.worker.ask(document("segv").number());
    CHECK(crashed.error() == Failure{"crash", {std::string("SIGSEGV")}});
    const auto left = setting.worker.ask(document("exit").number());
    CHECK(left.error() == Failure{"crash", {std::string("exit 3")}});
}

TEST_CASE("a worker can open nothing, and a socket is its end")
{
    Setting setting;
    CHECK(setting.ask("open") == "denied");
    REQUIRE(setting.worker.jail());
    CHECK(setting.worker.jail()->seccomp != is_sanitized);
    CHECK(setting.worker.jail()->landlock > 0);
    if (!is_sanitized) {
        const auto ended = setting.worker.ask(document("socket").number());
        CHECK(ended.error() == Failure{"crash", {std::string("SIGSYS")}});
    }
}

TEST_CASE("after so many documents a fresh worker takes over")
{
    Setting setting;
    setting.limit.documents = 2;
    CHECK(setting.ask("pid") == "1");
    CHECK(setting.ask("pid") == "2");
    CHECK(setting.ask("pid") == "1");
}

TEST_CASE("processor time is counted anew for each document" * doctest::skip(is_sanitized))
{
    auto limit = limits();
    limit.jail.cpu_seconds = 1;
    limit.wall = 10s;
    auto server = ForkServer::start(obey, limit.jail).value();
    Worker worker(server, limit);
    CHECK(worker.ask(document("spin").number()).error() == Failure{"timeout", {std::int64_t{1}}});
    CHECK(worker.ask(document("a").number()).value() == "read a");
}

TEST_CASE("threads ask workers of their own at one time")
{
    auto limit = limits();
    limit.wall = 10s;
    auto server = ForkServer::start(obey, limit.jail).value();
    std::array<int, 4> right{};
    {
        std::vector<std::jthread> threads;
        for (auto& count : right) {
            threads.emplace_back([&count, &server, &limit] {
                Worker worker(server, limit);
                for (int i = 0; i < 50; ++i) {
                    const Descriptor file(::memfd_create("document", MFD_CLOEXEC));
                    const auto text = std::to_string(i);
                    const bool written = ::write(file.number(), text.data(), text.size()) > 0;
                    const auto answer = worker.ask(file.number());
                    count += written && answer && *answer == "read " + text ? 1 : 0;
                }
            });
        }
    }
    CHECK(right == std::array<int, 4>{50, 50, 50, 50});
}
