#pragma once

#include "export/page_columns.hpp"
#include "export/product.hpp"

#include <cstdint>
#include <string>

namespace nianbao {

// What the page knows of itself before any other block is read.
struct PageMeta
{
    Counts counts{};
    std::uint64_t report_blocks = 0;
    std::uint64_t finding_blocks = 0;
    std::uint64_t figure_blocks = 0;
    std::uint64_t table_blocks = 0;
    std::uint64_t tables_left_out = 0;  // reports
    std::uint64_t notes_left_out = 0;   // findings
    std::uint64_t figures_left_out = 0; // reports
};

[[nodiscard]] std::string
meta_json(const PageMeta& meta, const ProductPlan& plan, const PageColumns& columns);

} // namespace nianbao
