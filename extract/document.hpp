#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace nianbao {

// Plain values: what the page says, in reading order, with no opinion on it.

struct Paragraph
{
    std::string text;
    std::string number{}; // Word's automatic number as printed: "一、"
    std::string style{};  // name of its style: "heading 1"; empty when the default
    std::optional<std::uint8_t> outline_level{}; // set on headings, 0 = topmost
    bool in_contents = false;                    // an entry of a table of contents
    bool shows_drawing = false;                  // a picture, a chart or an object

    friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

enum class VerticalMerge : std::uint8_t { none, restart, continues };

struct Cell
{
    std::string text; // paragraphs joined by '\n', automatic numbers included
    std::uint16_t column_span = 1;
    VerticalMerge vertical_merge = VerticalMerge::none;
    bool continues_left = false; // w:hMerge without "restart"

    friend bool operator==(const Cell&, const Cell&) = default;
};

struct Row
{
    std::vector<Cell> cells;
    std::uint16_t skipped_before = 0; // w:gridBefore
    std::uint16_t skipped_after = 0;  // w:gridAfter

    friend bool operator==(const Row&, const Row&) = default;
};

// The cell a nested table lies in: ordinal of its table, 1-based grid row and column.
struct ParentCell
{
    std::uint32_t table = 0;
    std::uint32_t row = 0;
    std::uint32_t column = 0;

    friend bool operator==(const ParentCell&, const ParentCell&) = default;
};

struct Table
{
    std::uint32_t ordinal = 0; // 1-based, by where the table starts
    std::optional<ParentCell> parent{};
    std::uint32_t grid_columns = 0; // w:gridCol counted; the rows may say otherwise
    std::vector<Row> rows;

    friend bool operator==(const Table&, const Table&) = default;
};

using Block = std::variant<Paragraph, Table>;

struct Bookmark
{
    std::string name;
    std::string text{};                  // what it covers, cut to 200 bytes
    std::vector<std::uint32_t> tables{}; // ordinals of the tables it encloses or touches
    std::optional<std::pair<std::uint32_t, std::uint32_t>> columns{}; // colFirst, colLast; 1-based

    friend bool operator==(const Bookmark&, const Bookmark&) = default;
};

// Text that was deliberately not taken, and how often: "deleted-text", "instruction", "comment".
struct LeftOut
{
    std::string what;
    std::uint32_t count = 0;

    friend bool operator==(const LeftOut&, const LeftOut&) = default;
};

struct Document
{
    std::vector<Block> blocks; // a nested table follows the table it lies in
    std::vector<Bookmark> bookmarks{};
    std::vector<LeftOut> left_out{};
    std::string title{};    // docProps/core.xml dc:title
    std::string producer{}; // docProps/app.xml Application
    std::string created{};  // dcterms:created as written, W3CDTF
    std::string modified{}; // dcterms:modified as written

    friend bool operator==(const Document&, const Document&) = default;
};

} // namespace nianbao
