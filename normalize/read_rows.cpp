#include "normalize/read_rows.hpp"

#include "normalize/aligned.hpp"
#include "normalize/open_rows.hpp"
#include "normalize/quantity.hpp"
#include "normalize/text.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t most_nearest = 100; // findings that name the form's nearest label

} // namespace

// How many labels at the end of a row's path are of the form.
std::size_t
RowReader::named_labels(const RowPlace& row) const
{
    return form_.open_rows ? row.line.path.size() : form_.rows[row.entry()].folded.size();
}

// Every filled cell of a row, but for labels that lead to a row of the form.
void
RowReader::refuse(const RowPlace& place, std::string_view why)
{
    const auto row = place.row;
    const auto& path = place.line.path;
    const auto known = why != "row-unknown";
    // an ordinal in a column of its own is no label that the form names
    const auto depth = place.line.entry ? named_labels(place) : path.size();
    const auto named = known ? std::min(depth, path.size()) : 0;
    const auto* const first_named = path.end() - named;
    fit_.labels.insert(fit_.labels.end(), first_named, path.end());
    for (const auto& piece : grid_.pieces(row)) {
        const auto* const label = std::find(path.begin(), path.end(), piece.cell);
        const bool is_outer = label != path.end() && grid_.cells()[piece.cell].row != row;
        const bool is_named = label != path.end() && label >= first_named;
        if (printed_.is_empty(piece.cell) || is_named || is_outer) {
            continue;
        }
        fit_.refused.push_back({piece.cell, why});
    }
    std::vector<Argument> arguments{
        printed_.joined(path.empty() ? printed_.labels_across(row, 0, grid_.columns()) : path)};
    if (form_.open_rows) {
        fit_.findings.push_back({"row-unnamed", std::move(arguments), printed_.place_of_row(row)});
        return;
    }
    if (!known) {
        const bool compared = !path.empty() && fit_.findings.size() < most_nearest;
        arguments.emplace_back(compared ? nearest_label(printed_.label(path.back()), form_.rows)
                                        : "");
    }
    fit_.findings.push_back({std::string(why), std::move(arguments), printed_.place_of_row(row)});
}

// What the form prints as the row's unit is a label; of money also another unit.
void
RowReader::take_unit(const RowPlace& row)
{
    if (row.unit == no_cell) {
        return;
    }
    const auto& cell = form_.cell(row.entry(), 0);
    const auto& printed = printed_.label(row.unit).folded;
    const bool named = form_.rows[row.entry()].is_group ? is_dash(row.unit)
                                                        : printed == fold_label(cell.unit) ||
                                                              (cell.type == ValueType::money &&
                                                               money_unit_in(printed) == printed);
    if (named) {
        fit_.labels.push_back(row.unit);
    }
}

bool
RowReader::is_dash(std::uint32_t cell) const
{
    return read_quantity(printed_.text(cell), ValueType::integer).reading == Reading::dash;
}

// A group has no figures: the form prints a dash for them.
void
RowReader::read_group(const RowPlace& row)
{
    const auto& path = row.line.path;
    const auto by_order = form_.match_cells == MatchCells::by_order;
    const auto first = first_value(header_);
    std::uint32_t position = 0;
    for (const auto& piece : grid_.pieces(row.row)) {
        const auto from = by_order ? position++ : piece.column;
        const bool is_label = std::find(path.begin(), path.end(), piece.cell) != path.end();
        if (from < first || is_label) {
            continue;
        }
        if (is_dash(piece.cell)) {
            fit_.labels.push_back(piece.cell);
        } else {
            fit_.refused.push_back({piece.cell, "group-row"});
        }
    }
}

// A figure of a row and a column that are both known, and the column's label stands once.
void
RowReader::add_value(const RowPlace& row,
                     std::uint32_t column,
                     const ColumnPlace& place,
                     std::uint32_t cell)
{
    if (place.twice) {
        fit_.refused.push_back({cell, "label-twice"});
        return;
    }
    fit_.values.push_back({.row = row.entry(),
                           .column = column,
                           .cell = cell,
                           .match = std::max(row.match, place.match),
                           .label = place.label,
                           .unit = row.unit,
                           .line = row.row,
                           .item = row.item,
                           .open_label = row.item.empty() ? "" : printed_.joined(row.line.path)});
    if (!header_.open.empty()) {
        name_member(fit_.values.back());
    }
}

// The printed member of the open axis that a value stands under.
void
RowReader::name_member(FitValue& value) const
{
    const auto open = std::find_if(header_.open.begin(), header_.open.end(), [&](const auto& one) {
        return one.place.label == value.label;
    });
    if (open == header_.open.end()) {
        return;
    }
    const auto& axis = form_.open_columns;
    LabelPath path;
    path.push_back(value.label);
    value.item += (value.item.empty() ? "" : ";") + item_of(axis, printed_.text(value.label));
    value.open_label += (value.open_label.empty() ? "" : " / ") + printed_.joined(path);
}

// Whether slots, or cells of a row, lie in a column that is read.
bool
RowReader::is_in_column(std::uint32_t first, std::uint32_t end) const
{
    bool known = false;
    header_.each_place([&](std::uint32_t /*column*/, const ColumnPlace& place) {
        known = known || (first < place.end && place.first < end);
    });
    return known;
}

void
RowReader::refuse_unknown_columns(const RowPlace& row)
{
    const auto by_order = form_.match_cells == MatchCells::by_order;
    const auto first = first_value(header_);
    std::uint32_t position = 0;
    for (const auto& piece : grid_.pieces(row.row)) {
        const auto from = by_order ? position++ : piece.column;
        const auto end = by_order ? position : piece.column + piece.span;
        const bool known = end <= first || is_in_column(from, end);
        if (!known && !printed_.is_empty(piece.cell)) {
            fit_.refused.push_back({piece.cell, "column-unknown"});
        }
    }
}

// The one cell that lies in the slots of a column and in its row alone.
std::uint32_t
RowReader::value_cell(const RowPlace& row, const ColumnPlace& column)
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
            fit_.refused.push_back({cell, "value-spans"});
        }
    }
    return certain ? cell : no_cell;
}

void
RowReader::read_by_order(const RowPlace& row)
{
    const auto pieces = grid_.pieces(row.row);
    if (pieces.size() != grid_.pieces(header_.end - 1).size()) {
        refuse(row, "row-misaligned");
        return;
    }
    header_.each_place([&](std::uint32_t column, const ColumnPlace& place) {
        const auto cell = pieces[place.first].cell;
        if (grid_.cells()[cell].row_span != 1) {
            fit_.refused.push_back({cell, "value-spans"});
        } else {
            add_value(row, column, place, cell);
        }
    });
    refuse_unknown_columns(row);
}

void
RowReader::read_by_position(const RowPlace& row)
{
    if (grid_.row_width(row.row) != header_.width) {
        refuse(row, "row-misaligned");
        return;
    }
    header_.each_place([&](std::uint32_t column, const ColumnPlace& place) {
        const auto cell = value_cell(row, place);
        if (cell != no_cell) {
            add_value(row, column, place, cell);
        }
    });
    refuse_unknown_columns(row);
}

void
RowReader::read(const RowPlace& row)
{
    const auto& path = row.line.path;
    fit_.labels.insert(fit_.labels.end(), path.end() - named_labels(row), path.end());
    take_unit(row);
    if (form_.rows[row.entry()].is_group) {
        read_group(row);
    } else if (form_.match_cells == MatchCells::by_order) {
        read_by_order(row);
    } else {
        read_by_position(row);
    }
}

} // namespace nianbao
