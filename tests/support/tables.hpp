#pragma once

#include "extract/document.hpp"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

namespace nianbao::testing {

// A cell from its text and its spans: {"总计", 2} covers two columns.
struct Text
{
    Text(const char* words, std::uint16_t span = 1, VerticalMerge merge = VerticalMerge::none)
        : cell{words, span, merge}
    {
    }

    Cell cell;
};

inline const Text above{"", 1, VerticalMerge::continues}; // continues the cell over it

inline Text
tall(const char* words, std::uint16_t span = 1)
{
    return {words, span, VerticalMerge::restart};
}

inline Text
below(std::uint16_t span)
{
    return {"", span, VerticalMerge::continues};
}

inline Table
text_table(std::initializer_list<std::vector<Text>> rows, std::uint32_t ordinal = 1)
{
    Table table{.ordinal = ordinal};
    for (const auto& texts : rows) {
        Row row;
        for (const auto& text : texts) {
            row.cells.push_back(text.cell);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

inline Document
document_of(std::initializer_list<Block> blocks)
{
    Document document;
    document.blocks = blocks;
    return document;
}

// Paragraphs of plain text.
inline Document
text_document(std::initializer_list<const char*> lines)
{
    Document document;
    for (const auto* line : lines) {
        document.blocks.emplace_back(Paragraph{line});
    }
    return document;
}

} // namespace nianbao::testing
