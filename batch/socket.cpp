#include "batch/socket.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <sys/uio.h>

namespace nianbao {

namespace {

// Room for one descriptor beside a message (cmsg(3)).
struct alignas(cmsghdr) Control
{
    std::array<char, CMSG_SPACE(sizeof(int))> bytes{};
};

} // namespace

std::optional<std::pair<Descriptor, Descriptor>>
socket_pair()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        return std::nullopt;
    }
    return std::pair(Descriptor(ends[0]), Descriptor(ends[1]));
}

bool
send_all(int socket, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto sent =
            uninterrupted([&] { return ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL); });
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool
receive_all(int socket, std::span<char> bytes)
{
    while (!bytes.empty()) {
        const auto got =
            uninterrupted([&] { return ::recv(socket, bytes.data(), bytes.size(), 0); });
        if (got <= 0) {
            return false;
        }
        bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
    return true;
}

bool
send_message(int socket, std::string_view bytes, int passed)
{
    std::string copy(bytes); // iovec knows no constants
    iovec part{copy.data(), copy.size()};
    Control control;
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    if (passed >= 0) {
        message.msg_control = control.bytes.data();
        message.msg_controllen = control.bytes.size();
        auto* header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        std::memcpy(CMSG_DATA(header), &passed, sizeof(int));
    }
    const auto sent = uninterrupted([&] { return ::sendmsg(socket, &message, MSG_NOSIGNAL); });
    return sent == static_cast<ssize_t>(bytes.size());
}

bool
receive_message(int socket, std::span<char> bytes, Descriptor& passed)
{
    iovec part{bytes.data(), bytes.size()};
    Control control;
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.bytes.data();
    message.msg_controllen = control.bytes.size();
    const auto got = uninterrupted([&] { return ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC); });
    if (const auto* header = got > 0 ? CMSG_FIRSTHDR(&message) : nullptr;
        header != nullptr && header->cmsg_type == SCM_RIGHTS) {
        int number = -1;
        std::memcpy(&number, CMSG_DATA(header), sizeof(int));
        passed = Descriptor(number);
    }
    return got == static_cast<ssize_t>(bytes.size());
}

} // namespace nianbao
