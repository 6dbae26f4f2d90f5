#pragma once

#include "normalize/report.hpp"
#include "normalize/take_tables.hpp"

#include <vector>

namespace nianbao {

// Adds every filled cell of a table that is neither a figure nor a label the form names, with row
// and column labels worked out from merges and position.
void list_unmapped(const TakenTable& table, std::vector<UnmappedCell>& unmapped);

} // namespace nianbao
