#pragma once

#include "extract/package.hpp"

namespace nianbao {

// Reads [Content_Types].xml to its end and takes nothing from it: what is damaged there refuses the
// package as it would in any other part. A package without it passes.
[[nodiscard]] Result<void> check_content_types(const Package& package);

} // namespace nianbao
