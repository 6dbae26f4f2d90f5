#pragma once

#include "extract/document.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace nianbao {

struct Drawing
{
    std::string text;            // lines, each with its end
    std::uint32_t rows_left = 0; // beyond the ceiling, not drawn
    std::uint32_t columns_left = 0;
};

// A table as it lies on the page: a merged cell is one box. Rows and columns are numbered as
// findings number them. As wide as `width` columns of a terminal where it can be.
[[nodiscard]] Drawing draw_table(const Table& table, std::size_t width);

} // namespace nianbao
