#include "normalize/open_rows.hpp"

#include "normalize/text.hpp"

#include <algorithm>
#include <map>

namespace nianbao {

namespace {

// The filled cells of a row that lie in some slots, and in this row alone.
LabelPath
cells_in(const PrintedTable& printed, const Slots& slots, std::uint32_t row)
{
    LabelPath path;
    for (const auto& piece : printed.grid().pieces(row)) {
        const bool inside = piece.column < slots.end && slots.first < piece.column + piece.span;
        if (inside && !printed.is_empty(piece.cell)) {
            path.push_back(piece.cell);
        }
    }
    return path;
}

RowPlace
read_row(const PrintedTable& printed, const OpenRows& open, const Header& header, std::uint32_t row)
{
    RowPlace place{.row = row};
    const auto keys = cells_in(printed, header.keys, row);
    const auto names = cells_in(printed, header.names, row);
    for (const auto* cells : {&keys, &names}) {
        for (const auto cell : *cells) {
            if (place.line.path.empty() || place.line.path.back() != cell) {
                place.line.path.push_back(cell);
            }
        }
    }
    const auto& member = keys.empty() ? names : keys;
    const bool alone = std::all_of(place.line.path.begin(), place.line.path.end(), [&](auto cell) {
        return printed.grid().cells()[cell].row_span == 1;
    });
    if (member.size() != 1 || !alone || printed.grid().pieces(row).size() < 2) {
        place.why = "row-unknown";
        return place;
    }
    place.line.entry = 0;
    place.item = item_of(open.item, printed.text(member.back()));
    return place;
}

} // namespace

std::vector<RowPlace>
read_open_rows(const PrintedTable& printed,
               const OpenRows& open,
               const Header& header,
               std::uint32_t end)
{
    std::vector<RowPlace> rows;
    std::map<std::string, std::size_t> met;
    for (auto row = header.end; row < end; ++row) {
        if (!printed.is_blank_row(row) && !printed.repeats_header(row)) {
            rows.push_back(read_row(printed, open, header, row));
            ++met[rows.back().item];
        }
    }
    for (auto& row : rows) {
        if (row.line.entry && met[row.item] > 1) {
            row.why = "label-twice";
        }
    }
    return rows;
}

std::string
item_of(std::string_view axis, std::string_view printed)
{
    auto item = std::string(axis) + "=";
    for (const auto c : fold_number(printed)) {
        if (c == ';') {
            item += "；";
        } else if (c == '=') {
            item += "＝";
        } else if (c != '\n') {
            item += c;
        }
    }
    return item;
}

} // namespace nianbao
