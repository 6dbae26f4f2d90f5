#pragma once

#include "extract/document.hpp"
#include "normalize/title_text.hpp"

#include <vector>

namespace nianbao {

// The title at the top of the document.
[[nodiscard]] ReportTitle find_title(const Document& document);

// Every title that stands in paragraphs of its own, in reading order: a file of one report has one.
[[nodiscard]] std::vector<ReportTitle> find_titles(const Document& document);

} // namespace nianbao
