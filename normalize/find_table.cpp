#include "normalize/find_table.hpp"

#include "normalize/aligned.hpp"
#include "normalize/header_rows.hpp"
#include "normalize/missing_labels.hpp"
#include "normalize/read_rows.hpp"
#include "normalize/row_places.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace nianbao {

namespace {

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
    RowReader reader(printed_, table, header, fit);
    auto reported = no_cell;
    for (const auto& row : rows) {
        if (row.aligned && std::exchange(reported, row.aligned->label) != row.aligned->label) {
            report_aligned(*row.aligned, table.rows, fit);
        }
        if (!row.why.empty()) {
            reader.refuse(row, row.why);
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
    RowReader reader(printed_, form(header.number), header, fit);
    for (const auto& row : rows) {
        reader.read(row);
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
