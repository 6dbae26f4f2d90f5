#pragma once

#include "export/product.hpp"

namespace nianbao {

// nianbao.sqlite: the tables of export/columns with keys, indexes and views, unguarded. Fails with
// write-failed or database-broken.
[[nodiscard]] Result<Product> open_database(const ProductPlan& plan);

} // namespace nianbao
