#pragma once

#include "batch/options.hpp"
#include "batch/terminal.hpp"

namespace nianbao {

// A folder of reports in, tidy rows out. Prints what a person should know.
[[nodiscard]] ExitStatus convert(const ConvertOptions& options, const Environment& environment);

} // namespace nianbao
