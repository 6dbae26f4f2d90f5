#pragma once

#include "batch/lease.hpp"
#include "export/descriptor.hpp"

#include <filesystem>
#include <utility>

namespace nianbao {

// One run at a time in an OUT: a lock on this machine, which ends with the process, and a lease
// for the others. Both are given back at the end.
class RunLock
{
public:
    // Both folders must be there. Never waits: fails with locked, naming the holder.
    [[nodiscard]] static Result<RunLock> take(const std::filesystem::path& out,
                                              const std::filesystem::path& state,
                                              Surroundings here,
                                              const Tell& tell);

    [[nodiscard]] Lease& lease() { return lease_; }

private:
    RunLock(Descriptor file, Lease lease) : file_(std::move(file)), lease_(std::move(lease)) {}

    Descriptor file_;
    Lease lease_; // goes first
};

} // namespace nianbao
