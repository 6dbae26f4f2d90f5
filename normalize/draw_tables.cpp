#include "normalize/draw_tables.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

SourceTable
draw(const Table& table, const Grid& grid, std::size_t& room)
{
    SourceTable drawn{.ordinal = table.ordinal,
                      .parent = table.parent,
                      .rows = grid.rows(),
                      .columns = grid.columns()};
    const auto cells = grid.cells();
    if (cells.size() > room) {
        return drawn;
    }
    room -= cells.size();
    drawn.cells.reserve(cells.size());
    auto texts = grid.texts();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& cell = cells[i];
        drawn.cells.push_back(
            {cell.row + 1, cell.column + 1, cell.row_span, cell.column_span, std::move(texts[i])});
    }
    return drawn;
}

} // namespace

std::vector<SourceTable>
draw_tables(std::span<const TakenTable> taken)
{
    std::vector<SourceTable> tables;
    auto room = most_drawn_cells;
    for (const auto& table : taken) {
        const auto parts = table.printed.parts();
        if (parts.size() == 1) {
            tables.push_back(draw(*parts.front(), table.printed.grid(), room));
            continue;
        }
        for (const auto* part : parts) {
            tables.push_back(draw(*part, Grid(*part), room));
        }
    }
    std::stable_sort(tables.begin(), tables.end(), [](const auto& one, const auto& other) {
        return one.ordinal < other.ordinal;
    });
    return tables;
}

} // namespace nianbao
