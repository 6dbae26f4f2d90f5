#include "normalize/find_table.hpp"

#include "normalize/aligned.hpp"
#include "normalize/header_rows.hpp"
#include "normalize/missing_labels.hpp"
#include "normalize/open_rows.hpp"
#include "normalize/quantity.hpp"
#include "normalize/row_places.hpp"
#include "normalize/text.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t most_nearest = 100; // findings that name the form's nearest label

// Whether any label may lead to an entry, or its labels stand over those of another row of the
// form.
bool
is_open_or_outer(const Axis& axis, std::size_t entry)
{
    const auto& labels = axis[entry].folded;
    return std::any_of(axis.entries.begin(), axis.entries.end(), [&](const AxisEntry& other) {
        return labels.empty() || (other.folded.size() > labels.size() &&
                                  std::equal(labels.begin(), labels.end(), other.folded.begin()));
    });
}

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

    [[nodiscard]] std::optional<TableFit> fit(const Header& header) const;
    void report_aligned(const AlignedLine& aligned, const Axis& axis, TableFit& fit) const;
    void refuse_group_labels(std::vector<RowPlace>& rows, const Axis& axis) const;
    [[nodiscard]] std::vector<RowPlace> take_rows(const Header& header, TableFit& fit) const;
    [[nodiscard]] std::ptrdiff_t named_labels(const Header& header, const RowPlace& row) const;
    void take_unit(const Header& header, const RowPlace& row, TableFit& fit) const;
    [[nodiscard]] bool is_dash(std::uint32_t cell) const;
    void read_group(const Header& header, const RowPlace& row, TableFit& fit) const;
    void add_value(const RowPlace& row,
                   std::uint32_t column,
                   const ColumnPlace& place,
                   std::uint32_t cell,
                   TableFit& fit) const;
    void name_member(const Header& header, FitValue& value) const;
    [[nodiscard]] bool
    is_in_column(const Header& header, std::uint32_t first, std::uint32_t end) const;
    void read_row(const Header& header, const RowPlace& row, TableFit& fit) const;
    void read_by_position(const Header& header, const RowPlace& row, TableFit& fit) const;
    void read_by_order(const Header& header, const RowPlace& row, TableFit& fit) const;
    [[nodiscard]] std::uint32_t
    value_cell(const RowPlace& row, const ColumnPlace& column, TableFit& fit) const;
    void refuse_row(const Header& header,
                    const RowPlace& place,
                    std::string_view why,
                    TableFit& fit) const;
    void refuse_unknown_columns(const Header& header, const RowPlace& row, TableFit& fit) const;
    void take_labels(const Header& header, TableFit& fit) const;
    void take_repeated_labels(const Header& header, TableFit& fit) const;
    void report_short_header(const Header& header, TableFit& fit) const;

    const PrintedTable& printed_;
    const Grid& grid_;
    const FormLibrary& library_;
    HeaderRows rows_;
};

// A label that stands over those of other rows is that of their group: of a group that a page break
// cut, a single row may be left, and its own label gone.
void
TableFinder::refuse_group_labels(std::vector<RowPlace>& rows, const Axis& axis) const
{
    std::vector<std::uint64_t> groups; // Label::folded_key
    for (const auto& row : rows) {
        for (const auto cell : row.line.path) {
            if (cell != row.line.path.back() || grid_.cells()[cell].row_span > 1) {
                groups.push_back(printed_.label(cell).folded_key);
            }
        }
    }
    std::sort(groups.begin(), groups.end());
    for (auto& row : rows) {
        const bool is_group = row.why.empty() && !row.line.path.empty() &&
                              std::binary_search(groups.begin(),
                                                 groups.end(),
                                                 printed_.label(row.line.path.back()).folded_key);
        if (is_group && !is_open_or_outer(axis, row.entry())) {
            row.line.entry.reset();
            row.aligned.reset();
            row.why = "row-unknown";
        }
    }
}

// The rows that are placed; the others are refused.
std::vector<RowPlace>
TableFinder::take_rows(const Header& header, TableFit& fit) const
{
    const auto& table = form(header.number);
    auto rows = place_rows(printed_, table, header, fit.end);
    refuse_group_labels(rows, table.rows);
    auto reported = no_cell;
    for (const auto& row : rows) {
        if (row.aligned && std::exchange(reported, row.aligned->label) != row.aligned->label) {
            report_aligned(*row.aligned, table.rows, fit);
        }
        if (!row.why.empty()) {
            refuse_row(header, row, row.why, fit);
        }
    }
    std::erase_if(rows, [](const RowPlace& row) { return !row.why.empty(); });
    return rows;
}

void
TableFinder::report_aligned(const AlignedLine& aligned, const Axis& axis, TableFit& fit) const
{
    fit.findings.push_back(
        {"label-aligned",
         {std::string(printed_.text(aligned.label)), axis[aligned.entry].wording_of(aligned.level)},
         printed_.place(aligned.label)});
}

