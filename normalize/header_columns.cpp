#include "normalize/header_columns.hpp"

#include "normalize/open_columns.hpp"

#include <algorithm>

namespace nianbao {

namespace {

// A printed column and the slots, or cells of the row, it covers.
struct ColumnLine
{
    PrintedLine line{};
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

class HeaderReader
{
public:
    HeaderReader(const PrintedTable& printed, const TableForm& form)
        : printed_(printed), grid_(printed.grid()), form_(form)
    {
    }

    [[nodiscard]] Header read(std::uint32_t first, std::uint32_t end);

private:
    void place_by_position(Header& header);
    void place_by_order(Header& header);
    void place(Header& header, const LabelPath& path, std::uint32_t slot);
    [[nodiscard]] bool is_certain(const Header& header, const LabelPath& path) const;
    [[nodiscard]] std::vector<ColumnLine> printed_columns(const Header& header) const;
    void align_columns(Header& header) const;
    void find_headings(Header& header) const;

    const PrintedTable& printed_;
    const Grid& grid_;
    const TableForm& form_;
    std::vector<SlotLabels> unknown_; // that may be members of the open axis
};

Header
HeaderReader::read(std::uint32_t first, std::uint32_t end)
{
    Header header{.first = first, .end = end};
    for (auto row = first; row < end; ++row) {
        header.width = std::max(header.width, grid_.row_width(row));
    }
    header.columns.resize(form_.columns.size());
    header.uncertain.resize(header.columns.size());
    if (form_.match_cells == MatchCells::by_order) {
        place_by_order(header);
    } else {
        place_by_position(header);
    }
    for (const auto column : header.twice) {
        header.columns[column].label = no_cell;
    }
    if (!unknown_.empty()) {
        header.open = read_open_columns(printed_, form_, header, unknown_);
    }
    align_columns(header);
    find_headings(header);
    return header;
}

void
HeaderReader::place_by_position(Header& header)
{
    for (std::uint32_t slot = 0; slot < grid_.columns(); ++slot) {
        const auto path = printed_.labels_down(slot, header.first, header.end);
        if (is_certain(header, path)) {
            place(header, path, slot);
        } else if (const auto fit = fit_entry(printed_, path, form_.columns); fit.entry) {
            header.uncertain[*fit.entry] = true;
        }
    }
}

void
HeaderReader::place_by_order(Header& header)
{
    std::uint32_t position = 0;
    for (const auto& piece : grid_.pieces(header.end - 1)) {
        place(header, printed_.labels_down(piece.column, header.first, header.end), position);
        ++position;
    }
}

void
HeaderReader::place(Header& header, const LabelPath& path, std::uint32_t slot)
{
    const auto found = fit_entry(printed_, path, form_.columns);
    if (!found.entry && !form_.open_columns.empty()) {
        unknown_.push_back({path, slot});
    }
    if (!found.entry || found.twice) {
        return;
    }
    auto& column = header.columns[*found.entry];
    if (column.label == no_cell) {
        column = {slot, slot + 1, path.back(), found.match};
    } else if (column.label == path.back() && column.end == slot) {
        column.end = slot + 1; // the same label, spread over the next slot
    } else {
        header.twice.push_back(static_cast<std::uint32_t>(*found.entry));
    }
}

// A row with a cell too few says nothing of which slots the cells behind the gap belong to.
bool
HeaderReader::is_certain(const Header& header, const LabelPath& path) const
{
    return std::all_of(path.begin(), path.end(), [&](std::uint32_t cell) {
        return grid_.row_width(grid_.cells()[cell].row) == header.width;
    });
}

// What is printed over the slots, or over the cells of the last header row, from left to right.
std::vector<ColumnLine>
HeaderReader::printed_columns(const Header& header) const
{
    std::vector<ColumnLine> lines;
    const auto add = [&](const LabelPath& path, std::uint32_t slot) {
        if (!lines.empty() && !path.empty() && !lines.back().line.path.empty() &&
            lines.back().line.path.back() == path.back()) {
            lines.back().end = slot + 1;
            return;
        }
        lines.push_back({.line = {.path = path}, .first = slot, .end = slot + 1});
        lines.back().line.is_open = !path.empty() && is_certain(header, path);
    };
    std::uint32_t slot = 0;
    if (form_.match_cells == MatchCells::by_order) {
        for (const auto& piece : grid_.pieces(header.end - 1)) {
            add(printed_.labels_down(piece.column, header.first, header.end), slot++);
        }
        return lines;
    }
    for (; slot < grid_.columns(); ++slot) {
        add(printed_.labels_down(slot, header.first, header.end), slot);
    }
    return lines;
}

// Columns whose one unlike label is certain from its neighbours.
void
HeaderReader::align_columns(Header& header) const
{
    const auto known = header.found();
    if (known < 2 || known == header.columns.size()) {
        return; // no two neighbours, or none missing
    }
    auto columns = printed_columns(header);
    std::vector<PrintedLine> lines;
    lines.reserve(columns.size());
    for (auto& column : columns) {
        header.each_place([&](std::uint32_t entry, const ColumnPlace& place) {
            if (place.first <= column.first && column.first < place.end) {
                column.line.entry = entry;
            }
        });
        lines.push_back(column.line);
    }
    header.aligned = align_lines(printed_, lines, form_.columns);
    for (const auto& aligned : header.aligned) {
        const auto& column = columns[aligned.line];
        header.columns[aligned.entry] = {
            column.first, column.end, column.line.path.back(), Match::aligned};
    }
}

// Where units, codes and names stand.
void
HeaderReader::find_headings(Header& header) const
{
    if (form_.unit_column.empty() && !form_.open_rows) {
        return;
    }
    const auto cells = grid_.cells();
    const auto note = [&](const std::vector<std::string>& headings, std::uint32_t cell, Slots& at) {
        const auto& label = printed_.label(cell);
        for (const auto* text : {&label.folded, &label.bare}) {
            if (std::find(headings.begin(), headings.end(), *text) != headings.end()) {
                at = {cells[cell].column, cells[cell].column + cells[cell].column_span};
            }
        }
    };
    for (auto row = header.first; row < header.end; ++row) {
        for (const auto& piece : grid_.pieces(row)) {
            note(form_.unit_column, piece.cell, header.units);
            if (form_.open_rows) {
                note(form_.open_rows->key, piece.cell, header.keys);
                note(form_.open_rows->label, piece.cell, header.names);
            }
        }
    }
}

} // namespace

bool
Header::has(std::uint32_t column) const
{
    return columns[column].label != no_cell ||
           std::any_of(
               open.begin(), open.end(), [&](const auto& one) { return one.column == column; });
}

std::size_t
Header::found() const
{
    std::size_t count = open.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        count += columns[i].label != no_cell || uncertain[i] ? 1 : 0;
    }
    return count;
}

Header
read_header(const PrintedTable& printed,
            const TableForm& form,
            std::uint32_t first,
            std::uint32_t end)
{
    return HeaderReader(printed, form).read(first, end);
}

} // namespace nianbao
