#pragma once

#include "batch/fork_server.hpp"

#include <chrono>
#include <optional>
#include <span>
#include <string>

namespace nianbao {

struct WorkerLimits
{
    JailLimits jail{};
    std::chrono::milliseconds wall{is_sanitized ? 300'000 : 30'000}; // a document
    std::uint64_t resident = 384U << 20U; // bytes; not under the sanitizers
    std::uint64_t answer = 128U << 20U;   // bytes
    std::uint32_t documents = 1000;       // then a fresh worker takes over
};

// One worker as one thread of the run sees it: a process that is there when it is asked, watched
// and replaced. Destroyed, it is killed. `server` must outlive it.
class Worker
{
public:
    Worker(ForkServer& server, const WorkerLimits& limits) : server_(server), limits_(limits) {}
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker();

    // What the work gave for the open file. Its bytes may be anything: whoever breaks out of a
    // worker writes them. Fails with timeout, memory or crash, each of which costs that document
    // alone, and with worker-failed or interrupted.
    [[nodiscard]] Result<std::string> ask(int document, Task task = Task::document);

    // What holds the worker in; empty before it was asked once.
    [[nodiscard]] const std::optional<Jail>& jail() const { return jail_; }

private:
    using Clock = std::chrono::steady_clock;

    Result<void> start();
    Result<std::string> answer(Clock::time_point until);
    Result<void> receive(std::span<char> bytes, Clock::time_point until);
    Result<void> wait(Clock::time_point until);
    [[nodiscard]] bool is_too_large() const;
    tl::unexpected<Failure> kill(Failure why);
    tl::unexpected<Failure> gone();
    void allow_cpu(std::uint64_t used);

    ForkServer& server_;
    const WorkerLimits& limits_;
    Child child_;
    std::optional<Jail> jail_;
    std::uint32_t asked_ = 0;       // since it started
    std::uint64_t cpu_seconds_ = 0; // that it said it used
};

} // namespace nianbao
