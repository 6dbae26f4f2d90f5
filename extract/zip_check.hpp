#pragma once

#include "extract/finding.hpp"
#include "extract/zip_directory.hpp"

#include <string_view>
#include <vector>

namespace nianbao {

// Refuses entries that different readers would read differently, or not at all. `archive` begins
// where offsets count from and ends where the central directory begins.
[[nodiscard]] Result<void> check_zip_entries(std::string_view archive,
                                             const std::vector<ZipEntry>& entries);

} // namespace nianbao
