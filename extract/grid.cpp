#include "extract/grid.hpp"

#include <algorithm>
#include <iterator>

namespace nianbao {

namespace {

std::size_t
count_cells(const Table& table)
{
    std::size_t count = 0;
    for (const auto& row : table.rows) {
        count += row.cells.size();
    }
    return count;
}

} // namespace

Grid::Grid(const Table& table)
{
    pieces_.reserve(count_cells(table));
    row_starts_.reserve(table.rows.size() + 1);
    row_widths_.reserve(table.rows.size());
    row_starts_.push_back(0);
    std::optional<std::uint32_t> above;
    for (const auto& row : table.rows) {
        add_row(row, above);
        above = rows() - 1;
    }
    cells_.shrink_to_fit();
}

Grid::Grid(std::span<const Table* const> parts, const std::vector<bool>& passed_over)
{
    const auto is_passed_over = [&](std::uint32_t row) {
        return row < passed_over.size() && passed_over[row];
    };
    row_starts_.push_back(0);
    std::optional<std::uint32_t> last;  // row that is not passed over
    std::optional<std::uint32_t> aside; // row before, where that one is
    for (const auto* part : parts) {
        for (const auto& row : part->rows) {
            const auto at = rows();
            add_row(row, is_passed_over(at) ? aside : last);
            aside = is_passed_over(at) ? std::optional(at) : std::nullopt;
            last = is_passed_over(at) ? last : at;
        }
    }
}

void
Grid::add_row(const Row& row, std::optional<std::uint32_t> above)
{
    const auto width = lay_pieces(row);
    join_above(above);
    row_starts_.push_back(static_cast<std::uint32_t>(pieces_.size()));
    row_widths_.push_back(width);
    columns_ = std::max(columns_, width);
}

std::uint32_t
Grid::lay_pieces(const Row& row)
{
    std::uint32_t column = row.skipped_before;
    for (const auto& cell : row.cells) {
        const auto span = std::max<std::uint32_t>(cell.column_span, 1);
        if (cell.continues_left && pieces_.size() > row_starts_.back()) {
            pieces_.back().span += span;
            ++pieces_.back().written_cells;
        } else {
            pieces_.push_back({.column = column, .span = span, .written = &cell});
        }
        column += span;
    }
    return column + row.skipped_after;
}

// Both rows are in column order, so one sweep finds for each piece the one above it.
void
Grid::join_above(std::optional<std::uint32_t> above_row)
{
    const auto row = rows();
    const auto end = above_row ? row_starts_[*above_row + 1] : 0;
    auto above = above_row ? row_starts_[*above_row] : end;
    for (auto at = row_starts_.back(); at < pieces_.size(); ++at) {
        auto& piece = pieces_[at];
        while (above < end && pieces_[above].column < piece.column) {
            ++above;
        }
        // ECMA-376 17.4.85: a cell continues the one above only where both cover the same columns,
        // and where that one is of a merge; else it begins one
        const bool joins = piece.written->vertical_merge == VerticalMerge::continues &&
                           above < end && pieces_[above].column == piece.column &&
                           pieces_[above].span == piece.span &&
                           pieces_[above].written->vertical_merge != VerticalMerge::none;
        if (joins) {
            piece.cell = pieces_[above].cell;
            ++cells_[piece.cell].row_span;
        } else {
            piece.cell = static_cast<std::uint32_t>(cells_.size());
            cells_.push_back({.cell = piece.written,
                              .row = row,
                              .column = piece.column,
                              .column_span = piece.span});
        }
    }
}

std::span<const GridPiece>
Grid::pieces(std::uint32_t row) const
{
    const auto first = row_starts_[row];
    return std::span(pieces_).subspan(first, row_starts_[row + 1] - first);
}

const GridCell*
Grid::covering(std::uint32_t row, std::uint32_t column) const
{
    const auto all = pieces(row);
    const auto after = std::upper_bound(
        all.begin(), all.end(), column, [](std::uint32_t wanted, const GridPiece& piece) {
            return wanted < piece.column;
        });
    if (after == all.begin()) {
        return nullptr;
    }
    const auto& piece = *std::prev(after);
    return column - piece.column < piece.span ? &cells_[piece.cell] : nullptr;
}

std::vector<std::string>
Grid::texts() const
{
    std::vector<std::string> all(cells_.size());
    for (const auto& piece : pieces_) {
        auto& text = all[piece.cell];
        for (const auto& written : std::span(piece.written, piece.written_cells)) {
            text.append(text.empty() || written.text.empty() ? "" : "\n").append(written.text);
        }
    }
    return all;
}

std::string_view
Grid::label_at(std::uint32_t row, std::uint32_t column) const
{
    const auto* cell = covering(row, column);
    return cell != nullptr ? std::string_view(cell->cell->text) : std::string_view();
}

std::string_view
Grid::value_at(std::uint32_t row, std::uint32_t column) const
{
    const auto* cell = covering(row, column);
    const bool starts = cell != nullptr && cell->row == row && cell->column == column;
    return starts ? std::string_view(cell->cell->text) : std::string_view();
}

} // namespace nianbao
