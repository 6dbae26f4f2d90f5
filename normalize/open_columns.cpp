#include "normalize/open_columns.hpp"

#include "normalize/quantity.hpp"
#include "normalize/text.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace nianbao {

namespace {

bool
is_figure(std::string_view text)
{
    const auto reads_as = [&](ValueType type) {
        const auto reading = read_quantity(text, type).reading;
        return reading == Reading::number || reading == Reading::dash;
    };
    return reads_as(ValueType::integer) || reads_as(ValueType::money);
}

// A label that is not of the form, below one that is and no wider.
std::optional<OpenColumn>
member_of(const PrintedTable& printed, const TableForm& form, const SlotLabels& unknown)
{
    auto path = unknown.path;
    if (path.size() < 2) {
        return std::nullopt;
    }
    const auto member = path.back();
    path.pop_back();
    const auto& inner = printed.grid().cells()[member];
    const auto& outer = printed.grid().cells()[path.back()];
    const bool is_below = inner.column >= outer.column &&
                          inner.column + inner.column_span <= outer.column + outer.column_span;
    const auto found = fit_entry(printed, path, form.columns);
    if (!found.entry || found.twice || !is_below || is_figure(printed.text(member))) {
        return std::nullopt;
    }
    return OpenColumn{static_cast<std::uint32_t>(*found.entry),
                      {unknown.slot, unknown.slot + 1, member, found.match}};
}

// A heading of the form, or the inner label of one of its columns.
bool
is_heading(const PrintedTable& printed,
           const TableForm& form,
           const Header& header,
           std::uint32_t cell)
{
    for (std::size_t i = 0; i < header.columns.size(); ++i) {
        if (header.columns[i].label == cell && form.columns[i].folded.size() > 1) {
            return true;
        }
    }
    const auto& text = printed.label(cell).folded;
    return std::find(form.furniture.begin(), form.furniture.end(), text) != form.furniture.end();
}

// The row of a first member: without figures, and before it without labels of the row's own.
bool
may_hold_members(const PrintedTable& printed,
                 const TableForm& form,
                 const Header& header,
                 std::uint32_t first)
{
    const auto cells = printed.grid().cells();
    const auto pieces = printed.grid().pieces(cells[first].row);
    return std::all_of(pieces.begin(), pieces.end(), [&](const GridPiece& piece) {
        const bool goes_on = cells[piece.cell].row < cells[first].row;
        if (goes_on || printed.is_empty(piece.cell) ||
            is_heading(printed, form, header, piece.cell)) {
            return true;
        }
        return piece.column >= cells[first].column && !is_figure(printed.text(piece.cell));
    });
}

// What stands in a row of data below a column's label is no member.
void
refuse_data_rows(const PrintedTable& printed,
                 const TableForm& form,
                 const Header& header,
                 std::vector<OpenColumn>& open)
{
    const auto cells = printed.grid().cells();
    std::map<std::uint32_t, std::uint32_t> rows; // to the cell of their first member
    for (const auto& one : open) {
        rows.emplace(cells[one.place.label].row, one.place.label);
    }
    std::erase_if(
        rows, [&](const auto& row) { return may_hold_members(printed, form, header, row.second); });
    std::erase_if(open,
                  [&](const OpenColumn& one) { return rows.contains(cells[one.place.label].row); });
}

// Members of one column whose labels are the same, or would be the same item.
void
mark_twice(const PrintedTable& printed, std::vector<OpenColumn>& open)
{
    std::map<std::pair<std::uint32_t, std::string>, OpenColumn*> met;
    for (auto& one : open) {
        const auto label = fold_number(printed.label(one.place.label).folded);
        const auto [known, is_new] = met.try_emplace({one.column, label}, &one);
        if (!is_new) {
            known->second->place.twice = true;
            one.place.twice = true;
        }
    }
}

} // namespace

std::vector<OpenColumn>
read_open_columns(const PrintedTable& printed,
                  const TableForm& form,
                  const Header& header,
                  std::span<const SlotLabels> unknown)
{
    std::vector<OpenColumn> open;
    for (const auto& slot : unknown) {
        const auto one = member_of(printed, form, slot);
        if (one && !open.empty() && open.back().place.label == one->place.label) {
            open.back().place.end = one->place.end;
        } else if (one) {
            open.push_back(*one);
        }
    }
    refuse_data_rows(printed, form, header, open);
    mark_twice(printed, open);
    return open;
}

} // namespace nianbao
