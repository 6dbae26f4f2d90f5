#include "normalize/find_table.hpp"

#include "normalize/text.hpp"

#include <algorithm>
#include <map>

namespace nianbao {

namespace {

// Where a form column stands in a header: a run of slots, or the n-th cell of the header row.
struct ColumnPlace
{
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::uint32_t label = no_cell;
    Match match = Match::exact;
};

struct Header
{
    std::uint16_t number = 0;
    std::uint32_t first = 0;
    std::uint32_t end = 0;              // row behind it
    std::vector<ColumnPlace> columns{}; // by form column; label is no_cell where it was not found
    std::vector<std::uint32_t> twice{}; // form columns whose label stands more than once

    [[nodiscard]] std::size_t found() const
    {
        return static_cast<std::size_t>(
            std::count_if(columns.begin(), columns.end(), [](const ColumnPlace& column) {
                return column.label != no_cell;
            }));
    }
};

struct RowPlace
{
    std::uint32_t row = 0;
    std::uint32_t entry = 0;
    Match match = Match::exact;
};

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
        if (label.folded.empty()) {
            continue;
        }
        note_rows(rows, index, label.folded, cells[i].row);
        if (label.bare != label.folded) {
            note_rows(rows, index, label.bare, cells[i].row);
        }
    }
    return rows;
}

// Finds the tables of the forms in one printed table.
class TableFinder
{
public:
    TableFinder(const PrintedTable& printed, const FormLibrary& library)
        : printed_(printed), grid_(printed.grid()), library_(library)
    {
    }

    std::vector<TableFit> find();

private:
    [[nodiscard]] const TableForm& form(std::uint16_t number) const
    {
        return *library_.tables[number].table;
    }

    void find_captions();
    void find_headers();
    [[nodiscard]] Header
    best_header(std::uint16_t number, std::uint32_t first, std::uint32_t end) const;
    [[nodiscard]] Header
    read_header(std::uint16_t number, std::uint32_t first, std::uint32_t end) const;
    void place_by_position(Header& header) const;
    void place_by_order(Header& header) const;
    void
    place(Header& header, const LabelPath& path, std::uint32_t slot, std::uint32_t width) const;

    [[nodiscard]] bool under_other_caption(const Header& header) const;
    [[nodiscard]] std::uint32_t data_end(const Header& header) const;
    [[nodiscard]] std::uint32_t first_value(const Header& header) const;
    [[nodiscard]] LabelPath row_labels(const Header& header, std::uint32_t row) const;
    [[nodiscard]] bool is_remark(const Header& header, std::uint32_t row) const;

    [[nodiscard]] std::optional<TableFit> fit(const Header& header) const;
    [[nodiscard]] std::vector<RowPlace> place_rows(const Header& header, TableFit& fit) const;
    void read_row(const Header& header, const RowPlace& row, TableFit& fit) const;
    void read_by_position(const Header& header, const RowPlace& row, TableFit& fit) const;
    void read_by_order(const Header& header, const RowPlace& row, TableFit& fit) const;
    [[nodiscard]] std::uint32_t
    value_cell(const RowPlace& row, const ColumnPlace& column, TableFit& fit) const;
    void
    refuse_row(const Header& header, std::uint32_t row, std::string_view why, TableFit& fit) const;
    void refuse_unknown_columns(const Header& header, const RowPlace& row, TableFit& fit) const;
    void take_labels(const Header& header, TableFit& fit) const;
    void
    report_missing(const Header& header, const std::vector<RowPlace>& rows, TableFit& fit) const;

    const PrintedTable& printed_;
    const Grid& grid_;
    const FormLibrary& library_;
    std::vector<Header> headers_;
    std::map<std::uint32_t, std::vector<std::uint16_t>> captions_; // row -> tables it stands over
    std::vector<std::uint32_t> boundaries_; // rows at which something new begins, sorted
};

void
TableFinder::find_captions()
{
    for (const auto& [number, rows] : rows_with_labels(printed_, library_.captions)) {
        for (const auto row : rows) {
            captions_[row].push_back(number);
            boundaries_.push_back(row);
        }
    }
}