// Every filled cell of a row, but for labels that lead to a row of the form.
void
TableFinder::refuse_row(const Header& header,
                        const RowPlace& place,
                        std::string_view why,
                        TableFit& fit) const
{
    const auto row = place.row;
    const auto& path = place.line.path;
    const auto known = why != "row-unknown";
    // an ordinal in a column of its own is no label that the form names
    const auto depth = place.line.entry ? named_labels(header, place) : path.size();
    const auto named = known ? std::min(depth, path.size()) : 0;
    const auto* const first_named = path.end() - named;
    fit.labels.insert(fit.labels.end(), first_named, path.end());
    for (const auto& piece : grid_.pieces(row)) {
        const auto* const label = std::find(path.begin(), path.end(), piece.cell);
        const bool is_outer = label != path.end() && grid_.cells()[piece.cell].row != row;
        const bool is_named = label != path.end() && label >= first_named;
        if (printed_.is_empty(piece.cell) || is_named || is_outer) {
            continue;
        }
        fit.refused.push_back({piece.cell, why});
    }
    std::vector<Argument> arguments{
        printed_.joined(path.empty() ? printed_.labels_across(row, 0, grid_.columns()) : path)};
    if (form(header.number).open_rows) {
        fit.findings.push_back({"row-unnamed", std::move(arguments), printed_.place_of_row(row)});
        return;
    }
    if (!known) {
        const bool compared = !path.empty() && fit.findings.size() < most_nearest;
        arguments.emplace_back(
            compared ? nearest_label(printed_.label(path.back()), form(header.number).rows) : "");
    }
    fit.findings.push_back({std::string(why), std::move(arguments), printed_.place_of_row(row)});
}

std::optional<TableFit>
TableFinder::fit(const Header& header) const
{
    const bool rows_tell =
        !form(header.number).open_rows || !header.keys.empty() || !header.names.empty();
    if (rows_.under_other_caption(header) || !rows_tell) {
        return std::nullopt;
    }
    TableFit fit{.number = header.number,
                 .header = header.first,
                 .data = header.end,
                 .end = rows_.data_end(header)};
    const auto rows = take_rows(header, fit);
    const bool repeated =
        std::any_of(fit.refused.begin(), fit.refused.end(), [](const Refused& cell) {
            return cell.why == "label-twice";
        });
    if (rows.empty() && !repeated && !form(header.number).open_rows) {
        return std::nullopt;
    }
    for (const auto& aligned : header.aligned) {
        report_aligned(aligned, form(header.number).columns, fit);
    }
    for (const auto& row : rows) {
        read_row(header, row, fit);
    }
    if (!header.open.empty()) {
        for (auto& value : fit.values) {
            name_member(header, value);
        }
    }
    const auto before = [](const FitValue& a, const FitValue& b) {
        return std::tuple(a.row, a.item.empty() ? 0 : a.line, a.column) <
               std::tuple(b.row, b.item.empty() ? 0 : b.line, b.column);
    };
    if (!std::is_sorted(fit.values.begin(), fit.values.end(), before)) {
        std::stable_sort(fit.values.begin(), fit.values.end(), before);
    }
    take_labels(header, fit);
    take_repeated_labels(header, fit);
    report_short_header(header, fit);
    const auto missing = missing_labels(printed_, form(header.number), header, rows);
    fit.findings.insert(fit.findings.end(), missing.begin(), missing.end());
    return fit;
}

// How many labels at the end of a row's path are of the form.
std::ptrdiff_t
TableFinder::named_labels(const Header& header, const RowPlace& row) const
{
    const auto& table = form(header.number);
    return static_cast<std::ptrdiff_t>(table.open_rows ? row.line.path.size()
                                                       : table.rows[row.entry()].folded.size());
}

// What the form prints as the row's unit is a label; of money also another unit.
void
TableFinder::take_unit(const Header& header, const RowPlace& row, TableFit& fit) const
{
    if (row.unit == no_cell) {
        return;
    }
    const auto& table = form(header.number);
    const auto& cell = table.cell(row.entry(), 0);
    const auto& printed = printed_.label(row.unit).folded;
    const bool named = table.rows[row.entry()].is_group ? is_dash(row.unit)
                                                        : printed == fold_label(cell.unit) ||
                                                              (cell.type == ValueType::money &&
                                                               money_unit_in(printed) == printed);
    if (named) {
        fit.labels.push_back(row.unit);
    }
}

bool
TableFinder::is_dash(std::uint32_t cell) const
{
    return read_quantity(printed_.text(cell), ValueType::integer).reading == Reading::dash;
}

