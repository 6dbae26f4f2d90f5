#include "normalize/header_rows.hpp"

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

// How many columns a header of the form has at least.
std::size_t
expected_columns(const TableForm& form)
{
    const auto& all = form.columns.entries;
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [](const AxisEntry& one) { return !one.is_optional; }));
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
    [[nodiscard]] Header read(std::uint16_t number, std::uint32_t first, std::uint32_t end) const;

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
    auto best = read(number, first, end);
    while (--end > first) {
        auto shorter = read(number, first, end);
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
    auto deeper = read(header.number, header.first, header.end + 1);
    const bool has_members =
        std::any_of(deeper.open.begin(), deeper.open.end(), [&](const OpenColumn& one) {
            return cells[one.place.label].row == header.end;
        });
    return has_members ? std::move(deeper) : std::move(header);
}

Header
HeaderFinder::read(std::uint16_t number, std::uint32_t first, std::uint32_t end) const
{
    auto header = read_header(printed_, form(number), first, end);
    header.number = number;
    return header;
}

} // namespace

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
