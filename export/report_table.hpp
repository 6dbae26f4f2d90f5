#pragma once

#include "export/tables.hpp"

namespace nianbao {

// reports.csv: one row, whatever became of the file.
[[nodiscard]] AddRows report_rows(Language language);

} // namespace nianbao
