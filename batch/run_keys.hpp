#pragma once

#include "batch/options.hpp"

#include <string>

namespace nianbao {

// What a run's results follow from beside the inbox: equal keys and equal files give equal bytes.
struct RunKeys
{
    std::string reading;    // of a document's Report: this very program, forms, reading options
    std::string publishing; // of all else: bodies, roster, how the tables are written
};

// Fails as reading the files that the options name does.
[[nodiscard]] Result<RunKeys> keys_of(const ConvertOptions& options);

} // namespace nianbao
