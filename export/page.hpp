#pragma once

#include "export/product.hpp"

#include <string_view>

namespace nianbao {

// audit.html: the full page, or the plain one where the build had no Node.
[[nodiscard]] Result<Product> open_page(const ProductPlan& plan);

// Which of them this build writes: "full" or "plain".
[[nodiscard]] std::string_view page_kind();

} // namespace nianbao
