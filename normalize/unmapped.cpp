#include "normalize/unmapped.hpp"

#include "normalize/quantity.hpp"
#include "normalize/text.hpp"

#include <algorithm>
#include <span>

namespace nianbao {

namespace {

constexpr std::string_view claimed = "";

bool
is_figure(const PrintedTable& printed, std::uint32_t cell)
{
    return read_quantity(printed.text(cell), ValueType::money).reading == Reading::number;
}

// The rows at the top that hold no figure; at least one.
std::uint32_t
count_header_rows(const PrintedTable& printed)
{
    const auto& grid = printed.grid();
    for (std::uint32_t row = 1; row < grid.rows(); ++row) {
        const auto pieces = grid.pieces(row);
        const bool has_figure = std::any_of(pieces.begin(), pieces.end(), [&](const auto& piece) {
            return !printed.is_empty(piece.cell) && is_figure(printed, piece.cell);
        });
        if (has_figure) {
            return row;
        }
    }
    return 1;
}

struct RowRange
{
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

// Why each cell is unmapped; `claimed` where it is not.
std::vector<std::string_view>
reasons(const PrintedTable& printed, std::span<const TableBlock> blocks)
{
    const auto size = printed.grid().cells().size();
    std::vector<std::string_view> why(size, blocks.empty() ? "no-known-form" : "text-beside");
    for (const auto& block : blocks) {
        for (const auto& refused : block.refused) {
            why[refused.cell] = refused.why;
        }
    }
    for (const auto& block : blocks) {
        for (const auto label : block.labels) {
            why[label] = claimed;
        }
        for (const auto& value : block.values) {
            why[value.cell] = claimed;
        }
    }
    return why;
}

class UnmappedList
{
public:
    explicit UnmappedList(const TakenTable& table) : printed_(table.printed), blocks_(table.blocks)
    {
        for (const auto& names : table.bookmarks) {
            auto& joined = bookmarks_.emplace_back();
            for (const auto& name : names) {
                joined += (joined.empty() ? "" : ";") + name;
            }
        }
    }

    [[nodiscard]] UnmappedCell describe(std::uint32_t cell, std::string_view why)
    {
        const auto& at = printed_.grid().cells()[cell];
        const auto header = header_of(at.row);
        return {.place = printed_.place(cell),
                .row_label = row_label(at.row, at.column),
                .column_label = printed_.joined(
                    printed_.labels_down(at.column, header.first, std::min(header.end, at.row))),
                .raw = std::string(printed_.text(cell)),
                .bookmark = bookmarks_[printed_.part_of(at.row)],
                .why = std::string(why)};
    }

private:
    RowRange header_of(std::uint32_t row)
    {
        for (const auto& block : blocks_) {
            if (row >= block.header && row < block.end) {
                return {block.header, block.data};
            }
        }
        if (top_rows_ == 0) {
            top_rows_ = count_header_rows(printed_);
        }
        return {0, top_rows_};
    }

    [[nodiscard]] std::string row_label(std::uint32_t row, std::uint32_t column) const
    {
        LabelPath path;
        for (const auto& piece : printed_.grid().pieces(row)) {
            if (piece.column >= column || is_figure(printed_, piece.cell)) {
                break;
            }
            if (!printed_.is_empty(piece.cell)) {
                path.push_back(piece.cell);
            }
        }
        return printed_.joined(path);
    }

    const PrintedTable& printed_;
    std::span<const TableBlock> blocks_;
    Names bookmarks_;            // by part
    std::uint32_t top_rows_ = 0; // worked out when first asked for
};

// A cell that a merge hides may hold text of its own.
void
list_hidden_text(const PrintedTable& printed,
                 std::uint32_t row,
                 std::vector<UnmappedCell>& unmapped)
{
    for (const auto& piece : printed.grid().pieces(row)) {
        const auto* cover = printed.grid().cells()[piece.cell].cell;
        for (const auto& written : std::span(piece.written, piece.written_cells)) {
            if (&written != cover && !is_blank(written.text)) {
                auto place = printed.place_of_row(row);
                place.column = piece.column + 1;
                unmapped.push_back({.place = place, .raw = written.text, .why = "merged-text"});
            }
        }
    }
}

} // namespace

void
list_unmapped(const TakenTable& table, std::vector<UnmappedCell>& unmapped)
{
    const auto& printed = table.printed;
    const auto why = reasons(printed, table.blocks);
    UnmappedList list(table);
    for (std::uint32_t cell = 0; cell < why.size(); ++cell) {
        if (!why[cell].empty() && !printed.is_empty(cell)) {
            unmapped.push_back(list.describe(cell, why[cell]));
        }
    }
    for (std::uint32_t row = 0; row < printed.grid().rows(); ++row) {
        list_hidden_text(printed, row, unmapped);
    }
}

} // namespace nianbao