void
TableFinder::find_headers()
{
    for (const auto& [number, rows] : rows_with_labels(printed_, library_.headers)) {
        for (std::size_t i = 0; i < rows.size();) {
            std::size_t next = i + 1;
            while (next < rows.size() && rows[next] == rows[next - 1] + 1) {
                ++next;
            }
            auto header = best_header(number, rows[i], rows[next - 1] + 1);
            // fewer than half of the labels is some other table, or a row that shares a word
            if (header.found() * 2 >= header.columns.size()) {
                boundaries_.push_back(header.first);
                headers_.push_back(std::move(header));
            }
            i = next;
        }
    }
}

// The rows down to the one at which most columns are found: a data row below the header may share a
// word with it (（七）总计).
Header
TableFinder::best_header(std::uint16_t number, std::uint32_t first, std::uint32_t end) const
{
    auto best = read_header(number, first, first + 1);
    for (auto last = first + 2; last <= end; ++last) {
        auto header = read_header(number, first, last);
        if (header.found() > best.found()) {
            best = std::move(header);
        }
    }
    return best;
}

Header
TableFinder::read_header(std::uint16_t number, std::uint32_t first, std::uint32_t end) const
{
    Header header{.number = number, .first = first, .end = end};
    header.columns.resize(form(number).columns.size());
    if (form(number).match_cells == MatchCells::by_order) {
        place_by_order(header);
    } else {
        place_by_position(header);
    }
    for (const auto column : header.twice) {
        header.columns[column].label = no_cell;
    }
    return header;
}

void
TableFinder::place_by_position(Header& header) const
{
    for (std::uint32_t slot = 0; slot < grid_.columns(); ++slot) {
        place(header, printed_.labels_down(slot, header.first, header.end), slot, 1);
    }
}

void
TableFinder::place_by_order(Header& header) const
{
    std::uint32_t position = 0;
    for (const auto& piece : grid_.pieces(header.end - 1)) {
        place(header, printed_.labels_down(piece.column, header.first, header.end), position, 1);
        ++position;
    }
}

