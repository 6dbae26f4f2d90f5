#pragma once

#include "export/product.hpp"

#include <string>
#include <string_view>

namespace nianbao {

[[nodiscard]] std::string file_of(const TableContract& table);

// The tables of export/columns as CSV. Fails with write-failed.
[[nodiscard]] Result<Product> open_table_files(const ProductPlan& plan);

} // namespace nianbao
