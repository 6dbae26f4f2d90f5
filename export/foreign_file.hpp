#pragma once

#include "extract/finding.hpp"

#include <filesystem>
#include <span>
#include <string>

namespace nianbao {

// Fails with foreign-file where one of `files` stands in `out`, under its name or that with
// `held_ending`, and no data package of ours there
// lists it; with write-failed where that can't be told.
[[nodiscard]] Result<void> refuse_foreign(const std::filesystem::path& out,
                                          std::span<const std::string> files);

} // namespace nianbao
