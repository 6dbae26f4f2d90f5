#include "normalize/row_places.hpp"

#include "normalize/open_rows.hpp"
#include "normalize/outline_rows.hpp"
#include "normalize/quantity.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::size_t longest_block = 64; // rows that no form has more of; only room set aside

class RowPlacer
{
public:
    RowPlacer(const PrintedTable& printed,
              const TableForm& form,
              const Header& header,
              std::uint32_t end)
        : printed_(printed), grid_(printed.grid()), form_(form), header_(header), end_(end)
    {
    }

    [[nodiscard]] std::vector<RowPlace> read_labels() const;

private:
    [[nodiscard]] bool is_remark(std::uint32_t row) const;
    [[nodiscard]] bool is_blank_figures(std::uint32_t row) const;
    [[nodiscard]] bool is_group_label(const LabelPath& path) const;
    [[nodiscard]] bool is_figure(std::uint32_t cell) const;
    [[nodiscard]] EntryFit fit_row(LabelPath& path) const;

    const PrintedTable& printed_;
    const Grid& grid_;
    const TableForm& form_;
    const Header& header_;
    std::uint32_t end_;
};

// One cell over the whole width below a table without row labels: a note, not figures.
bool
RowPlacer::is_remark(std::uint32_t row) const
{
    return grid_.pieces(row).size() == 1 && header_.columns.size() > 1;
}

// Where a table has one row and that has no label, an empty row right below the header is it,
// unless another one is filled.
bool
RowPlacer::is_blank_figures(std::uint32_t row) const
{
    if (form_.rows.size() != 1 || !form_.rows[0].folded.empty() || row != header_.end) {
        return false;
    }
    for (auto other = header_.end; other < end_; ++other) {
        if (!printed_.is_blank_row(other)) {
            return false;
        }
    }
    return true;
}

// The last label of a row covers others too: it is that of their group, and the row's own is gone.
bool
RowPlacer::is_group_label(const LabelPath& path) const
{
    return !path.empty() && grid_.cells()[path.back()].row_span > 1;
}

bool
RowPlacer::is_figure(std::uint32_t cell) const
{
    const auto reading = read_quantity(printed_.text(cell), ValueType::money).reading;
    return reading == Reading::number || reading == Reading::dash;
}

// The entry a row's labels lead to. Where the first columns of the form are not in the header,
// their figures stand among the labels and are taken off.
EntryFit
RowPlacer::fit_row(LabelPath& path) const
{
    const auto found = fit_entry(printed_, path, form_.rows);
    if (found.entry || path.size() < 2) {
        return found;
    }
    auto labels = path;
    while (labels.size() > 1 && is_figure(labels.back())) {
        labels.pop_back();
    }
    const auto among = fit_entry(printed_, labels, form_.rows);
    if (among.entry) {
        path = labels;
    }
    return among;
}

std::vector<RowPlace>
RowPlacer::read_labels() const
{
    std::vector<RowPlace> rows;
    rows.reserve(std::min<std::size_t>(end_ - header_.end, longest_block));
    for (auto row = header_.end; row < end_; ++row) {
        if (printed_.repeats_header(row) ||
            (printed_.is_blank_row(row) && !is_blank_figures(row))) {
            continue;
        }
        auto& place = rows.emplace_back(RowPlace{.row = row});
        place.line.path = row_labels(printed_, form_, header_, row);
        const auto found = fit_row(place.line.path);
        const bool is_row = !is_remark(row) && !is_group_label(place.line.path);
        if (is_row && found.entry && !found.twice) {
            place.line.entry = found.entry;
            place.match = found.match;
        } else {
            place.why = found.twice ? "label-twice" : "row-unknown";
            place.line.is_open = is_row && !found.entry;
        }
    }
    return rows;
}

// Rows whose one unlike label is certain from its neighbours.
void
align_rows(const PrintedTable& printed, const TableForm& form, std::vector<RowPlace>& rows)
{
    const bool none = std::none_of(
        rows.begin(), rows.end(), [](const RowPlace& row) { return row.line.is_open; });
    if (none) {
        return;
    }
    std::vector<PrintedLine> lines;
    lines.reserve(rows.size());
    for (const auto& row : rows) {
        lines.push_back(row.line);
    }
    for (const auto& aligned : align_lines(printed, lines, form.rows)) {
        auto& row = rows[aligned.line];
        row.line.entry = aligned.entry;
        row.match = Match::aligned;
        row.aligned = aligned;
        row.why = {};
    }
}

void
refuse_twice(const TableForm& form, std::vector<RowPlace>& rows)
{
    std::vector<std::uint32_t> met(form.rows.size(), 0);
    for (const auto& row : rows) {
        if (row.line.entry) {
            ++met[*row.line.entry];
        }
    }
    for (auto& row : rows) {
        if (row.line.entry && met[*row.line.entry] > 1) {
            row.why = "label-twice";
        }
    }
}

// What a column of its own prints as the unit of each row.
void
find_units(const PrintedTable& printed, const Header& header, std::vector<RowPlace>& rows)
{
    if (header.units.first >= header.units.end) {
        return;
    }
    for (auto& row : rows) {
        for (const auto& piece : printed.grid().pieces(row.row)) {
            if (piece.column >= header.units.first && piece.column < header.units.end &&
                !printed.is_empty(piece.cell)) {
                row.unit = piece.cell;
            }
        }
    }
}

} // namespace

std::uint32_t
first_value(const Header& header)
{
    auto first = UINT32_MAX;
    header.each_place([&](std::uint32_t /*column*/, const ColumnPlace& place) {
        first = std::min(first, place.first);
    });
    return first;
}

LabelPath
row_labels(const PrintedTable& printed,
           const TableForm& form,
           const Header& header,
           std::uint32_t row)
{
    const auto first = first_value(header);
    const bool by_position = form.match_cells == MatchCells::by_position;
    const auto pieces = printed.grid().pieces(row);
    LabelPath path;
    for (std::uint32_t i = 0; i < pieces.size(); ++i) {
        const auto& piece = pieces[i];
        if ((by_position ? piece.column : i) >= first) {
            break;
        }
        // a label may go over the column of units, and beyond
        const bool is_unit = header.units.first <= piece.column && piece.column < header.units.end;
        if (!is_unit && !printed.is_empty(piece.cell)) {
            path.push_back(piece.cell);
        }
    }
    return path;
}

std::vector<RowPlace>
place_rows(const PrintedTable& printed,
           const TableForm& form,
           const Header& header,
           std::uint32_t end)
{
    if (form.open_rows) {
        return read_open_rows(printed, *form.open_rows, header, end);
    }
    const bool is_outline = form.outer_labels == OuterLabels::above;
    auto rows = is_outline ? read_outline_rows(printed, form, header, end)
                           : RowPlacer(printed, form, header, end).read_labels();
    align_rows(printed, form, rows);
    if (is_outline) {
        refuse_strangers(printed, form, rows);
    }
    refuse_twice(form, rows);
    find_units(printed, header, rows);
    return rows;
}

} // namespace nianbao
