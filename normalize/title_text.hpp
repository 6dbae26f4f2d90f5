#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

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

// A title and the bracket behind it: (2021年1月), （草案）, （2021年度）.
struct Noted
{
    std::string_view core;
    std::string_view note; // what stands in the bracket
};

[[nodiscard]] Noted split_note(std::string_view text);

// The year that is all of a text (compact): 2021年度, or a period of it.
[[nodiscard]] std::optional<int> whole_year(std::string_view text);

} // namespace nianbao
