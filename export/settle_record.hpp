#pragma once

#include "export/commit.hpp"

#include <filesystem>
#include <span>
#include <string>

namespace nianbao {

// Finishes or undoes the commit that a run died in, if there is one. Files that somebody wrote
// notes in since are left as they are. Tells rolled-forward, rolled-back.
[[nodiscard]] Result<void> settle_record(const std::filesystem::path& out,
                                         std::span<const std::string> products,
                                         const Tell& tell);

} // namespace nianbao
