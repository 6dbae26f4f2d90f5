#include "normalize/find_table.hpp"

#include "normalize/aligned.hpp"
#include "normalize/header_rows.hpp"
#include "normalize/quantity.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

constexpr std::size_t most_nearest = 100; // findings that name the form's nearest label
constexpr std::size_t longest_block = 64; // rows that no form has more of; only room set aside

struct RowPlace
{
    std::uint32_t row = 0;
    PrintedLine line{};
    Match match = Match::exact;
    std::string_view why{}; // not placed: "row-unknown", "label-twice"

    [[nodiscard]] std::uint32_t entry() const { return static_cast<std::uint32_t>(*line.entry); }
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
    [[nodiscard]] EntryFit fit_row(const Header& header, LabelPath& path) const;
    [[nodiscard]] bool is_figure(std::uint32_t cell) const;
    [[nodiscard]] std::vector<RowPlace> read_row_labels(const Header& header,
                                                        const TableFit& fit) const;
    void align_rows(const Header& header, std::vector<RowPlace>& rows, TableFit& fit) const;
    void report_aligned(const AlignedLine& aligned, const Axis& axis, TableFit& fit) const;
    [[nodiscard]] std::vector<RowPlace> place_rows(const Header& header, TableFit& fit) const;
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

// The entry a row's labels lead to. Where the first columns of the form are not in the header,
// their figures stand among the labels and are taken off.
EntryFit
TableFinder::fit_row(const Header& header, LabelPath& path) const
{
    const auto& axis = form(header.number).rows;
    const auto found = fit_entry(printed_, path, axis);
    if (found.entry || path.size() < 2) {
        return found;
    }
    auto labels = path;
    while (labels.size() > 1 && is_figure(labels.back())) {
        labels.pop_back();
    }
    const auto among = fit_entry(printed_, labels, axis);
    if (among.entry) {
        path = labels;
    }
    return among;
}

bool
TableFinder::is_figure(std::uint32_t cell) const
{
    const auto reading = read_quantity(printed_.text(cell), ValueType::money).reading;
    return reading == Reading::number || reading == Reading::dash;
}

// Each row that is not empty, with the entry its labels lead to or why there is none.
std::vector<RowPlace>
TableFinder::read_row_labels(const Header& header, const TableFit& fit) const
{
    std::vector<RowPlace> rows;
    rows.reserve(std::min<std::size_t>(fit.end - fit.data, longest_block));
    for (auto row = fit.data; row < fit.end; ++row) {
        if (printed_.is_blank_row(row) && !is_blank_figures(header, fit, row)) {
            continue;
        }
        auto& place = rows.emplace_back(RowPlace{.row = row});
        place.line.path = row_labels(header, row);
        const auto found = fit_row(header, place.line.path);
        const bool is_row = !is_remark(header, row) && !is_group_label(place.line.path);
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
TableFinder::align_rows(const Header& header, std::vector<RowPlace>& rows, TableFit& fit) const
{
    const auto& axis = form(header.number).rows;
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
    auto reported = no_cell;
    for (const auto& aligned : align_lines(printed_, lines, axis)) {
        auto& row = rows[aligned.line];
        row.line.entry = aligned.entry;
        row.match = Match::aligned;
        row.why = {};
        if (std::exchange(reported, aligned.label) != aligned.label) {
            report_aligned(aligned, axis, fit);
        }
    }
}

void
TableFinder::report_aligned(const AlignedLine& aligned, const Axis& axis, TableFit& fit) const
{
    fit.findings.push_back(
        {"label-aligned",
         {std::string(printed_.text(aligned.label)), axis[aligned.entry].printed[aligned.level]},
         printed_.place(aligned.label)});
}

std::vector<RowPlace>
TableFinder::place_rows(const Header& header, TableFit& fit) const
{
    auto rows = read_row_labels(header, fit);
    align_rows(header, rows, fit);
    std::vector<std::uint32_t> met(form(header.number).rows.size(), 0);
    for (const auto& row : rows) {
        if (row.line.entry) {
            ++met[*row.line.entry];
        }
    }
    for (auto& row : rows) {
        if (row.line.entry && met[*row.line.entry] > 1) {
            row.why = "label-twice";
        }
        if (!row.why.empty()) {
            refuse_row(header, row, row.why, fit);
        }
    }
    std::erase_if(rows, [](const RowPlace& row) { return !row.why.empty(); });
    return rows;
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
    const auto depth =
        place.line.entry ? form(header.number).rows[place.entry()].folded.size() : path.size();
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
    if (!known) {
        const bool compared = !path.empty() && fit.findings.size() < most_nearest;
        arguments.emplace_back(
            compared ? nearest_label(printed_.label(path.back()), form(header.number).rows) : "");
    }
    fit.findings.push_back({std::string(why),
                            std::move(arguments),
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
    for (const auto& aligned : header.aligned) {
        report_aligned(aligned, form(header.number).columns, fit);
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
    const auto& path = row.line.path;
    const auto depth = form(header.number).rows[row.entry()].folded.size();
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
        refuse_row(header, row, "row-misaligned", fit);
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
            fit.values.push_back({row.entry(), i, cell, std::max(row.match, column.match)});
        }
    }
    refuse_unknown_columns(header, row, fit);
}

void
TableFinder::read_by_position(const Header& header, const RowPlace& row, TableFit& fit) const
{
    if (grid_.row_width(row.row) != header.width) {
        refuse_row(header, row, "row-misaligned", fit);
        return;
    }
    for (std::uint32_t i = 0; i < header.columns.size(); ++i) {
        const auto cell =
            header.columns[i].label == no_cell ? no_cell : value_cell(row, header.columns[i], fit);
        if (cell != no_cell) {
            fit.values.push_back(
                {row.entry(), i, cell, std::max(row.match, header.columns[i].match)});
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
        const bool found = std::any_of(
            rows.begin(), rows.end(), [&](const auto& row) { return row.entry() == i; });
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
