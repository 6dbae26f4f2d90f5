#pragma once

#include "batch/fork_server.hpp"

namespace nianbao {

constexpr int out_of_memory = 77; // exit code of a worker

// Before each answer: so many bytes follow.
struct AnswerHeader
{
    std::uint64_t size = 0;
    std::uint64_t cpu_seconds = 0; // that the worker has used in all
};

// The life of a worker: enters the jail, tells of it, then answers each message that brings a
// document's descriptor. Returns never; ends with the other end of `socket`.
[[noreturn]] void serve_documents(int socket, const Works& works, const JailLimits& limits);

} // namespace nianbao
