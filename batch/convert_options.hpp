#pragma once

#include "batch/given.hpp"

namespace nianbao {

// Every failure is one of usage.
[[nodiscard]] Result<ConvertOptions> convert_options(const GivenOptions& given,
                                                     const std::vector<std::string>& operands);

} // namespace nianbao
