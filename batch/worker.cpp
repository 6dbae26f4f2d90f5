#include "batch/worker.hpp"

#include "batch/interrupt.hpp"
#include "batch/serve_documents.hpp"
#include "batch/socket.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <fstream>

#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace nianbao {

namespace {

using namespace std::chrono_literals;

constexpr auto look_after = 100ms; // how often a long document's memory is looked at
constexpr std::uint64_t mib = 1U << 20U;

Failure
timeout(std::int64_t seconds)
{
    return {"timeout", {seconds}};
}

Failure
memory(const WorkerLimits& limits)
{
    return {"memory", {static_cast<std::int64_t>(limits.resident / mib)}};
}

Failure
crash(std::string how)
{
    return {"crash", {std::move(how)}};
}

std::string
name_of_signal(int signal)
{
    const auto* name = ::sigabbrev_np(signal);
    return name == nullptr ? fmt::format("signal {}", signal) : fmt::format("SIG{}", name);
}

Failure
failure_of(const Ended& ended, const WorkerLimits& limits)
{
    if (ended.signal == SIGXCPU) {
        return timeout(static_cast<std::int64_t>(limits.jail.cpu_seconds));
    }
    if (ended.signal == 0 && ended.code == out_of_memory) {
        return memory(limits);
    }
    return crash(ended.signal != 0 ? name_of_signal(ended.signal)
                                   : fmt::format("exit {}", ended.code));
}

} // namespace

Worker::~Worker()
{
    if (child_.socket.is_open()) {
        static_cast<void>(server_.end(child_.pid, Ending::at_once));
    }
}

Result<std::string>
Worker::ask(int document, Task task)
{
    if (asked_ >= limits_.documents) {
        static_cast<void>(kill({}));
    }
    const auto until = Clock::now() + limits_.wall;
    if (auto started = start(); !started) {
        return tl::unexpected(started.error());
    }
    ++asked_;
    const char request = static_cast<char>(task);
    if (!send_message(child_.socket.number(), {&request, 1}, document)) {
        return gone();
    }
    return answer(until);
}

// Waits for the jail, too: no document goes to a process that isn't in it.
Result<void>
Worker::start()
{
    if (child_.socket.is_open()) {
        return {};
    }
    auto child = server_.spawn();
    if (!child) {
        return tl::unexpected(child.error());
    }
    child_ = *std::move(child);
    asked_ = 0;
    cpu_seconds_ = 0;
    Jail jail;
    if (auto told = receive(bytes_of(jail), Clock::now() + limits_.wall); !told) {
        return fail("worker-failed", told.error().arguments);
    }
    jail_ = jail;
    return {};
}

Result<std::string>
Worker::answer(Clock::time_point until)
{
    AnswerHeader header;
    if (auto received = receive(bytes_of(header), until); !received) {
        return tl::unexpected(received.error());
    }
    if (header.size > limits_.answer) {
        return kill(crash(fmt::format("an answer of {} bytes", header.size)));
    }
    std::string bytes(static_cast<std::size_t>(header.size), '\0');
    if (auto received = receive(bytes, until); !received) {
        return tl::unexpected(received.error());
    }
    allow_cpu(header.cpu_seconds);
    return bytes;
}

Result<void>
Worker::receive(std::span<char> bytes, Clock::time_point until)
{
    while (!bytes.empty()) {
        const auto got = ::recv(child_.socket.number(), bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (got > 0) {
            bytes = bytes.subspan(static_cast<std::size_t>(got));
        } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
            return gone();
        } else if (auto waited = wait(until); !waited) {
            return waited;
        }
    }
    return {};
}

// Until there is something to receive, or the document has had its share.
Result<void>
Worker::wait(Clock::time_point until)
{
    if (auto going = unless_interrupted(); !going) {
        return kill(going.error());
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    if (left <= 0ms) {
        return kill(timeout(std::chrono::floor<std::chrono::seconds>(limits_.wall).count()));
    }
    pollfd socket{.fd = child_.socket.number(), .events = POLLIN, .revents = 0};
    if (::poll(&socket, 1, static_cast<int>(std::min(left, look_after + 0ms).count())) == 0 &&
        is_too_large()) {
        return kill(memory(limits_));
    }
    return {};
}

bool
Worker::is_too_large() const
{
    if (is_sanitized) {
        return false;
    }
    // proc(5): pages in all, then those resident
    std::ifstream sizes(fmt::format("/proc/{}/statm", child_.pid));
    std::uint64_t all = 0;
    std::uint64_t resident = 0;
    sizes >> all >> resident;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) > limits_.resident;
}

tl::unexpected<Failure>
Worker::kill(Failure why)
{
    static_cast<void>(server_.end(child_.pid, Ending::at_once));
    child_ = Child();
    asked_ = 0;
    return tl::unexpected(std::move(why));
}

tl::unexpected<Failure>
Worker::gone()
{
    const auto ended = server_.end(child_.pid, Ending::by_itself);
    child_ = Child();
    asked_ = 0;
    return tl::unexpected(failure_of(ended, limits_));
}

// RLIMIT_CPU counts from the start of the process, and each document may take as much.
void
Worker::allow_cpu(std::uint64_t used)
{
    if (used == cpu_seconds_) {
        return;
    }
    cpu_seconds_ = used;
    const rlimit more{used + limits_.jail.cpu_seconds, RLIM_INFINITY};
    static_cast<void>(::prlimit(child_.pid, RLIMIT_CPU, &more, nullptr));
}

} // namespace nianbao
