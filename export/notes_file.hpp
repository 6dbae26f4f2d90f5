#pragma once

#include "export/product.hpp"

#include <string>

namespace nianbao {

// notes.csv, written anew by every run: every note there is, by finding_id, with its finding as it
// now stands, or marked as gone.
[[nodiscard]] Result<Product> open_notes_file(const ProductPlan& plan);

// Header and rows.
[[nodiscard]] std::string notes_csv(const Notes& notes);

} // namespace nianbao
