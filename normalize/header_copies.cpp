#include "normalize/header_copies.hpp"

#include <algorithm>

namespace nianbao {

std::uint32_t
first_figure_of(const PrintedTable& printed, const TableBlock& block)
{
    auto first = UINT32_MAX;
    for (const auto& value : block.values) {
        first = std::min(first, printed.grid().cells()[value.cell].column);
    }
    return first;
}

HeaderCopies::HeaderCopies(const PrintedTable& printed, const TableBlock& block)
    : printed_(printed), block_(block), first_figure_(first_figure_of(printed, block))
{
}

bool
HeaderCopies::stands_at(const PrintedTable& other, std::uint32_t row) const
{
    const auto height = block_.data - block_.header;
    if (block_.values.empty() || height == 0 || row + height > other.grid().rows()) {
        return false;
    }
    for (std::uint32_t i = 0; i < height; ++i) {
        if (!is_same_row(block_.header + i, other, row + i)) {
            return false;
        }
    }
    return true;
}

std::vector<bool>
HeaderCopies::find_in(const PrintedTable& other, std::uint32_t row) const
{
    std::vector<bool> repeats;
    const auto height = block_.data - block_.header;
    while (row < other.grid().rows()) {
        if (!stands_at(other, row)) {
            ++row;
            continue;
        }
        repeats.resize(other.grid().rows());
        std::fill_n(repeats.begin() + row, height, true);
        row += height;
    }
    return repeats;
}

// The same labels in the same slots; what stands over the labels of the rows may be left out.
bool
HeaderCopies::is_same_row(std::uint32_t row,
                          const PrintedTable& other,
                          std::uint32_t other_row) const
{
    const auto pieces = printed_.grid().pieces(row);
    const auto others = other.grid().pieces(other_row);
    const auto is_same = [&](const GridPiece& a, const GridPiece& b) {
        const bool left_out = a.column + a.span <= first_figure_ && other.is_empty(b.cell);
        return a.column == b.column && a.span == b.span &&
               (left_out || printed_.label(a.cell).folded == other.label(b.cell).folded);
    };
    return std::equal(pieces.begin(), pieces.end(), others.begin(), others.end(), is_same);
}

} // namespace nianbao
