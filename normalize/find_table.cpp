#include "normalize/find_table.hpp"

#include "normalize/header_rows.hpp"

#include <algorithm>

namespace nianbao {

namespace {

struct RowPlace
{
    std::uint32_t row = 0;
    std::uint32_t entry = 0;
    Match match = Match::exact;
};

// Finds the tables of the forms in one printed table.
class TableFinder
{
public:
    TableFinder(const PrintedTable& printed, const FormLibrary& library)
        : printed_(printed), grid_(printed.grid()), library_(library),
          rows_(find_headers(printed, library))
    {
    }

    std::vector<TableFit> find();

private:
    [[nodiscard]] const TableForm& form(std::uint16_t number) const
    {
        return *library_.tables[number].table;
    }

    [[nodiscard]] std::uint32_t first_value(const Header& header) const;
    [[nodiscard]] LabelPath row_labels(const Header& header, std::uint32_t row) const;
    [[nodiscard]] bool
    is_blank_figures(const Header& header, const TableFit& fit, std::uint32_t row) const;
    [[nodiscard]] bool is_group_label(const LabelPath& path) const;
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
    void report_short_header(const Header& header, TableFit& fit) const;
    void
    report_missing(const Header& header, const std::vector<RowPlace>& rows, TableFit& fit) const;

    const PrintedTable& printed_;
    const Grid& grid_;
    const FormLibrary& library_;
    HeaderRows rows_;
};

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

// Where a table has one row and that has no label, an empty row right below the header is it,
// unless another one is filled.
bool
TableFinder::is_blank_figures(const Header& header, const TableFit& fit, std::uint32_t row) const
{
    const auto& axis = form(header.number).rows;
    if (axis.size() != 1 || !axis[0].folded.empty() || row != fit.data) {
        return false;
    }
    for (auto other = fit.data; other < fit.end; ++other) {
        if (!printed_.is_blank_row(other)) {
            return false;
        }
    }
    return true;
}

// The last label of a row covers others too: it is that of their group, and the row's own is gone.
bool
TableFinder::is_group_label(const LabelPath& path) const
{
    return !path.empty() && grid_.cells()[path.back()].row_span > 1;
}

std::vector<RowPlace>
TableFinder::place_rows(const Header& header, TableFit& fit) const
{
    const auto& axis = form(header.number).rows;
    std::vector<RowPlace> rows;
    std::vector<std::uint32_t> met(axis.size(), 0);
    for (auto row = fit.data; row < fit.end; ++row) {
        if (printed_.is_blank_row(row) && !is_blank_figures(header, fit, row)) {
            continue;
        }
        const auto path = row_labels(header, row);
        const auto found = fit_entry(printed_, path, axis);
        if (is_remark(header, row) || is_group_label(path) || !found.entry || found.twice) {
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
    if (rows_.under_other_caption(header)) {
        return std::nullopt;
    }
    TableFit fit{.number = header.number,
                 .header = header.first,
                 .data = header.end,
                 .end = rows_.data_end(header)};
    const auto rows = place_rows(header, fit);
    const bool repeated =
        std::any_of(fit.refused.begin(), fit.refused.end(), [](const Refused& cell) {
            return cell.why == "label-twice";
        });
    if (rows.empty() && !repeated) {
        return std::nullopt;
    }
    for (const auto& column : header.columns) {
        fit.column_labels.push_back(column.label);
    }
    for (const auto& row : rows) {
        read_row(header, row, fit);
    }
    const auto before = [](const FitValue& a, const FitValue& b) {
        return std::pair(a.row, a.column) < std::pair(b.row, b.column);
    };
    if (!std::is_sorted(fit.values.begin(), fit.values.end(), before)) {
        std::sort(fit.values.begin(), fit.values.end(), before);
    }
    take_labels(header, fit);
    report_short_header(header, fit);
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
    if (grid_.row_width(row.row) != header.width) {
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
    if (rows_.has_caption(header)) {
        fit.labels.push_back(grid_.pieces(header.first - 1).front().cell);
    }
}

void
TableFinder::report_short_header(const Header& header, TableFit& fit) const
{
    for (auto row = header.first; row < header.end; ++row) {
        const bool counts = form(header.number).match_cells == MatchCells::by_position;
        if (counts && grid_.row_width(row) != header.width) {
            fit.findings.push_back(
                {"row-misaligned",
                 {printed_.joined(printed_.labels_across(row, 0, grid_.columns()))},
                 {.table = printed_.table().ordinal, .row = row + 1}});
        }
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
    std::vector<TableFit> fits;
    for (const auto& header : rows_.headers) {
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
