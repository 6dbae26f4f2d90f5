#pragma once

#include "normalize/source_table.hpp"
#include "normalize/take_tables.hpp"

#include <span>
#include <vector>

namespace nianbao {

// The tables taken, as they stand in the document: each Word table by itself, in reading order.
[[nodiscard]] std::vector<SourceTable> draw_tables(std::span<const TakenTable> taken);

} // namespace nianbao
