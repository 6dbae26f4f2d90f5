#include "batch/table_drawing.hpp"

#include "batch/width.hpp"
#include "extract/grid.hpp"
#include "normalize/message.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

namespace nianbao {

namespace {

// What a terminal can still show; --json has all of it.
constexpr std::uint32_t most_rows = 2000;
constexpr std::uint32_t most_columns = 64;

constexpr std::size_t narrowest = 2; // a Chinese character
constexpr std::size_t widest = 40;

constexpr std::int64_t nobody = -1;
using Owners = std::vector<std::int64_t>; // of the slots of a row: index of the cell, or nobody

// By the lines that meet: up 1, down 2, left 4, right 8.
constexpr std::array<std::string_view, 16> junctions{
    " ", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼"};

std::vector<std::string>
paragraphs(std::string_view text)
{
    std::vector<std::string> lines;
    for (std::size_t from = 0; from <= text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        lines.push_back(
            visible(text.substr(from, end - from), std::numeric_limits<std::int32_t>::max()));
        from = end + 1;
    }
    return lines;
}

std::size_t
sum(std::span<const std::size_t> numbers)
{
    return std::accumulate(numbers.begin(), numbers.end(), std::size_t{0});
}

std::string
repeated(std::string_view text, std::size_t count)
{
    std::string all;
    for (std::size_t i = 0; i < count; ++i) {
        all += text;
    }
    return all;
}

// The table as text: widths, then heights, then lines.
class Page
{
public:
    Page(const Table& table, std::size_t width)
        : grid_(table), texts_(grid_.texts()), rows_(std::min(grid_.rows(), most_rows)),
          columns_(std::min(grid_.columns(), most_columns)),
          gutter_(fmt::formatted_size("{}", rows_) + 1), widths_(columns_, narrowest),
          heights_(rows_, 1), lines_(grid_.cells().size()), next_(lines_.size(), 0)
    {
        set_widths(width > gutter_ ? width - gutter_ : 0);
        set_heights();
    }

    [[nodiscard]] Drawing drawn();

private:
    [[nodiscard]] std::uint32_t column_span(const GridCell& cell) const
    {
        return std::min(cell.column_span, columns_ - cell.column);
    }
    [[nodiscard]] std::uint32_t row_span(const GridCell& cell) const
    {
        return std::min(cell.row_span, rows_ - cell.row);
    }
    [[nodiscard]] bool on_page(const GridCell& cell) const
    {
        return cell.row < rows_ && cell.column < columns_;
    }
    [[nodiscard]] std::size_t index_of(const GridCell& cell) const
    {
        return static_cast<std::size_t>(&cell - grid_.cells().data());
    }
    [[nodiscard]] std::size_t rule() const { return 2 * padding_ + 1; } // between two texts
    [[nodiscard]] std::size_t inner_width(std::size_t column, std::size_t span) const
    {
        return sum(std::span(widths_).subspan(column, span)) + (span - 1) * rule();
    }
    [[nodiscard]] Owners owners(std::uint32_t row) const;
    [[nodiscard]] std::string numbers() const;
    [[nodiscard]] std::string separator(const Owners& above, const Owners& below);
    [[nodiscard]] std::string content(const Owners& row);
    [[nodiscard]] std::string next_line(std::int64_t owner);
    [[nodiscard]] std::size_t run(const Owners& row, std::size_t from) const;

    void set_widths(std::size_t room);
    void widen(const GridCell& cell);
    void set_heights();
    void heighten(const GridCell& cell);

    Grid grid_;
    std::vector<std::string> texts_; // of each cell
    std::uint32_t rows_;
    std::uint32_t columns_;
    std::size_t gutter_;
    std::size_t padding_ = 1;
    std::vector<std::size_t> widths_;
    std::vector<std::size_t> heights_;
    std::vector<std::vector<std::string>> lines_; // of each cell, wrapped
    std::vector<std::size_t> next_;               // line of each cell still to be drawn
};

void
Page::widen(const GridCell& cell)
{
    std::size_t wanted = 0;
    for (const auto& line : paragraphs(texts_[index_of(cell)])) {
        wanted = std::max(wanted, std::min(display_width(line), widest));
    }
    const auto span = column_span(cell);
    const auto have = inner_width(cell.column, span);
    for (std::size_t lack = wanted > have ? wanted - have : 0, i = 0; lack > 0; ++i) {
        const auto share = (lack + span - i - 1) / (span - i);
        widths_[cell.column + i] += share;
        lack -= share;
    }
}

// Single columns first, then what spans them; the widest give way until the page is wide enough.
void
Page::set_widths(std::size_t room)
{
    padding_ = columns_ * (narrowest + 3) + 1 <= room ? 1 : 0;
    for (const std::uint32_t pass : {1U, 2U}) {
        for (const auto& cell : grid_.cells()) {
            if (on_page(cell) && std::min(column_span(cell), 2U) == pass) {
                widen(cell);
            }
        }
    }
    auto cap = widths_.empty() ? narrowest : *std::max_element(widths_.begin(), widths_.end());
    while (cap > narrowest && sum(widths_) + columns_ * rule() + 1 > room) {
        --cap;
        for (auto& width : widths_) {
            width = std::min(width, cap);
        }
    }
}

// A cell over several rows may use the lines between them as well.
void
Page::heighten(const GridCell& cell)
{
    const auto span = row_span(cell);
    const auto have = sum(std::span(heights_).subspan(cell.row, span)) + span - 1;
    const auto wanted = lines_[index_of(cell)].size();
    if (wanted > have) {
        heights_[cell.row + span - 1] += wanted - have;
    }
}

void
Page::set_heights()
{
    const auto cells = grid_.cells();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!on_page(cells[i])) {
            continue;
        }
        const auto width = inner_width(cells[i].column, column_span(cells[i]));
        for (const auto& line : paragraphs(texts_[i])) {
            const auto pieces = wrapped(line, width);
            lines_[i].insert(lines_[i].end(), pieces.begin(), pieces.end());
        }
    }
    for (const std::uint32_t pass : {1U, 2U}) {
        for (const auto& cell : cells) {
            if (on_page(cell) && std::min(row_span(cell), 2U) == pass) {
                heighten(cell);
            }
        }
    }
}

Owners
Page::owners(std::uint32_t row) const
{
    Owners row_owners(columns_, nobody);
    for (const auto& piece : grid_.pieces(row)) {
        for (auto c = piece.column; c < std::min(piece.column + piece.span, columns_); ++c) {
            row_owners[c] = piece.cell;
        }
    }
    return row_owners;
}

// How many slots from `from` on belong to one cell.
std::size_t
Page::run(const Owners& row, std::size_t from) const
{
    auto to = from + 1;
    while (row[from] != nobody && to < columns_ && row[to] == row[from]) {
        ++to;
    }
    return to - from;
}

std::string
Page::numbers() const
{
    std::string text(gutter_, ' ');
    for (std::uint32_t c = 0; c < columns_; ++c) {
        text += std::string(1 + padding_, ' ') + padded(fmt::format("{}", c + 1), widths_[c]) +
                std::string(padding_, ' ');
    }
    return text;
}

std::string
Page::next_line(std::int64_t owner)
{
    const auto index = static_cast<std::size_t>(owner);
    auto& at = next_[index];
    return at < lines_[index].size() ? lines_[index][at++] : std::string();
}

std::int64_t
at_or_nobody(const Owners& row, std::size_t slot)
{
    return slot < row.size() ? row[slot] : nobody; // slot -1 wraps round and is outside as well
}

std::string_view
junction(const Owners& above, const Owners& below, std::size_t slot)
{
    const auto up_left = at_or_nobody(above, slot - 1);
    const auto up_right = at_or_nobody(above, slot);
    const auto down_left = at_or_nobody(below, slot - 1);
    const auto down_right = at_or_nobody(below, slot);
    return junctions[(up_left != up_right ? 1U : 0U) + (down_left != down_right ? 2U : 0U) +
                     (up_left != down_left ? 4U : 0U) + (up_right != down_right ? 8U : 0U)];
}

// The line between two rows; a cell that lies in both writes on across it.
std::string
Page::separator(const Owners& above, const Owners& below)
{
    std::string text(gutter_, ' ');
    for (std::size_t c = 0; c < columns_;) {
        text += junction(above, below, c);
        if (above[c] != below[c]) {
            text += repeated("─", widths_[c] + 2 * padding_);
            ++c;
            continue;
        }
        const auto span = std::min(run(above, c), run(below, c));
        const auto line = above[c] == nobody ? std::string() : next_line(above[c]);
        text += padded(std::string(padding_, ' ') + line, inner_width(c, span) + 2 * padding_);
        c += span;
    }
    return text.append(junction(above, below, columns_));
}

std::string
Page::content(const Owners& row)
{
    std::string text;
    for (std::size_t c = 0; c < columns_;) {
        text += at_or_nobody(row, c - 1) == row[c] ? " " : "│";
        const auto span = run(row, c);
        const auto line = row[c] == nobody ? std::string() : next_line(row[c]);
        text += padded(std::string(padding_, ' ') + line, inner_width(c, span) + 2 * padding_);
        c += span;
    }
    return text.append(columns_ > 0 && row.back() != nobody ? "│" : "");
}

std::string
without_trailing_spaces(std::string line)
{
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

Drawing
Page::drawn()
{
    auto text = without_trailing_spaces(numbers());
    Owners above(columns_, nobody);
    for (std::uint32_t r = 0; r < rows_; ++r) {
        const auto row = owners(r);
        text += without_trailing_spaces(separator(above, row));
        for (std::size_t i = 0; i < heights_[r]; ++i) {
            const auto number = i == 0 ? fmt::format("{}", r + 1) : std::string();
            text += without_trailing_spaces(
                fmt::format("{:>{}} {}", number, gutter_ - 1, content(row)));
        }
        above = row;
    }
    text += without_trailing_spaces(separator(above, Owners(columns_, nobody)));
    return {.text = std::move(text),
            .rows_left = grid_.rows() - rows_,
            .columns_left = grid_.columns() - columns_};
}

} // namespace

Drawing
draw_table(const Table& table, std::size_t width)
{
    return Page(table, width).drawn();
}

} // namespace nianbao
