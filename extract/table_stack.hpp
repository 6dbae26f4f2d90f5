#pragma once

#include "extract/document.hpp"
#include "extract/finding.hpp"
#include "extract/styles.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// The tables that are open at a place of the walk, outermost first, and the row and cell being
// written in each. Calls that do not fit (a cell outside of a row) say so by returning false.
class TableStack
{
public:
    [[nodiscard]] std::size_t depth() const { return depth_; }
    [[nodiscard]] bool in_row() const { return depth_ > 0 && top().in_row; }
    [[nodiscard]] bool in_cell() const { return depth_ > 0 && top().in_cell; }
    // Ordinal, row and column of the cell that is open or comes next; zero outside of tables.
    [[nodiscard]] Place place() const;
    [[nodiscard]] std::uint32_t tables() const { return tables_; }

    void open_table();
    bool open_row();
    bool open_cell();

    void set_style(const Style* style) { top().style = style; }
    // Of the innermost table; nullptr where it has none.
    [[nodiscard]] const Style* style() const { return depth_ > 0 ? top().style : nullptr; }
    void add_grid_column();
    void skip_before(std::uint16_t slots);
    void skip_after(std::uint16_t slots);
    void delete_row();
    [[nodiscard]] bool row_deleted() const { return depth_ > 0 && top().row_deleted; }
    void delete_cell();
    void span_columns(std::uint16_t columns);
    void merge_down(VerticalMerge merge);
    void merge_left();
    // A further paragraph of the open cell; gives the size of the cell's text with it.
    std::size_t add_line(std::string_view number, std::string_view text);

    // The open cell shows a picture, a chart or an object.
    void note_drawing();
    [[nodiscard]] bool shows_only_a_drawing() const;

    void close_cell();
    void close_row();
    [[nodiscard]] Table close_table();

private:
    struct OpenTable
    {
        Table table{};
        const Style* style = nullptr;
        Row row{};
        std::vector<Cell> cells{}; // of the row; the room is used again
        Cell cell{};
        std::string text{}; // of the cell; the room is used again
        std::uint32_t lines = 0;
        std::size_t typed = 0;    // bytes of the text that are no automatic numbers
        std::uint32_t column = 0; // slots left of the cell
        bool in_row = false;
        bool in_cell = false;
        bool row_deleted = false;
        bool cell_deleted = false;
        bool has_drawing = false;
    };

    [[nodiscard]] OpenTable& top() { return open_[depth_ - 1]; }
    [[nodiscard]] const OpenTable& top() const { return open_[depth_ - 1]; }

    std::vector<OpenTable> open_; // kept when closed, for its room
    std::size_t depth_ = 0;
    std::uint32_t tables_ = 0;
};

} // namespace nianbao
