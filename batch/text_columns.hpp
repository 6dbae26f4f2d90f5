#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

using Texts = std::vector<std::string>;

// Lines of columns of equal width, each line behind `margin`; a column that is empty throughout is
// left out.
[[nodiscard]] std::string aligned(const std::vector<Texts>& lines, std::string_view margin);

} // namespace nianbao
