#pragma once

#include <string>
#include <utility>
#include <vector>

namespace nianbao {

// The libraries a result depends on, name and version.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> library_versions();

} // namespace nianbao
