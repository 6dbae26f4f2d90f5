#pragma once

#include "normalize/find_table.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace nianbao {

// One figure of the form and the cell that prints it.
struct BlockValue
{
    const FormCell* form = nullptr;
    std::uint32_t cell = 0;         // index into Grid::cells()
    std::uint32_t column_label = 0; // the header cell above it
    std::uint64_t order = 0;        // the form's own: table, row, column; open rows as printed
    Match match = Match::exact;
    std::uint32_t unit = no_cell; // the cell of its row that prints the unit
    std::string item{};           // as in FitValue
    std::string open_label{};
};

// The rows below one header, read by the edition (or the equally good editions) that fits them
// best.
struct TableBlock
{
    std::vector<std::string> editions{}; // ids
    std::vector<const TableForm*> tables{};
    std::vector<BlockValue> values{};
    std::vector<std::uint32_t> labels{};
    std::vector<Refused> refused{};
    Findings findings{};
    std::uint32_t header = 0; // rows, as in TableFit
    std::uint32_t data = 0;
    std::uint32_t end = 0;
};

// Edition per block, from the labels alone: the one that explains most cells; equals stand
// together, but a cell that equals name differently is refused.
[[nodiscard]] std::vector<TableBlock> choose_editions(const PrintedTable& printed,
                                                      const FormLibrary& library);

} // namespace nianbao
