#pragma once

#include "normalize/choose_edition.hpp"
#include "normalize/printed_table.hpp"

namespace nianbao {

// "column-unknown" for each printed column that the form does not have, once: its label, or its
// number where it has none, and how many filled cells under it were not taken.
[[nodiscard]] Findings report_unknown_columns(const PrintedTable& printed, const TableBlock& block);

} // namespace nianbao
