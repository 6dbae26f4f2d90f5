#pragma once

#include "normalize/row_places.hpp"

#include <span>

namespace nianbao {

// A finding for each column and row of a form that a printed table should have and has not, or
// whose label stands more than once. `rows` are those that were placed.
[[nodiscard]] Findings missing_labels(const PrintedTable& printed,
                                      const TableForm& form,
                                      const Header& header,
                                      std::span<const RowPlace> rows);

} // namespace nianbao
