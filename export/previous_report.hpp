#pragma once

#include "export/entry.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace nianbao {

// For each of one body's entries the file of the report of the year before, or nothing. Only
// reports that are certainly of one body, and alone for their year and scope, have one.
[[nodiscard]] std::vector<std::string_view> previous_reports(std::span<const Entry> body);

} // namespace nianbao
