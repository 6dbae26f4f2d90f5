#include "extract/table_stack.hpp"

#include <iterator>
#include <utility>

namespace nianbao {

Place
TableStack::place() const
{
    if (depth_ == 0) {
        return {};
    }
    const auto& open = top();
    return {.table = open.table.ordinal,
            .row = static_cast<std::uint32_t>(open.table.rows.size() + 1),
            .column = open.column + 1};
}

void
TableStack::open_table()
{
    Table table{.ordinal = ++tables_};
    if (in_cell()) {
        const auto at = place();
        table.parent = ParentCell{.table = at.table, .row = at.row, .column = at.column};
    }
    if (depth_ == open_.size()) {
        open_.emplace_back();
    }
    ++depth_;
    auto& open = top();
    open.table = std::move(table);
    open.style = nullptr;
    open.in_row = false;
    open.in_cell = false;
    open.row_deleted = false;
    open.column = 0;
}

bool
TableStack::open_row()
{
    if (depth_ == 0 || top().in_row) {
        return false;
    }
    auto& open = top();
    open.row = {};
    open.cells.clear();
    open.column = 0;
    open.in_row = true;
    open.row_deleted = false;
    return true;
}

bool
TableStack::open_cell()
{
    if (!in_row() || in_cell()) {
        return false;
    }
    auto& open = top();
    open.cell = {};
    open.text.clear();
    open.lines = 0;
    open.typed = 0;
    open.in_cell = true;
    open.cell_deleted = false;
    open.has_drawing = false;
    return true;
}

void
TableStack::add_grid_column()
{
    if (depth_ > 0) {
        ++top().table.grid_columns;
    }
}

void
TableStack::skip_before(std::uint16_t slots)
{
    top().row.skipped_before = slots;
    top().column = slots;
}

void
TableStack::skip_after(std::uint16_t slots)
{
    top().row.skipped_after = slots;
}

void
TableStack::delete_row()
{
    top().row_deleted = true;
}

void
TableStack::delete_cell()
{
    top().cell_deleted = true;
}

void
TableStack::span_columns(std::uint16_t columns)
{
    top().cell.column_span = columns;
}

void
TableStack::merge_down(VerticalMerge merge)
{
    top().cell.vertical_merge = merge;
}

void
TableStack::merge_left()
{
    top().cell.continues_left = true;
}

std::size_t
TableStack::add_line(std::string_view number, std::string_view text)
{
    auto& open = top();
    if (open.lines++ > 0) {
        open.text += '\n';
    }
    open.text.append(number).append(text);
    open.typed += text.size();
    return open.text.size();
}

void
TableStack::note_drawing()
{
    if (in_cell()) {
        top().has_drawing = true;
    }
}

bool
TableStack::shows_only_a_drawing() const
{
    constexpr std::string_view blank = " \t\n";
    return top().has_drawing && top().text.find_first_not_of(blank) == std::string::npos;
}

void
TableStack::close_cell()
{
    auto& open = top();
    open.in_cell = false;
    if (open.cell_deleted) {
        return;
    }
    // a merge covers the numbers of its empty paragraphs
    if (open.cell.vertical_merge == VerticalMerge::continues && open.typed == 0) {
        open.text.clear();
    }
    open.cell.text.assign(open.text.data(), open.text.size()); // no more room than it takes
    open.column += open.cell.column_span;
    open.cells.push_back(std::move(open.cell));
}

void
TableStack::close_row()
{
    auto& open = top();
    open.in_row = false;
    if (open.row_deleted) {
        return;
    }
    open.row.cells.assign(std::make_move_iterator(open.cells.begin()),
                          std::make_move_iterator(open.cells.end()));
    open.table.rows.push_back(std::move(open.row));
}

Table
TableStack::close_table()
{
    auto table = std::move(top().table);
    table.rows.shrink_to_fit();
    --depth_;
    return table;
}

} // namespace nianbao
