#include "batch/inspect.hpp"

#include "batch/table_drawing.hpp"
#include "extract/grid.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace nianbao {

namespace {

// clang-format off
constexpr Wording title{     "题名：", "title: "};
constexpr Wording producer{  "生成程序：", "producer: "};
constexpr Wording headings{  "标题：", "headings:"};
constexpr Wording bookmarks{ "书签：", "bookmarks:"};
constexpr Wording left_out{  "未取的内容：", "left out:"};
constexpr Wording findings{  "发现的问题：", "findings:"};
constexpr Wording table{     "表{}，{} 行 × {} 列", "table {}, {} rows × {} columns"};
constexpr Wording nested{    "，在表{}第 {} 行第 {} 列的单元格内", ", in the cell of table {}, row {}, column {}"};
constexpr Wording of_tables{ "，表 {}", ", table {}"};
constexpr Wording of_columns{"，第 {} 至 {} 列", ", columns {} to {}"};
constexpr Wording marked{    "，书签 {}", ", bookmarked {}"};
constexpr Wording undrawn{   "（另有 {} 行、{} 列未画出，全部内容见 --json）\n", "({} more rows and {} more columns are not drawn; --json has all)\n"};
constexpr Wording none{      "（无）", "none"};
// clang-format on

constexpr std::size_t line_bytes = 120;

template<typename... Arguments>
std::string
filled(const Wording& wording, Language language, const Arguments&... arguments)
{
    return fmt::format(fmt::runtime(wording.in(language)), arguments...);
}

std::string
headings_text(std::span<const Section> sections)
{
    std::string text;
    for (const auto& section : sections) {
        text += fmt::format("{:{}}{}{}\n",
                            "",
                            std::size_t{2} * section.level,
                            visible(section.number),
                            visible(section.title));
    }
    return text;
}

std::string
bookmark_text(const Bookmark& bookmark, Language language)
{
    auto text = fmt::format("  {}", visible(bookmark.name));
    if (!bookmark.tables.empty()) {
        text += filled(of_tables, language, fmt::join(bookmark.tables, ", "));
    }
    if (bookmark.columns) {
        text += filled(of_columns, language, bookmark.columns->first, bookmark.columns->second);
    }
    if (!bookmark.text.empty()) {
        text += fmt::format(": {}", visible(bookmark.text, line_bytes));
    }
    return text + '\n';
}

std::string
bookmarks_text(std::span<const Bookmark> all, Language language)
{
    std::string text;
    for (const auto& bookmark : all) {
        text += bookmark_text(bookmark, language);
    }
    return text;
}

std::string
left_out_text(std::span<const LeftOut> all, Language language)
{
    std::string text;
    for (const auto& [what, count] : all) {
        text += fmt::format("  {} × {}: {}\n", what, count, why_left_out(what, language));
    }
    return text;
}

std::string
list_text(const Wording& heading, const std::string& lines, Language language)
{
    return fmt::format("{}{}{}",
                       heading.in(language),
                       lines.empty() ? fmt::format(" {}\n", none.in(language)) : "\n",
                       lines);
}

std::string
caption(const Table& drawn, const Document& document, Language language)
{
    const Grid grid(drawn);
    auto text = filled(table, language, drawn.ordinal, grid.rows(), grid.columns());
    if (drawn.parent) {
        text +=
            filled(nested, language, drawn.parent->table, drawn.parent->row, drawn.parent->column);
    }
    std::vector<std::string> names;
    for (const auto& bookmark : document.bookmarks) {
        if (std::count(bookmark.tables.begin(), bookmark.tables.end(), drawn.ordinal) > 0) {
            names.push_back(visible(bookmark.name));
        }
    }
    return names.empty() ? text : text + filled(marked, language, fmt::join(names, ", "));
}

std::string
tables_text(const Document& document, Language language, unsigned width)
{
    std::string text;
    for (const auto& block : document.blocks) {
        const auto* drawn = std::get_if<Table>(&block);
        if (drawn == nullptr) {
            continue;
        }
        const auto drawing = draw_table(*drawn, width);
        text += fmt::format("\n{}\n{}", caption(*drawn, document, language), drawing.text);
        if (drawing.rows_left + drawing.columns_left > 0) {
            text += filled(undrawn, language, drawing.rows_left, drawing.columns_left);
        }
    }
    return text;
}

} // namespace

std::string
findings_text(std::span<const Finding> all, Language language)
{
    std::string text;
    for (const auto& finding : all) {
        text += fmt::format(
            "  {} {}: {}", name_of(severity_of(finding)), finding.code, words(finding, language));
        if (const auto& at = finding.place; at.table != 0) {
            text += fmt::format(" [t{}", at.table);
            text += at.row != 0 ? fmt::format("r{}", at.row) : "";
            text += at.column != 0 ? fmt::format("c{}", at.column) : "";
            text += "]";
        }
        text += '\n';
    }
    return text;
}

std::string
inspect_text(const std::string& file,
             const Inspection& inspection,
             Language language,
             unsigned width)
{
    const auto& [document, report] = inspection;
    auto text = fmt::format("{}\n", visible(file));
    text += fmt::format("{}{}\n", title.in(language), visible(report.identity.title));
    text += fmt::format("{}{}\n", producer.in(language), visible(document.producer));
    text += list_text(headings, headings_text(report.sections), language);
    text += list_text(bookmarks, bookmarks_text(document.bookmarks, language), language);
    text += list_text(left_out, left_out_text(document.left_out, language), language);
    text += list_text(findings, findings_text(report.findings, language), language);
    return text + tables_text(document, language, width);
}

} // namespace nianbao
