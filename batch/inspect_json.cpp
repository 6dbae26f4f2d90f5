#include "batch/inspect.hpp"

#include "extract/grid.hpp"
#include "normalize/utf8.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace nianbao {

namespace {

using Json = nlohmann::ordered_json;

constexpr int indent = 1;

// Zero is "not that precise".
Json
position(std::uint32_t number)
{
    return number != 0 ? Json(number) : Json(nullptr);
}

Json
headings_json(std::span<const Section> sections)
{
    auto list = Json::array();
    for (const auto& section : sections) {
        list.push_back(
            {{"level", section.level}, {"number", section.number}, {"title", section.title}});
    }
    return list;
}

Json
block_json(const Paragraph& paragraph, const Document& /*document*/)
{
    const auto& level = paragraph.outline_level;
    return {{"type", "paragraph"},
            {"text", paragraph.text},
            {"number", paragraph.number},
            {"level", level ? Json(*level + 1) : Json(nullptr)}};
}

Json
cells_json(const Grid& grid)
{
    auto list = Json::array();
    auto texts = grid.texts();
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto& cell = grid.cells()[i];
        list.push_back({{"row", cell.row + 1},
                        {"column", cell.column + 1},
                        {"row_span", cell.row_span},
                        {"column_span", cell.column_span},
                        {"text", std::move(texts[i])}});
    }
    return list;
}

Json
parent_json(const std::optional<ParentCell>& parent)
{
    return parent ? Json::array({parent->table, parent->row, parent->column}) : Json(nullptr);
}

Json
block_json(const Table& table, const Document& document)
{
    auto names = Json::array();
    for (const auto& bookmark : document.bookmarks) {
        const auto& tables = bookmark.tables;
        if (std::find(tables.begin(), tables.end(), table.ordinal) != tables.end()) {
            names.push_back(bookmark.name);
        }
    }
    const Grid grid(table);
    return {{"type", "table"},
            {"ordinal", table.ordinal},
            {"parent", parent_json(table.parent)},
            {"rows", grid.rows()},
            {"columns", grid.columns()},
            {"bookmarks", std::move(names)},
            {"cells", cells_json(grid)}};
}

Json
blocks_json(const Document& document)
{
    auto list = Json::array();
    for (const auto& block : document.blocks) {
        list.push_back(
            std::visit([&](const auto& value) { return block_json(value, document); }, block));
    }
    return list;
}

Json
bookmarks_json(std::span<const Bookmark> bookmarks)
{
    auto list = Json::array();
    for (const auto& bookmark : bookmarks) {
        const auto& columns = bookmark.columns;
        list.push_back(
            {{"name", bookmark.name},
             {"text", bookmark.text},
             {"tables", bookmark.tables},
             {"columns",
              columns ? Json::array({columns->first, columns->second}) : Json(nullptr)}});
    }
    return list;
}

Json
left_out_json(std::span<const LeftOut> left_out)
{
    auto list = Json::array();
    for (const auto& [what, count] : left_out) {
        list.push_back({{"what", what}, {"count", count}});
    }
    return list;
}

Json
findings_json(std::span<const Finding> findings, Language language)
{
    auto list = Json::array();
    for (const auto& finding : findings) {
        list.push_back({{"severity", name_of(severity_of(finding))},
                        {"code", finding.code},
                        {"message", words(finding, language)},
                        {"table", position(finding.place.table)},
                        {"row", position(finding.place.row)},
                        {"column", position(finding.place.column)}});
    }
    return list;
}

Json
file_json(const Inspected& inspected, Language language)
{
    if (!inspected.inspection) {
        const auto& failure = inspected.inspection.error();
        return {{"file", inspected.file},
                {"error", {{"code", failure.code}, {"message", words(failure, language)}}}};
    }
    const auto& [document, report] = *inspected.inspection;
    return {{"file", inspected.file},
            {"title", report.identity.title},
            {"producer", document.producer},
            {"headings", headings_json(report.sections)},
            {"blocks", blocks_json(document)},
            {"bookmarks", bookmarks_json(document.bookmarks)},
            {"left_out", left_out_json(document.left_out)},
            {"findings", findings_json(report.findings, language)}};
}

// JSON may hold DEL and the controls above it as they are, and a terminal would obey them.
std::string
without_controls(const std::string& json)
{
    std::string text;
    text.reserve(json.size());
    for (std::size_t at = 0; at < json.size();) {
        const auto from = at;
        const auto code_point = next_character(json, at).code_point;
        if (code_point >= 0x7F && code_point <= 0x9F) {
            text += fmt::format("\\u{:04x}", code_point);
        } else {
            text.append(json, from, at - from);
        }
    }
    return text;
}

} // namespace

std::string
inspect_json(std::span<const Inspected> files, Language language)
{
    auto list = Json::array();
    for (const auto& file : files) {
        list.push_back(file_json(file, language));
    }
    return without_controls(list.dump(indent, ' ', false, Json::error_handler_t::replace) + '\n');
}

} // namespace nianbao
