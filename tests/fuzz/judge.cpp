#include "tests/fuzz/judge.hpp"

#include "extract/document_reader.hpp"
#include "extract/grid.hpp"
#include "normalize/message.hpp"
#include "normalize/utf8.hpp"

#include <array>
#include <cstdlib>
#include <iostream>

namespace nianbao {

namespace {

constexpr std::uint32_t most_columns = 1024; // of one span
constexpr std::size_t most_cells = 2'000'000;
constexpr std::array languages{Language::zh, Language::en};

void
judge_line(std::string_view line)
{
    demand(!line.empty(), "a message has words");
    demand(is_utf8(line), "a message is UTF-8");
    demand(line.find_first_of("\r\n\x1b") == std::string_view::npos, "a message is one line");
}

void
judge_row(const Grid& grid, const Row& row, std::uint32_t at)
{
    std::uint32_t free_from = row.skipped_before;
    std::size_t written = 0;
    for (const auto& piece : grid.pieces(at)) {
        demand(piece.column >= free_from, "pieces lie side by side");
        demand(piece.span > 0, "a piece covers a slot");
        free_from = piece.column + piece.span;
        demand(free_from <= grid.row_width(at), "no piece is wider than its row");
        demand(piece.cell < grid.cells().size(), "a piece is of a cell");
        const auto& cell = grid.cells()[piece.cell];
        demand(cell.row <= at && at < cell.row + cell.row_span, "a piece lies in its cell's rows");
        demand(cell.column == piece.column && cell.column_span == piece.span,
               "a piece lies in its cell's columns");
        demand(grid.covering(at, piece.column) == &cell, "a slot is covered by its cell");
        demand(grid.covering(at, free_from - 1) == &cell, "its last slot, too");
        written += piece.written_cells;
    }
    demand(written == row.cells.size(), "every cell written is of one piece");
    demand(grid.row_width(at) <= grid.columns(), "no row is wider than its grid");
    demand(grid.covering(at, grid.columns()) == nullptr, "nothing lies beyond the grid");
}

void
judge_cells(const Row& row)
{
    demand(row.skipped_before <= most_columns && row.skipped_after <= most_columns,
           "a row skips no more than the limit");
    for (const auto& cell : row.cells) {
        demand(cell.column_span >= 1 && cell.column_span <= most_columns,
               "a cell spans no more than the limit");
        demand(is_utf8(cell.text), "a cell is UTF-8");
    }
}

std::size_t
judge_table(const Table& table)
{
    const Grid grid(table);
    demand(grid.rows() == table.rows.size(), "a grid has the rows of its table");
    std::size_t cells = 0;
    for (std::uint32_t row = 0; row < grid.rows(); ++row) {
        judge_cells(table.rows[row]);
        judge_row(grid, table.rows[row], row);
        cells += table.rows[row].cells.size();
    }
    demand(grid.texts().size() == grid.cells().size(), "every cell of a grid has its text");
    return cells;
}

void
judge_parent(const Table& table)
{
    if (table.parent) {
        demand(table.parent->table >= 1 && table.parent->table < table.ordinal,
               "a table lies in one that begins before it");
        demand(table.parent->row >= 1 && table.parent->column >= 1, "and in a cell of it");
    }
}

void
judge_bookmark(const Bookmark& bookmark, std::uint32_t tables)
{
    demand(is_utf8(bookmark.name) && is_utf8(bookmark.text), "a bookmark is UTF-8");
    for (const auto table : bookmark.tables) {
        demand(table >= 1 && table <= tables, "a bookmark is of tables that are there");
    }
}

} // namespace

void
demand(bool holds, std::string_view what)
{
    if (!holds) {
        std::cerr << "NOT TRUE: " << what << '\n';
        std::abort();
    }
}

const FormLibrary&
official_forms()
{
    static const FormLibrary library = [] {
        auto loaded = load_forms({});
        demand(loaded.has_value(), "the official forms load");
        return std::move(*loaded);
    }();
    return library;
}

const ReportCodec&
official_codec()
{
    static const ReportCodec codec(official_forms());
    return codec;
}

void
judge(const Document& document)
{
    std::uint32_t tables = 0;
    std::size_t cells = 0;
    for (const auto& block : document.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) {
            demand(table->ordinal == ++tables, "tables are counted as they begin");
            judge_parent(*table);
            cells += judge_table(*table);
        } else {
            const auto& paragraph = std::get<Paragraph>(block);
            demand(is_utf8(paragraph.text) && is_utf8(paragraph.number), "a paragraph is UTF-8");
        }
    }
    demand(cells <= most_cells, "a document has no more cells than the limit");
    for (const auto& bookmark : document.bookmarks) {
        judge_bookmark(bookmark, tables);
    }
}

void
judge(const Report& report)
{
    for (const auto language : languages) {
        for (const auto& finding : report.findings) {
            judge_line(words(finding, language));
        }
    }
    const auto& codec = official_codec();
    const auto bytes = codec.encode(report);
    const auto back = codec.decode(bytes);
    demand(back.has_value(), "a report comes back from its bytes");
    demand(codec.encode(*back) == bytes, "and as it was");
}

void
judge(const Failure& failure)
{
    demand(!failure.code.empty(), "a failure has a code");
    for (const auto language : languages) {
        judge_line(words(failure, language));
    }
    const auto back = official_codec().decode(official_codec().encode(failure));
    demand(!back && back.error() == failure, "a failure comes back from its bytes");
}

bool
judge_reading(const Package& package)
{
    Findings findings;
    const auto document = read_document(package, findings);
    if (!document) {
        judge(document.error());
        return false;
    }
    judge(*document);
    judge(compile_report(*document, official_forms(), {}, std::move(findings)));
    return true;
}

} // namespace nianbao
