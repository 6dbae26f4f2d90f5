#pragma once

#include "export/tables.hpp"

namespace nianbao {

// findings.csv: at most 100 a document, then one that says how many more.
[[nodiscard]] AddRows finding_rows(Language language);

} // namespace nianbao
