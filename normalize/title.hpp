#pragma once

#include "extract/document.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// A report's title, its one to four lines joined by nothing. Empty text: the document has none.
struct ReportTitle
{
    std::string text;     // compact()
    std::string agency{}; // without year and genre words
    std::optional<int> year{};
    std::size_t begin = 0; // blocks of the document; `end` is behind the last line
    std::size_t end = 0;

    friend bool operator==(const ReportTitle&, const ReportTitle&) = default;
};

// Takes a title apart: 龙岗区发展和改革局2020年政府信息公开工作年度报告. Empty unless `text`
// (compact) is one.
[[nodiscard]] std::optional<ReportTitle> parse_title(std::string_view text);

// The title at the top of the document.
[[nodiscard]] ReportTitle find_title(const Document& document);

// Every title that stands in paragraphs of its own, in reading order: a file of one report has one.
[[nodiscard]] std::vector<ReportTitle> find_titles(const Document& document);

} // namespace nianbao
