#include "normalize/header_rows.hpp"

#include "normalize/quantity.hpp"
#include "normalize/text.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::uint32_t tallest_header = 12; // rows; each is tried as the last one

// The rows of the grid in which some cell is a column label, by table.
using RowsByTable = std::map<std::uint16_t, std::vector<std::uint32_t>>;

void
note_rows(RowsByTable& rows, const LabelIndex& index, const std::string& text, std::uint32_t row)
{
    const auto found = index.find(text);
    if (found == index.end()) {
        return;
    }
    for (const auto number : found->second) {
        auto& known = rows[number];
        if (known.empty() || known.back() != row) {
            known.push_back(row);
        }
    }
}

RowsByTable
rows_with_labels(const PrintedTable& printed, const LabelIndex& index)
{
    RowsByTable rows;
    const auto cells = printed.grid().cells();
    for (std::uint32_t i = 0; i < cells.size(); ++i) {
        const auto& label = printed.label(i);
        if (label.folded.empty() || printed.repeats_header(cells[i].row)) {
            continue;
        }
        note_rows(rows, index, label.folded, cells[i].row);
        if (label.bare != label.folded) {
            note_rows(rows, index, label.bare, cells[i].row);
        }
    }
    return rows;
}

// A printed column and the slots, or cells of the row, it covers.
struct ColumnLine
{
    PrintedLine line{};
    std::uint32_t first = 0;
    std::uint32_t end = 0;
};

// How many columns a header of the form has at least.
std::size_t
expected_columns(const TableForm& form)
{
    const auto& all = form.columns.entries;
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [](const AxisEntry& one) { return !one.is_optional; }));
}

bool
is_figure(std::string_view text)
{
    const auto reads_as = [&](ValueType type) {
        const auto reading = read_quantity(text, type).reading;
        return reading == Reading::number || reading == Reading::dash;
    };
    return reads_as(ValueType::integer) || reads_as(ValueType::money);
}

class HeaderFinder
{
public:
    HeaderFinder(const PrintedTable& printed, const FormLibrary& library)
        : printed_(printed), grid_(printed.grid()), library_(library)
    {
    }

    HeaderRows find()
    {
        found_.rows = grid_.rows();
        find_captions();
        find_headers();
        std::sort(found_.boundaries.begin(), found_.boundaries.end());
        return std::move(found_);
    }

private:
    [[nodiscard]] const TableForm& form(std::uint16_t number) const
    {
        return *library_.tables[number].table;
    }

    void find_captions();
    void find_headers();
    void take_header(std::uint16_t number, std::uint32_t first, std::uint32_t end);
    [[nodiscard]] Header header_like_another(std::uint16_t number, std::uint32_t first) const;
    [[nodiscard]] Header
    best_header(std::uint16_t number, std::uint32_t first, std::uint32_t end) const;
    [[nodiscard]] Header with_open_columns(Header header) const;
    [[nodiscard]] Header
    read_header(std::uint16_t number, std::uint32_t first, std::uint32_t end) const;
    [[nodiscard]] bool is_certain(const Header& header, const LabelPath& path) const;
    [[nodiscard]] std::vector<ColumnLine> printed_columns(const Header& header) const;
    void align_columns(Header& header) const;
    void place_by_position(Header& header) const;
    void place_by_order(Header& header) const;
    void find_headings(Header& header) const;
    void place_open(Header& header, LabelPath path, std::uint32_t slot) const;
    void refuse_data_rows(Header& header) const;
    void mark_twice(Header& header) const;
    [[nodiscard]] bool
    may_hold_members(const Header& header, std::uint32_t row, std::uint32_t first) const;
    [[nodiscard]] bool is_heading(const Header& header, std::uint32_t cell) const;
    void
    place(Header& header, const LabelPath& path, std::uint32_t slot, std::uint32_t width) const;

    const PrintedTable& printed_;
    const Grid& grid_;
    const FormLibrary& library_;
    HeaderRows found_;
};

void
HeaderFinder::find_captions()
{
    for (const auto& [number, rows] : rows_with_labels(printed_, library_.captions)) {
        for (const auto row : rows) {
            found_.captions[row].push_back(number);
            found_.boundaries.push_back(row);
        }
    }
}

void
HeaderFinder::find_headers()
{
    for (const auto& [number, rows] : rows_with_labels(printed_, library_.headers)) {
        for (std::size_t i = 0; i < rows.size();) {
            std::size_t next = i + 1;
            while (next < rows.size() && rows[next] == rows[next - 1] + 1) {
                ++next;
            }
            take_header(number, rows[i], rows[next - 1] + 1);
            i = next;
        }
    }
}

// What the rows from `first` up to `end` say of a table's columns, if it is enough.
void
HeaderFinder::take_header(std::uint16_t number, std::uint32_t first, std::uint32_t end)
{
    auto header = header_like_another(number, first);
    if (header.columns.empty()) {
        header = best_header(number, first, end);
        if (!form(number).open_columns.empty()) {
            header = with_open_columns(std::move(header));
        }
    }
    // fewer than half of the labels is some other table, or a row that shares a word
    const auto known = header.found();
    if (known * 2 >= expected_columns(form(number)) ||
        (known > 0 && found_.under_own_caption(header))) {
        found_.boundaries.push_back(header.first);
        found_.headers.push_back(std::move(header));
    }
}

