#pragma once

#include "extract/document.hpp"
#include "normalize/choose_edition.hpp"
#include "normalize/printed_table.hpp"
#include "normalize/report.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace nianbao {

using Names = std::vector<std::string>;

// One table taken, of one Word table or of several that go on in one another, and what became of
// its cells.
struct TakenTable
{
    PrintedTable printed;
    std::vector<TableBlock> blocks;
    std::vector<Names> bookmarks; // by part: names of those that enclose or touch it
};

struct TakenTables
{
    std::vector<TakenTable> tables{}; // in reading order
    Findings findings{};              // "table-continued"
    std::uint32_t met = 0;            // Word tables
    std::uint32_t left = 0;           // of them, because no bookmark asked for them
};

// The tables of a document as the forms see them.
[[nodiscard]] TakenTables
take_tables(const Document& document, const FormLibrary& library, const ReadingOptions& options);

} // namespace nianbao
