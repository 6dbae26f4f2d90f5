#pragma once

#include "batch/inbox.hpp"
#include "export/outcome.hpp"

#include <functional>
#include <span>
#include <vector>

namespace nianbao {

// What turns a file into an Outcome.
using ReadOne = std::function<Outcome(const Met&)>;
// Gives each thread a ReadOne of its own.
using MakeReader = std::function<ReadOne()>;
// Told of each Outcome as it comes, by one thread at a time.
using Watch = std::function<void(const Outcome&)>;

// Reads every source on `jobs` threads. Outcomes come back in the order of `sources` whatever
// finished first; an exception becomes the failure `internal`.
[[nodiscard]] std::vector<Outcome> read_all(std::span<const Met> sources,
                                            unsigned jobs,
                                            const MakeReader& make,
                                            const Watch& watch = {});

} // namespace nianbao
