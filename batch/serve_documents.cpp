#include "batch/serve_documents.hpp"

#include "batch/socket.hpp"
#include "extract/package.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>
#include <new>
#include <unistd.h>

namespace nianbao {

namespace {

// As much as the file has now: whoever passed it sees whether it changes meanwhile.
std::string
read_whole(int descriptor)
{
    const auto end = ::lseek(descriptor, 0, SEEK_END); // fstat is newfstatat, which takes paths
    const auto size =
        std::min(static_cast<std::uint64_t>(std::max<off_t>(end, 0)), Limits{}.file_bytes);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
        const auto got =
            ::pread(descriptor, bytes.data() + have, bytes.size() - have, static_cast<off_t>(have));
        if (got <= 0) {
            break;
        }
        have += static_cast<std::size_t>(got);
    }
    bytes.resize(have);
    return bytes;
}

std::uint64_t
cpu_seconds()
{
    timespec used{};
    static_cast<void>(::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used));
    return static_cast<std::uint64_t>(used.tv_sec);
}

bool
answer(int socket, std::string_view bytes)
{
    AnswerHeader header{bytes.size(), cpu_seconds()};
    return send_all(socket, text_of(header)) && send_all(socket, bytes);
}

// False once nobody asks any more.
bool
serve_one(int socket, const Works& works)
{
    std::array<char, 1> request{};
    Descriptor document;
    if (!receive_message(socket, request, document) || !document.is_open()) {
        return false;
    }
    const auto& work =
        request.front() == static_cast<char>(Task::workbook) ? works.workbook : works.document;
    return work && answer(socket, work(read_whole(document.number())));
}

} // namespace

void
serve_documents(int socket, const Works& works, const JailLimits& limits)
{
    auto jail = enter_jail(limits);
    bool more = send_all(socket, text_of(jail));
    try {
        while (more) {
            more = serve_one(socket, works);
        }
    } catch (const std::bad_alloc&) {
        ::_exit(out_of_memory);
    }
    ::_exit(0);
}

} // namespace nianbao