void
TableFinder::place(Header& header,
                   const LabelPath& path,
                   std::uint32_t slot,
                   std::uint32_t width) const
{
    const auto found = fit_entry(printed_, path, form(header.number).columns);
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

// A caption right above a header that belongs to other tables of the form says: not this one.
bool
TableFinder::under_other_caption(const Header& header) const
{
    if (header.first == 0) {
        return false;
    }
    const auto above = captions_.find(header.first - 1);
    return above != captions_.end() &&
           std::find(above->second.begin(), above->second.end(), header.number) ==
               above->second.end();
}

std::uint32_t
TableFinder::data_end(const Header& header) const
{
    const auto next = std::lower_bound(boundaries_.begin(), boundaries_.end(), header.end);
    return next == boundaries_.end() ? grid_.rows() : *next;
}

std::uint32_t
TableFinder::first_value(const Header& header) const
{
    auto first = UINT32_MAX;
    for (const auto& column : header.columns) {
        first = column.label == no_cell ? first : std::min(first, column.first);
    }
    return first;
}

LabelPath
TableFinder::row_labels(const Header& header, std::uint32_t row) const
{
    const auto first = first_value(header);
    if (form(header.number).match_cells == MatchCells::by_position) {
        return printed_.labels_across(row, 0, first);
    }
    LabelPath path;
    const auto pieces = grid_.pieces(row);
    for (std::size_t i = 0; i < std::min<std::size_t>(first, pieces.size()); ++i) {
        if (!printed_.is_empty(pieces[i].cell)) {
            path.push_back(pieces[i].cell);
        }
    }
    return path;
}

// One cell over the whole width below a table without row labels: a note, not figures.
bool
TableFinder::is_remark(const Header& header, std::uint32_t row) const
{
    return grid_.pieces(row).size() == 1 && header.columns.size() > 1;
}

std::vector<RowPlace>
TableFinder::place_rows(const Header& header, TableFit& fit) const
{
    const auto& entries = form(header.number).rows;
    std::vector<RowPlace> rows;
    std::vector<std::uint32_t> met(entries.size(), 0);
    for (auto row = fit.data; row < fit.end; ++row) {
        if (printed_.is_blank_row(row)) {
            continue;
        }
        const auto path = row_labels(header, row);
        const auto found = fit_entry(printed_, path, entries);
        if (is_remark(header, row) || !found.entry || found.twice) {
            refuse_row(header, row, found.twice ? "label-twice" : "row-unknown", fit);
            continue;
        }
        ++met[*found.entry];
        rows.push_back({row, static_cast<std::uint32_t>(*found.entry), found.match});
    }
    const auto repeated = [&](const RowPlace& row) { return met[row.entry] > 1; };
    for (const auto& row : rows) {
        if (repeated(row)) {
            refuse_row(header, row.row, "label-twice", fit);
        }
    }
    std::erase_if(rows, repeated);
    return rows;
}

// Every filled cell of a row, but for labels that lead to a row of the form.
void
TableFinder::refuse_row(const Header& header,
                        std::uint32_t row,
                        std::string_view why,
                        TableFit& fit) const
{
    const auto path = row_labels(header, row);
    const auto known = why != "row-unknown";
    if (known) {
        fit.labels.insert(fit.labels.end(), path.begin(), path.end());
    }
    for (const auto& piece : grid_.pieces(row)) {
        const bool is_label = std::find(path.begin(), path.end(), piece.cell) != path.end();
        const bool starts_here = grid_.cells()[piece.cell].row == row;
        if (printed_.is_empty(piece.cell) || (is_label && (known || !starts_here))) {
            continue;
        }
        fit.refused.push_back({piece.cell, why});
    }
    fit.findings.push_back({std::string(why),
                            {path.empty() ? std::string(printed_.joined(
                                                printed_.labels_across(row, 0, grid_.columns())))
                                          : printed_.joined(path)},
                            {.table = printed_.table().ordinal, .row = row + 1}});
}

std::optional<TableFit>
TableFinder::fit(const Header& header) const
{
    if (under_other_caption(header)) {
        return std::nullopt;
    }
    TableFit fit{.number = header.number,
                 .header = header.first,
                 .data = header.end,
                 .end = data_end(header)};
    const auto rows = place_rows(header, fit);
    if (rows.empty()) {
        return std::nullopt;
    }
    for (const auto& column : header.columns) {
        fit.column_labels.push_back(column.label);
    }
    for (const auto& row : rows) {
        read_row(header, row, fit);
    }
    std::sort(fit.values.begin(), fit.values.end(), [](const FitValue& a, const FitValue& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    });
    take_labels(header, fit);
    report_missing(header, rows, fit);
    return fit;
}

void
TableFinder::read_row(const Header& header, const RowPlace& row, TableFit& fit) const
{
    const auto path = row_labels(header, row.row);
    const auto depth = form(header.number).rows[row.entry].folded.size();
    fit.labels.insert(
        fit.labels.end(), path.end() - static_cast<std::ptrdiff_t>(depth), path.end());
    if (form(header.number).match_cells == MatchCells::by_order) {
        read_by_order(header, row, fit);
    } else {
        read_by_position(header, row, fit);
    }
}

void
TableFinder::read_by_order(const Header& header, const RowPlace& row, TableFit& fit) const
{
    const auto pieces = grid_.pieces(row.row);
    if (pieces.size() != grid_.pieces(header.end - 1).size()) {
        refuse_row(header, row.row, "row-misaligned", fit);
        return;
    }
    for (std::uint32_t i = 0; i < header.columns.size(); ++i) {
        const auto& column = header.columns[i];
        if (column.label == no_cell) {
            continue;
        }
        const auto cell = pieces[column.first].cell;
        if (grid_.cells()[cell].row_span != 1) {
            fit.refused.push_back({cell, "value-spans"});
        } else {
            fit.values.push_back({row.entry, i, cell, std::max(row.match, column.match)});
        }
    }
    refuse_unknown_columns(header, row, fit);
}

void
TableFinder::read_by_position(const Header& header, const RowPlace& row, TableFit& fit) const
{
    std::uint32_t width = 0;
    for (auto above = header.first; above < header.end; ++above) {
        width = std::max(width, grid_.row_width(above));
    }
    if (grid_.row_width(row.row) != width) {
        refuse_row(header, row.row, "row-misaligned", fit);
        return;
    }
    for (std::uint32_t i = 0; i < header.columns.size(); ++i) {
        const auto cell =
            header.columns[i].label == no_cell ? no_cell : value_cell(row, header.columns[i], fit);
        if (cell != no_cell) {
            fit.values.push_back(
                {row.entry, i, cell, std::max(row.match, header.columns[i].match)});
        }
    }
    refuse_unknown_columns(header, row, fit);
}

// The one cell that lies in the slots of a column and in its row alone.
std::uint32_t
TableFinder::value_cell(const RowPlace& row, const ColumnPlace& column, TableFit& fit) const
{
    auto cell = no_cell;
    bool certain = true;
    for (const auto& piece : grid_.pieces(row.row)) {
        if (piece.column >= column.end || piece.column + piece.span <= column.first) {
            continue;
        }
        const bool inside = piece.column >= column.first && piece.column + piece.span <= column.end;
        certain = certain && cell == no_cell && inside && grid_.cells()[piece.cell].row_span == 1;
        cell = piece.cell;
        if (!certain) {
            fit.refused.push_back({cell, "value-spans"});
        }
    }
    return certain ? cell : no_cell;
}

void
TableFinder::refuse_unknown_columns(const Header& header, const RowPlace& row, TableFit& fit) const
{
    const auto by_order = form(header.number).match_cells == MatchCells::by_order;
    const auto first = first_value(header);
    std::uint32_t position = 0;
    for (const auto& piece : grid_.pieces(row.row)) {
        const auto from = by_order ? position++ : piece.column;
        const auto end = by_order ? position : piece.column + piece.span;
        const bool known =
            end <= first ||
            std::any_of(header.columns.begin(), header.columns.end(), [&](const auto& column) {
                return column.label != no_cell && from < column.end && column.first < end;
            });
        if (!known && !printed_.is_empty(piece.cell)) {
            fit.refused.push_back({piece.cell, "column-unknown"});
        }
    }
}

// The cells of caption and header that the form names.
void
TableFinder::take_labels(const Header& header, TableFit& fit) const
{
    const auto& table = form(header.number);
    for (std::size_t i = 0; i < header.columns.size(); ++i) {
        const auto& column = header.columns[i];
        if (column.label == no_cell) {
            continue;
        }
        const auto& at = grid_.cells()[column.label];
        const auto path = printed_.labels_down(at.column, header.first, header.end);
        const auto depth = std::min(table.columns[i].folded.size(), path.size());
        fit.labels.insert(
            fit.labels.end(), path.end() - static_cast<std::ptrdiff_t>(depth), path.end());
    }
    const auto is_furniture = [&](const Label& label) {
        return std::find(table.furniture.begin(), table.furniture.end(), label.folded) !=
               table.furniture.end();
    };
    for (auto row = header.first; row < header.end; ++row) {
        for (const auto& piece : grid_.pieces(row)) {
            if (is_furniture(printed_.label(piece.cell))) {
                fit.labels.push_back(piece.cell);
            }
        }
    }
    const auto above = header.first == 0 ? captions_.end() : captions_.find(header.first - 1);
    if (above != captions_.end()) {
        fit.labels.push_back(grid_.pieces(header.first - 1).front().cell);
    }
}

void
TableFinder::report_missing(const Header& header,
                            const std::vector<RowPlace>& rows,
                            TableFit& fit) const
{
    const auto& table = form(header.number);
    const auto joined = [](const std::vector<std::string>& labels) {
        std::string text;
        for (const auto& label : labels) {
            text += (text.empty() ? "" : " / ") + label;
        }
        return text;
    };
    const Place place{.table = printed_.table().ordinal, .row = header.first + 1};
    for (std::uint32_t i = 0; i < header.columns.size(); ++i) {
        if (header.columns[i].label == no_cell) {
            const bool twice =
                std::find(header.twice.begin(), header.twice.end(), i) != header.twice.end();
            fit.findings.push_back({twice ? "label-twice" : "label-missing",
                                    {joined(table.columns[i].printed)},
                                    place});
        }
    }
    for (std::uint32_t i = 0; i < table.rows.size(); ++i) {
        const bool found =
            std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.entry == i; });
        if (!found) {
            fit.findings.push_back({"label-missing", {joined(table.rows[i].printed)}, place});
        }
    }
}

std::vector<TableFit>
TableFinder::find()
{
    find_captions();
    find_headers();
    std::sort(boundaries_.begin(), boundaries_.end());
    std::vector<TableFit> fits;
    for (const auto& header : headers_) {
        if (auto found = fit(header)) {
            fits.push_back(std::move(*found));
        }
    }
    return fits;
}

} // namespace

std::vector<TableFit>
find_tables(const PrintedTable& printed, const FormLibrary& library)
{
    return TableFinder(printed, library).find();
}

} // namespace nianbao
