#pragma once

#include "extract/shared_strings.hpp"
#include "extract/workbook_reader.hpp"

namespace nianbao {

// The rows of one sheet, as read_workbook has them. False where it has not the
// headings, and no rows then.
[[nodiscard]] Result<bool> read_sheet_rows(PartStream& part,
                                           std::string_view sheet,
                                           std::span<const WantedColumn> columns,
                                           const SharedStrings& strings,
                                           const TakeSheetRow& take);

} // namespace nianbao
