#pragma once

#include "normalize/choose_edition.hpp"
#include "normalize/report.hpp"

#include <span>
#include <string>
#include <vector>

namespace nianbao {

// Adds every filled cell of a table that is neither a figure nor a label the form names, with row
// and column labels worked out from merges and position.
void list_unmapped(const PrintedTable& printed,
                   std::span<const TableBlock> blocks,
                   std::span<const std::string> bookmarks,
                   std::vector<UnmappedCell>& unmapped);

} // namespace nianbao
