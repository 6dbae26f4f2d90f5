#pragma once

#include "extract/document.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// A cell as it lies on the page, merges resolved. Zero-based slots.
struct GridCell
{
    const Cell* cell = nullptr; // where the merge starts
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t row_span = 1;
    std::uint32_t column_span = 1;
};

// What one row contributes to the grid: a cell that starts here, or the part of a merge from above.
struct GridPiece
{
    std::uint32_t column = 0; // first slot
    std::uint32_t span = 1;
    std::uint32_t cell = 0; // index into Grid::cells()
    // The w:tc of this row, which may hold text of its own also where it continues a merge; the
    // w:tc that w:hMerge joins to it follow it in memory.
    const Cell* written = nullptr;
    std::uint32_t written_cells = 1;
};

// A Table with its merges resolved: a view, linear in the cells as written, however large the
// spans. The Table must outlive it.
class Grid
{
public:
    explicit Grid(const Table& table);
    // Tables that go on in one another, the rows of the one below those of the other. A merge goes
    // on over the rows for which `passed_over` says so: a header that is printed again.
    Grid(std::span<const Table* const> parts, const std::vector<bool>& passed_over);

    [[nodiscard]] std::uint32_t rows() const
    {
        return static_cast<std::uint32_t>(row_starts_.size() - 1);
    }
    // The widest row, grid skips included.
    [[nodiscard]] std::uint32_t columns() const { return columns_; }
    // Slots that a row covers, gridBefore and gridAfter included.
    [[nodiscard]] std::uint32_t row_width(std::uint32_t row) const { return row_widths_[row]; }

    [[nodiscard]] std::span<const GridCell> cells() const { return cells_; }
    [[nodiscard]] std::span<const GridPiece> pieces(std::uint32_t row) const;

    // Of each cell all that was written into it, also where a merge covers it, joined by '\n'.
    [[nodiscard]] std::vector<std::string> texts() const;

    // The cell that covers a slot; nullptr where the row has none there.
    [[nodiscard]] const GridCell* covering(std::uint32_t row, std::uint32_t column) const;
    // A label is printed over every slot its cell covers.
    [[nodiscard]] std::string_view label_at(std::uint32_t row, std::uint32_t column) const;
    // A value counts once, in the slot where its cell starts; empty elsewhere.
    [[nodiscard]] std::string_view value_at(std::uint32_t row, std::uint32_t column) const;

private:
    // A row laid below the others; `above` is the one that its merges continue, or none.
    void add_row(const Row& row, std::optional<std::uint32_t> above);
    // Lays the row's cells side by side and gives its width; the piece's cell is not yet known.
    std::uint32_t lay_pieces(const Row& row);
    // Gives each piece of the last row its cell: the one above that it continues, or its own.
    void join_above(std::optional<std::uint32_t> above_row);

    std::vector<GridCell> cells_;           // in reading order
    std::vector<GridPiece> pieces_;         // by row, then column
    std::vector<std::uint32_t> row_starts_; // rows + 1 offsets into pieces_
    std::vector<std::uint32_t> row_widths_;
    std::uint32_t columns_ = 0;
};

} // namespace nianbao
