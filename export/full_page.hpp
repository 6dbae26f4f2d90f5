#pragma once

#include "export/product.hpp"

#include <cstdint>
#include <string_view>

namespace nianbao {

inline constexpr std::uint64_t page_ceiling = 60'000'000; // bytes

// Where the data goes in the HTML.
inline constexpr std::string_view page_data_marker = "<!--nianbao:data-->";

// The page with all views. `html` has the marker and outlives the product. Reports and findings
// that are errors or warnings are always in it; what goes beyond the ceiling is left out, and it
// says so.
[[nodiscard]] Result<Product> open_full_page(const ProductPlan& plan,
                                             std::string_view html,
                                             std::uint64_t ceiling = page_ceiling);

} // namespace nianbao
