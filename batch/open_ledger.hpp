#pragma once

#include "batch/ledger.hpp"
#include "batch/options.hpp"
#include "export/commit.hpp"

#include <filesystem>
#include <string>

namespace nianbao {

// The ledger of a run in the folder `state`; tells ledger-set-aside. With --rebuild nothing is
// known any more of what was read, only what was published of which PATHs and what failed. Fails
// with write-failed.
[[nodiscard]] Result<Ledger> open_ledger(const ConvertOptions& options,
                                         const std::filesystem::path& state,
                                         const std::string& reading,
                                         const Tell& tell);

} // namespace nianbao