// A group has no figures: the form prints a dash for them.
void
TableFinder::read_group(const Header& header, const RowPlace& row, TableFit& fit) const
{
    const auto& path = row.line.path;
    const auto first = first_value(header);
    for (const auto& piece : grid_.pieces(row.row)) {
        const bool is_label = std::find(path.begin(), path.end(), piece.cell) != path.end();
        if (piece.column < first || is_label) {
            continue;
        }
        if (is_dash(piece.cell)) {
            fit.labels.push_back(piece.cell);
        } else {
            fit.refused.push_back({piece.cell, "group-row"});
        }
    }
}

// A figure of a row and a column that are both known.
void
TableFinder::add_value(const RowPlace& row,
                       std::uint32_t column,
                       const ColumnPlace& place,
                       std::uint32_t cell,
                       TableFit& fit) const
{
    fit.values.push_back({.row = row.entry(),
                          .column = column,
                          .cell = cell,
                          .match = std::max(row.match, place.match),
                          .label = place.label,
                          .unit = row.unit,
                          .line = row.row,
                          .item = row.item,
                          .open_label = row.item.empty() ? "" : printed_.joined(row.line.path)});
}

// The printed member of the open axis that a value stands under.
void
TableFinder::name_member(const Header& header, FitValue& value) const
{
    const auto open = std::find_if(header.open.begin(), header.open.end(), [&](const auto& one) {
        return one.place.label == value.label;
    });
    if (open == header.open.end()) {
        return;
    }
    const auto& axis = form(header.number).open_columns;
    LabelPath path;
    path.push_back(value.label);
    value.item += (value.item.empty() ? "" : ";") + item_of(axis, printed_.text(value.label));
    value.open_label += (value.open_label.empty() ? "" : " / ") + printed_.joined(path);
}

void
TableFinder::read_row(const Header& header, const RowPlace& row, TableFit& fit) const
{
    const auto& path = row.line.path;
    fit.labels.insert(fit.labels.end(), path.end() - named_labels(header, row), path.end());
    take_unit(header, row, fit);
    if (form(header.number).rows[row.entry()].is_group) {
        read_group(header, row, fit);
    } else if (form(header.number).match_cells == MatchCells::by_order) {
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
        refuse_row(header, row, "row-misaligned", fit);
        return;
    }
    header.each_place([&](std::uint32_t column, const ColumnPlace& place) {
        const auto cell = pieces[place.first].cell;
        if (grid_.cells()[cell].row_span != 1) {
            fit.refused.push_back({cell, "value-spans"});
        } else {
            add_value(row, column, place, cell, fit);
        }
    });
    refuse_unknown_columns(header, row, fit);
}

void
TableFinder::read_by_position(const Header& header, const RowPlace& row, TableFit& fit) const
{
    if (grid_.row_width(row.row) != header.width) {
        refuse_row(header, row, "row-misaligned", fit);
        return;
    }
    header.each_place([&](std::uint32_t column, const ColumnPlace& place) {
        const auto cell = value_cell(row, place, fit);
        if (cell != no_cell) {
            add_value(row, column, place, cell, fit);
        }
    });
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

// Whether slots, or cells of a row, lie in a column that is read.
bool
TableFinder::is_in_column(const Header& header, std::uint32_t first, std::uint32_t end) const
{
    bool known = false;
    header.each_place([&](std::uint32_t /*column*/, const ColumnPlace& place) {
        known = known || (first < place.end && place.first < end);
    });
    return known;
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
        const bool known = end <= first || is_in_column(header, from, end);
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
    header.each_place([&](std::uint32_t column, const ColumnPlace& place) {
        const auto& at = grid_.cells()[place.label];
        const auto path = printed_.labels_down(at.column, header.first, header.end);
        const auto member = header.columns[column].label == no_cell ? 1U : 0U;
        const auto depth = std::min(table.columns[column].folded.size() + member, path.size());
        fit.labels.insert(
            fit.labels.end(), path.end() - static_cast<std::ptrdiff_t>(depth), path.end());
    });
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

// What the header says where it is printed again.
void
TableFinder::take_repeated_labels(const Header& header, TableFit& fit) const
{
    const auto cells = grid_.cells();
    auto labels = fit.labels;
    std::erase_if(labels, [&](std::uint32_t label) { return cells[label].row >= header.end; });
    const auto is_label = [&](const GridPiece& piece) {
        return std::any_of(labels.begin(), labels.end(), [&](std::uint32_t label) {
            return cells[label].column == piece.column && cells[label].column_span == piece.span &&
                   printed_.label(label).folded == printed_.label(piece.cell).folded;
        });
    };
    for (auto row = header.end; row < fit.end; ++row) {
        if (!printed_.repeats_header(row)) {
            continue;
        }
        for (const auto& piece : grid_.pieces(row)) {
            if (is_label(piece)) {
                fit.labels.push_back(piece.cell);
            }
        }
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
                 printed_.place_of_row(row)});
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
