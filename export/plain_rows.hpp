#pragma once

#include "export/entry.hpp"
#include "normalize/message.hpp"

#include <string>
#include <string_view>

namespace nianbao {

// Rows of the plain page's tables, in HTML. `link` leads to the document.
[[nodiscard]] std::string plain_report_row(const Entry& entry, std::string_view link);
[[nodiscard]] std::string
plain_finding_row(const Outcome& outcome, const ListedFinding& listed, Language language);

} // namespace nianbao
