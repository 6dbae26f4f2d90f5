#pragma once

#include "export/product.hpp"

#include <cstdint>

namespace nianbao {

// The page of a build without Node: reports and findings as two tables without script. Reports are
// always in it; findings that are errors or warnings as far as the ceiling (bytes) allows, errors
// first, and it says where the rest is.
[[nodiscard]] Result<Product> open_plain_page(const ProductPlan& plan, std::uint64_t ceiling);

} // namespace nianbao
