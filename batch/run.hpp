#pragma once

#include "batch/inbox.hpp"
#include "export/outcome.hpp"
#include "normalize/form_library.hpp"
#include "normalize/report.hpp"

#include <functional>
#include <span>
#include <vector>

namespace nianbao {

// The pipeline for one file. Pure: no logging, no globals, nothing written.
[[nodiscard]] Outcome
read_one(const Met& met, const FormLibrary& library, const ReadingOptions& options);

// What turns a file into an Outcome; documents may as well be read in processes of their own.
using ReadOne = std::function<Outcome(const Met&)>;
// Told of each Outcome as it comes, by one thread at a time.
using Watch = std::function<void(const Outcome&)>;

// Applies `read` to every source on `jobs` threads. Outcomes come back in the order of `sources`
// whatever finished first; an exception becomes the failure `internal`.
[[nodiscard]] std::vector<Outcome> run_batch(std::span<const Met> sources,
                                             unsigned jobs,
                                             const ReadOne& read,
                                             const Watch& watch = {});

} // namespace nianbao
