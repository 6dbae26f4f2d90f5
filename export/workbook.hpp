#pragma once

#include "export/product.hpp"

namespace nianbao {

// The auditors' workbook, audit.xlsx. Fails with write-failed.
[[nodiscard]] Result<Product> open_workbook(const ProductPlan& plan);

// A workbook of its findings for each body that has any (--split-findings). Fails with write-failed
// and foreign-file.
[[nodiscard]] Result<Product> open_split_workbooks(const ProductPlan& plan);

} // namespace nianbao
