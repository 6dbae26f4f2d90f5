#pragma once

#include "batch/jail.hpp"
#include "export/descriptor.hpp"
#include "extract/finding.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include <sys/types.h>

namespace nianbao {

// What a worker makes of a document's bytes. It runs in a jailed process of its own; where it runs
// out of memory (std::bad_alloc) that process ends.
using Work = std::function<std::string(std::string bytes)>;

// Which work a worker is asked for: the byte that comes with the descriptor.
enum class Task : char { document = '?', workbook = 'w' };

// What a worker can do. An empty one answers nothing.
struct Works
{
    Work document;
    Work workbook{};
};

// A worker as the fork server made it. Its first message is its Jail.
struct Child
{
    pid_t pid = -1;
    Descriptor socket;
};

// How a process ended.
struct Ended
{
    int signal = 0; // 0: by itself, with `code`
    int code = 0;
};

enum class Ending : std::uint8_t { at_once, by_itself };

// A small process that forks the workers, so that none inherits what the run holds by then: its
// memory, its descriptors, its threads. It and its workers die with the thread that started it.
class ForkServer
{
public:
    // Call before there are threads, and before anything large is allocated. Fails with
    // worker-failed.
    [[nodiscard]] static Result<ForkServer> start(const Works& works, const JailLimits& limits);
    [[nodiscard]] static Result<ForkServer> start(const Work& document, const JailLimits& limits);

    ForkServer(ForkServer&&) = default;
    ForkServer& operator=(ForkServer&&) = default;
    ~ForkServer();

    // From any thread. Fails with worker-failed.
    [[nodiscard]] Result<Child> spawn();
    // Kills the process, or first gives it a moment to end by itself, and says how it ended.
    [[nodiscard]] Ended end(pid_t pid, Ending ending);

private:
    ForkServer(pid_t pid, Descriptor control) : pid_(pid), control_(std::move(control)) {}

    pid_t pid_ = -1;
    Descriptor control_;
    std::unique_ptr<std::mutex> asking_ = std::make_unique<std::mutex>();
};

} // namespace nianbao