// The editions of a form often have the same columns: their header is read once. Without columns
// where there is no such header.
Header
HeaderFinder::header_like_another(std::uint16_t number, std::uint32_t first) const
{
    const auto alike = [&](const Header& known) {
        return known.first == first &&
               library_.tables[known.number].columns_like == library_.tables[number].columns_like;
    };
    const auto found = std::find_if(found_.headers.begin(), found_.headers.end(), alike);
    auto header = found == found_.headers.end() ? Header{} : *found;
    header.number = number;
    return header;
}

// The fewest rows that find most columns: data rows below the header may share words with it
// (（七）总计).
Header
HeaderFinder::best_header(std::uint16_t number, std::uint32_t first, std::uint32_t end) const
{
    end = std::min(end, first + tallest_header);
    auto best = read_header(number, first, end);
    while (--end > first) {
        auto shorter = read_header(number, first, end);
        const auto found = shorter.found();
        if (found >= best.found()) {
            best = std::move(shorter);
        } else if (best.found() == best.columns.size()) {
            break; // whole, and each of its rows is needed
        }
    }
    return best;
}

// The members of an open axis stand in the row below a label that is spread over them.
Header
HeaderFinder::with_open_columns(Header header) const
{
    const auto cells = grid_.cells();
    const auto is_spread = [&](const ColumnPlace& place) {
        return place.label != no_cell && cells[place.label].column_span > 1 &&
               cells[place.label].row + cells[place.label].row_span == header.end;
    };
    const bool spread = std::any_of(header.columns.begin(), header.columns.end(), is_spread);
    if (!spread || header.end >= grid_.rows()) {
        return header;
    }
    auto deeper = read_header(header.number, header.first, header.end + 1);
    const bool has_members =
        std::any_of(deeper.open.begin(), deeper.open.end(), [&](const OpenColumn& one) {
            return cells[one.place.label].row == header.end;
        });
    return has_members ? std::move(deeper) : std::move(header);
}

Header
HeaderFinder::read_header(std::uint16_t number, std::uint32_t first, std::uint32_t end) const
{
    Header header{.number = number, .first = first, .end = end};
    for (auto row = first; row < end; ++row) {
        header.width = std::max(header.width, grid_.row_width(row));
    }
    header.columns.resize(form(number).columns.size());
    header.uncertain.resize(header.columns.size());
    if (form(number).match_cells == MatchCells::by_order) {
        place_by_order(header);
    } else {
        place_by_position(header);
    }
    for (const auto column : header.twice) {
        header.columns[column].label = no_cell;
    }
    refuse_data_rows(header);
    mark_twice(header);
    align_columns(header);
    find_headings(header);
    return header;
}

// Where units, codes and names stand.
void
HeaderFinder::find_headings(Header& header) const
{
    const auto& table = form(header.number);
    if (table.unit_column.empty() && !table.open_rows) {
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
            note(table.unit_column, piece.cell, header.units);
            if (table.open_rows) {
                note(table.open_rows->key, piece.cell, header.keys);
                note(table.open_rows->label, piece.cell, header.names);
            }
        }
    }
}

// A row with a cell too few says nothing of which slots the cells behind the gap belong to.
bool
HeaderFinder::is_certain(const Header& header, const LabelPath& path) const
{
    return std::all_of(path.begin(), path.end(), [&](std::uint32_t cell) {
        return grid_.row_width(grid_.cells()[cell].row) == header.width;
    });
}

