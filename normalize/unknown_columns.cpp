#include "normalize/unknown_columns.hpp"

#include "normalize/header_columns.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>

namespace nianbao {

namespace {

constexpr std::size_t most_columns = 100; // of a block that are named

// One column: the slot or, where cells are matched by order, the n-th cell.
struct UnknownColumn
{
    LabelPath path{}; // of its header
    std::uint32_t first_cell = no_cell;
    std::int64_t cells = 0;
};

class UnknownColumns
{
public:
    UnknownColumns(const PrintedTable& printed, const TableBlock& block)
        : printed_(printed), grid_(printed.grid()), block_(block)
    {
    }

    Findings report()
    {
        auto known = claimed_cells();
        for (const auto& refused : block_.refused) {
            if (refused.why == "column-unknown" && known.insert(refused.cell).second) {
                add(refused.cell);
            }
        }
        Findings findings;
        for (const auto& [position, column] : columns_) {
            if (findings.size() < most_columns) {
                findings.push_back(about(column));
            }
        }
        return findings;
    }

private:
    // Another table of the same form may know the column.
    [[nodiscard]] std::set<std::uint32_t> claimed_cells() const
    {
        std::set<std::uint32_t> claimed(block_.labels.begin(), block_.labels.end());
        for (const auto& value : block_.values) {
            claimed.insert(value.cell);
        }
        return claimed;
    }

    // The header cell over a cell: its slot.
    [[nodiscard]] std::uint32_t header_slot(std::uint32_t cell) const
    {
        const auto& at = grid_.cells()[cell];
        if (block_.tables.front()->match_cells == MatchCells::by_position) {
            return at.column;
        }
        const auto pieces = grid_.pieces(at.row);
        const auto found = std::lower_bound(
            pieces.begin(), pieces.end(), at.column, [](const GridPiece& piece, auto column) {
                return piece.column < column;
            });
        const auto over = grid_.pieces(block_.data - 1);
        const auto position = static_cast<std::size_t>(found - pieces.begin());
        return position < over.size() ? over[position].column : at.column;
    }

    void add(std::uint32_t cell)
    {
        const auto slot = header_slot(cell);
        const auto path = printed_.labels_down(slot, block_.header, block_.data);
        const auto key = path.empty() ? slot : grid_.cells()[path.back()].column;
        auto& column = columns_[key];
        if (column.cells++ == 0) {
            column.path = path;
            column.first_cell = cell;
        }
    }

    [[nodiscard]] Finding about(const UnknownColumn& column) const
    {
        const auto place =
            printed_.place(column.path.empty() ? column.first_cell : column.path.back());
        const auto name = column.path.empty() ? Argument(std::int64_t{place.column})
                                              : Argument(printed_.joined(column.path));
        return {"column-unknown", {name, column.cells}, place};
    }

    const PrintedTable& printed_;
    const Grid& grid_;
    const TableBlock& block_;
    std::map<std::uint32_t, UnknownColumn> columns_; // by slot of the header
};

} // namespace

Findings
report_unknown_columns(const PrintedTable& printed, const TableBlock& block)
{
    const bool none =
        std::none_of(block.refused.begin(), block.refused.end(), [](const Refused& refused) {
            return refused.why == "column-unknown";
        });
    return none ? Findings() : UnknownColumns(printed, block).report();
}

} // namespace nianbao
