#pragma once

#include "extract/package.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// A column of a sheet, known by any of these headings.
struct WantedColumn
{
    enum class Need : std::uint8_t { required, optional };

    std::vector<std::string_view> headings;
    Need need = Need::optional;
};

// A row below the headings: its cells in the order of the columns asked for, as text; numbers as
// the file spells them.
struct SheetRow
{
    std::uint32_t row = 0; // 1-based
    std::vector<std::string> fields{};

    friend bool operator==(const SheetRow&, const SheetRow&) = default;
};

// Gets every row that is not blank, and for each column whether the sheet has it.
using TakeSheetRow =
    std::function<void(std::string_view sheet, const std::vector<bool>& has, SheetRow row)>;

// Reads those sheets of a spreadsheet (.xlsx) of which one of the first 20 rows holds the headings
// of every required column, wherever they stand; returns the names of the others. Fails as packages
// and their XML do, and with not-a-workbook or too-much-text.
[[nodiscard]] Result<std::vector<std::string>> read_workbook(const Package& package,
                                                             std::span<const WantedColumn> columns,
                                                             const TakeSheetRow& take);

} // namespace nianbao