// What is printed over the slots, or over the cells of the last header row, from left to right.
std::vector<ColumnLine>
HeaderFinder::printed_columns(const Header& header) const
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
    if (form(header.number).match_cells == MatchCells::by_order) {
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
HeaderFinder::align_columns(Header& header) const
{
    const auto known = header.found();
    if (known < 2 || known == header.columns.size()) {
        return; // no two neighbours, or none missing
    }
    auto columns = printed_columns(header);
    std::vector<PrintedLine> lines;
    lines.reserve(columns.size());
    for (auto& column : columns) {
        for (std::size_t i = 0; i < header.columns.size(); ++i) {
            const auto& place = header.columns[i];
            if (place.label != no_cell && place.first <= column.first && column.first < place.end) {
                column.line.entry = i;
            }
        }
        lines.push_back(column.line);
    }
    header.aligned = align_lines(printed_, lines, form(header.number).columns);
    for (const auto& aligned : header.aligned) {
        const auto& column = columns[aligned.line];
        header.columns[aligned.entry] = {
            column.first, column.end, column.line.path.back(), Match::aligned};
    }
}

void
HeaderFinder::place_by_position(Header& header) const
{
    for (std::uint32_t slot = 0; slot < grid_.columns(); ++slot) {
        const auto path = printed_.labels_down(slot, header.first, header.end);
        if (is_certain(header, path)) {
            place(header, path, slot, 1);
        } else if (const auto fit = fit_entry(printed_, path, form(header.number).columns);
                   fit.entry) {
            header.uncertain[*fit.entry] = true;
        }
    }
}

void
HeaderFinder::place_by_order(Header& header) const
{
    std::uint32_t position = 0;
    for (const auto& piece : grid_.pieces(header.end - 1)) {
        place(header, printed_.labels_down(piece.column, header.first, header.end), position, 1);
        ++position;
    }
}

void
HeaderFinder::place(Header& header,
                    const LabelPath& path,
                    std::uint32_t slot,
                    std::uint32_t width) const
{
    const auto found = fit_entry(printed_, path, form(header.number).columns);
    if (!found.entry && !form(header.number).open_columns.empty()) {
        place_open(header, path, slot);
    }
    if (!found.entry || found.twice) {
        return;
    }
    auto& column = header.columns[*found.entry];
    if (column.label == no_cell) {
        column = {slot, slot + width, path.back(), found.match};
    } else if (column.label == path.back() && column.end == slot) {
        column.end = slot + width; // the same label, spread over the next slot
    } else {
        header.twice.push_back(static_cast<std::uint32_t>(*found.entry));
    }
}

// A label that is not of the form, below one that is and no wider: the member of an open axis.
void
HeaderFinder::place_open(Header& header, LabelPath path, std::uint32_t slot) const
{
    if (path.size() < 2) {
        return;
    }
    const auto member = path.back();
    path.pop_back();
    const auto& inner = grid_.cells()[member];
    const auto& outer = grid_.cells()[path.back()];
    const bool is_below = inner.column >= outer.column &&
                          inner.column + inner.column_span <= outer.column + outer.column_span;
    const auto found = fit_entry(printed_, path, form(header.number).columns);
    if (!found.entry || found.twice || !is_below || is_figure(printed_.text(member))) {
        return;
    }
    if (!header.open.empty() && header.open.back().place.label == member) {
        header.open.back().place.end = slot + 1;
        return;
    }
    header.open.push_back(
        {static_cast<std::uint32_t>(*found.entry), {slot, slot + 1, member, found.match}});
}

// What stands in a row of data below a column's label is no member.
void
HeaderFinder::refuse_data_rows(Header& header) const
{
    const auto cells = grid_.cells();
    std::map<std::uint32_t, std::uint32_t> rows; // with members -> slot of the first
    for (const auto& one : header.open) {
        const auto& member = cells[one.place.label];
        rows.emplace(member.row, member.column);
    }
    std::erase_if(rows,
                  [&](const auto& row) { return may_hold_members(header, row.first, row.second); });
    std::erase_if(header.open,
                  [&](const OpenColumn& one) { return rows.contains(cells[one.place.label].row); });
}

// A row without figures, and before its first member without labels of its own.
bool
HeaderFinder::may_hold_members(const Header& header, std::uint32_t row, std::uint32_t first) const
{
    const auto pieces = grid_.pieces(row);
    return std::all_of(pieces.begin(), pieces.end(), [&](const GridPiece& piece) {
        const bool goes_on = grid_.cells()[piece.cell].row < row;
        if (goes_on || printed_.is_empty(piece.cell) || is_heading(header, piece.cell)) {
            return true;
        }
        return piece.column >= first && !is_figure(printed_.text(piece.cell));
    });
}

// Members of one column whose labels are the same, or would be the same item.
void
HeaderFinder::mark_twice(Header& header) const
{
    std::map<std::pair<std::uint32_t, std::string>, OpenColumn*> met;
    for (auto& one : header.open) {
        const auto label = fold_number(printed_.label(one.place.label).folded);
        const auto [known, is_new] = met.try_emplace({one.column, label}, &one);
        if (!is_new) {
            known->second->place.twice = true;
            one.place.twice = true;
        }
    }
}

// A heading of the form, or the inner label of one of its columns.
bool
HeaderFinder::is_heading(const Header& header, std::uint32_t cell) const
{
    const auto& table = form(header.number);
    for (std::size_t i = 0; i < header.columns.size(); ++i) {
        if (header.columns[i].label == cell && table.columns[i].folded.size() > 1) {
            return true;
        }
    }
    return std::find(table.furniture.begin(), table.furniture.end(), printed_.label(cell).folded) !=
           table.furniture.end();
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

bool
HeaderRows::has_caption(const Header& header) const
{
    return header.first > 0 && captions.contains(header.first - 1);
}

bool
HeaderRows::under_own_caption(const Header& header) const
{
    if (!has_caption(header)) {
        return false;
    }
    const auto& above = captions.at(header.first - 1);
    return std::find(above.begin(), above.end(), header.number) != above.end();
}

bool
HeaderRows::under_other_caption(const Header& header) const
{
    return has_caption(header) && !under_own_caption(header);
}

std::uint32_t
HeaderRows::data_end(const Header& header) const
{
    const auto next = std::lower_bound(boundaries.begin(), boundaries.end(), header.end);
    return next == boundaries.end() ? rows : *next;
}

HeaderRows
find_headers(const PrintedTable& printed, const FormLibrary& library)
{
    return HeaderFinder(printed, library).find();
}

} // namespace nianbao
