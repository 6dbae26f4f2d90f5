#include "batch/interrupt.hpp"

#include <atomic>
#include <csignal>

namespace nianbao {

namespace {

std::atomic<int> came = 0; // a handler can reach nothing else
static_assert(std::atomic<int>::is_always_lock_free);

void
remember(int signal)
{
    int none = 0;
    came.compare_exchange_strong(none, signal);
}

} // namespace

void
remember_interrupts()
{
    came = 0;
    for (const int signal : {SIGINT, SIGTERM}) {
        struct sigaction before = {};
        struct sigaction action = {};
        action.sa_handler = remember;
        action.sa_flags = SA_RESTART;
        if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) {
            ::sigaction(signal, &action, nullptr);
        }
    }
}

int
interrupted()
{
    return came;
}

Result<void>
unless_interrupted()
{
    if (const int signal = interrupted(); signal != 0) {
        return fail("interrupted", {std::int64_t{signal}});
    }
    return {};
}

} // namespace nianbao
