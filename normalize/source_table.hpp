#pragma once

#include "extract/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace nianbao {

// A cell as a reader of the page sees it: where it starts, 1-based, and the slots it covers.
struct SourceCell
{
    std::uint32_t row = 1;
    std::uint32_t column = 1;
    std::uint32_t row_span = 1;
    std::uint32_t column_span = 1;
    std::string text{};

    friend bool operator==(const SourceCell&, const SourceCell&) = default;
};

// A Word table as drawn in the document, empty cells included.
struct SourceTable
{
    std::uint32_t ordinal = 0; // as Place::table
    std::optional<ParentCell> parent{};
    std::uint32_t rows = 0;
    std::uint32_t columns = 0;
    std::vector<SourceCell> cells{}; // in reading order; none where the table is not drawn

    friend bool operator==(const SourceTable&, const SourceTable&) = default;
};

// Of all tables of a report; those behind are not drawn. Their cells are in the rows all the same.
inline constexpr std::size_t most_drawn_cells = 100'000;

} // namespace nianbao
