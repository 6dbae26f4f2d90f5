#pragma once

#include "export/tables.hpp"

namespace nianbao {

// observations.csv for reports that are read, superseded.csv for those that are superseded.
[[nodiscard]] AddRows figure_rows(Status status);

} // namespace nianbao
