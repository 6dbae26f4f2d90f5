#include "batch/fork_server.hpp"

#include "batch/serve_documents.hpp"
#include "batch/socket.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace nianbao {

namespace {

constexpr int first_descriptor = 3; // behind the standard ones: where a child keeps its socket

enum class Order : std::uint8_t { spawn, end_at_once, end_by_itself };

struct Request
{
    Order order = Order::spawn;
    pid_t pid = -1;
};

struct Reply
{
    pid_t pid = -1; // -errno where there is none
    int status = 0; // as of wait(2)
};

// Keeps one descriptor, moved to where it is expected, and no other.
void
keep_only(int socket)
{
    if (socket != first_descriptor) {
        ::dup2(socket, first_descriptor);
    }
    ::close_range(first_descriptor + 1, ~0U, 0);
}

// Nothing a document brings about may reach a terminal. A sanitizer's last words may.
void
silence()
{
    const int null = ::open("/dev/null", O_RDWR); // NOLINT
    ::dup2(null, STDIN_FILENO);
    ::dup2(null, STDOUT_FILENO);
    if (!is_sanitized) {
        ::dup2(null, STDERR_FILENO);
    }
}

// None of the run's handlers. What ends the run is for the run to answer: these end with it.
void
set_signals()
{
    for (const int broken : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) {
        std::signal(broken, SIG_DFL);
    }
    for (const int asked : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
        std::signal(asked, SIG_IGN);
    }
}

void
die_with(pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) { // it was quicker
        ::_exit(0);
    }
}

// The server's side.
class Server
{
public:
    Server(const Works& works, const JailLimits& limits) : works_(works), limits_(limits) {}

    [[noreturn]] void run()
    {
        Request request;
        Descriptor passed;
        while (receive_message(first_descriptor, bytes_of(request), passed)) {
            auto reply = request.order == Order::spawn
                             ? spawn(std::move(passed))
                             : end(request.pid, request.order == Order::end_by_itself);
            if (!send_all(first_descriptor, text_of(reply))) {
                break;
            }
            passed = Descriptor();
        }
        ::_exit(0);
    }

private:
    Reply spawn(Descriptor socket)
    {
        const auto server = ::getpid();
        const auto pid = ::fork();
        if (pid == 0) {
            die_with(server);
            keep_only(socket.number());
            serve_documents(first_descriptor, works_, limits_);
        }
        return {.pid = pid < 0 ? -errno : pid};
    }

    static Reply end(pid_t pid, bool wait_first)
    {
        constexpr int most_waits = 200;
        constexpr timespec wait{.tv_sec = 0, .tv_nsec = 1'000'000};
        Reply reply{.pid = pid};
        for (int i = 0; wait_first && i < most_waits; ++i) {
            if (::waitpid(pid, &reply.status, WNOHANG) == pid) {
                return reply;
            }
            ::nanosleep(&wait, nullptr);
        }
        ::kill(pid, SIGKILL);
        while (::waitpid(pid, &reply.status, 0) < 0 && errno == EINTR) {
        }
        return reply;
    }

    const Works& works_;
    const JailLimits& limits_;
};

tl::unexpected<Failure>
worker_failed(int error)
{
    return fail("worker-failed", {std::string(std::strerror(error))});
}

} // namespace

Result<ForkServer>
ForkServer::start(const Works& works, const JailLimits& limits)
{
    auto ends = socket_pair();
    if (!ends) {
        return worker_failed(errno);
    }
    const auto parent = ::getpid();
    const auto pid = ::fork();
    if (pid < 0) {
        return worker_failed(errno);
    }
    if (pid == 0) {
        die_with(parent);
        set_signals();
        keep_only(ends->second.number());
        silence();
        ::setenv("TZ", "UTC0", 1); // libzip asks for local times, whose file no jail lets it open
        ::tzset();
        Server(works, limits).run();
    }
    return ForkServer(pid, std::move(ends->first));
}

Result<ForkServer>
ForkServer::start(const Work& document, const JailLimits& limits)
{
    return start(Works{document}, limits);
}

ForkServer::~ForkServer()
{
    if (control_.is_open()) {
        control_.close(); // it ends, and its workers with it
        ::waitpid(pid_, nullptr, 0);
    }
}

Result<Child>
ForkServer::spawn()
{
    auto ends = socket_pair();
    if (!ends) {
        return worker_failed(errno);
    }
    const std::lock_guard lock(*asking_);
    Request request;
    Reply reply;
    if (!send_message(control_.number(), text_of(request), ends->second.number()) ||
        !receive_all(control_.number(), bytes_of(reply))) {
        return worker_failed(EPIPE);
    }
    if (reply.pid < 0) {
        return worker_failed(-reply.pid);
    }
    return Child{reply.pid, std::move(ends->first)};
}

Ended
ForkServer::end(pid_t pid, Ending ending)
{
    const std::lock_guard lock(*asking_);
    Request request{ending == Ending::at_once ? Order::end_at_once : Order::end_by_itself, pid};
    Reply reply;
    if (!send_message(control_.number(), text_of(request)) ||
        !receive_all(control_.number(), bytes_of(reply))) {
        return {.signal = SIGKILL};
    }
    return WIFSIGNALED(reply.status) ? Ended{.signal = WTERMSIG(reply.status)}
                                     : Ended{.code = WEXITSTATUS(reply.status)};
}

} // namespace nianbao
