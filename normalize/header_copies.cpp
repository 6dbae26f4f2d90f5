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
        if (printed_.grid().row_width(block_.header + i) != other.grid().row_width(row + i)) {
            return false;
        }
    }
    for (auto slot = first_figure_; slot < printed_.grid().columns(); ++slot) {
        if (!is_labelled_alike(slot, other, row)) {
            return false;
        }
    }
    for (std::uint32_t slot = 0; slot < first_figure_; ++slot) {
        if (!is_labelled_alike(slot, other, row) &&
            !other.labels_down(slot, row, row + height).empty()) {
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

// Whether the header prints the same over a slot, however its cells are merged.
bool
HeaderCopies::is_labelled_alike(std::uint32_t slot,
                                const PrintedTable& other,
                                std::uint32_t row) const
{
    const auto height = block_.data - block_.header;
    const auto path = printed_.labels_down(slot, block_.header, block_.data);
    const auto others = other.labels_down(slot, row, row + height);
    return std::equal(path.begin(),
                      path.end(),
                      others.begin(),
                      others.end(),
                      [&](std::uint32_t cell, std::uint32_t other_cell) {
                          return printed_.label(cell).folded == other.label(other_cell).folded;
                      });
}

} // namespace nianbao
