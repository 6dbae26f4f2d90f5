#include "normalize/printed_table.hpp"

#include "normalize/text.hpp"

#include <algorithm>

namespace nianbao {

namespace {

std::uint32_t
index_of(const Grid& grid, const GridCell& cell)
{
    return static_cast<std::uint32_t>(&cell - grid.cells().data());
}

std::optional<Match>
fit_outer(const Label& label, const AxisEntry& entry, std::size_t level)
{
    if (label.folded == entry.folded[level]) {
        return Match::exact;
    }
    const bool same = !label.bare.empty() && label.bare == entry.bare[level];
    return same ? std::optional(Match::trimmed) : std::nullopt;
}

} // namespace

PrintedTable::PrintedTable(const Table& table) : parts_{&table}, grid_(table)
{
    remember_labels();
}

PrintedTable::PrintedTable(std::vector<const Table*> parts, std::vector<bool> repeats)
    : parts_(std::move(parts)), repeats_(std::move(repeats)), grid_(parts_, repeats_)
{
    remember_labels();
}

void
PrintedTable::remember_labels()
{
    labels_.reserve(grid_.cells().size());
    for (const auto& cell : grid_.cells()) {
        labels_.push_back(&remember_label(cell.cell->text));
    }
}

bool
PrintedTable::is_empty(std::uint32_t cell) const
{
    return labels_[cell]->folded.empty() && is_blank(text(cell));
}

std::string_view
PrintedTable::text(std::uint32_t cell) const
{
    return grid_.cells()[cell].cell->text;
}

Place
PrintedTable::place(std::uint32_t cell) const
{
    const auto& at = grid_.cells()[cell];
    auto place = place_of_row(at.row);
    place.column = at.column + 1;
    return place;
}

PrintedTable::RowOfPart
PrintedTable::locate(std::uint32_t row) const
{
    RowOfPart at{.row = row};
    while (at.part + 1 < parts_.size() && at.row >= parts_[at.part]->rows.size()) {
        at.row -= static_cast<std::uint32_t>(parts_[at.part]->rows.size());
        ++at.part;
    }
    return at;
}

Place
PrintedTable::place_of_row(std::uint32_t row) const
{
    const auto at = locate(row);
    return {.table = parts_[at.part]->ordinal, .row = at.row + 1};
}

LabelPath
PrintedTable::labels_down(std::uint32_t column, std::uint32_t first, std::uint32_t end) const
{
    LabelPath path;
    for (auto row = first; row < end; ++row) {
        const auto* cell = grid_.covering(row, column);
        if (cell == nullptr || is_empty(index_of(grid_, *cell))) {
            continue;
        }
        const auto index = index_of(grid_, *cell);
        if (path.empty() || path.back() != index) {
            path.push_back(index);
        }
    }
    return path;
}

LabelPath
PrintedTable::labels_across(std::uint32_t row, std::uint32_t first, std::uint32_t end) const
{
    LabelPath path;
    for (const auto& piece : grid_.pieces(row)) {
        if (piece.column >= end) {
            break;
        }
        if (piece.column + piece.span > first && !is_empty(piece.cell)) {
            path.push_back(piece.cell);
        }
    }
    return path;
}

bool
PrintedTable::is_blank_row(std::uint32_t row) const
{
    const auto pieces = grid_.pieces(row);
    return std::all_of(
        pieces.begin(), pieces.end(), [&](const GridPiece& piece) { return is_empty(piece.cell); });
}

std::string
PrintedTable::joined(std::span<const std::uint32_t> path) const
{
    std::string text;
    for (const auto cell : path) {
        if (!text.empty()) {
            text += " / ";
        }
        for (const auto c : trim(this->text(cell))) {
            if (c != '\n') {
                text += c;
            }
        }
    }
    return text;
}

std::optional<Match>
fit_label(const Label& label, const AxisEntry& entry)
{
    if (const auto match = fit_outer(label, entry, entry.folded.size() - 1)) {
        return match;
    }
    const auto among = [](const std::vector<std::string>& known, const std::string& text) {
        return !text.empty() && std::find(known.begin(), known.end(), text) != known.end();
    };
    const bool alias = among(entry.also, label.folded) || among(entry.also_bare, label.bare);
    return alias ? std::optional(Match::alias) : std::nullopt;
}

std::optional<Match>
fit_path(const PrintedTable& printed, std::span<const std::uint32_t> path, const AxisEntry& entry)
{
    const auto depth = entry.folded.size();
    if (depth == 0) {
        return path.empty() ? std::optional(Match::exact) : std::nullopt;
    }
    if (path.size() < depth) {
        return std::nullopt;
    }
    const auto inner = path.last(depth);
    auto match = fit_label(printed.label(inner.back()), entry);
    for (std::size_t level = 0; match && level + 1 < depth; ++level) {
        const auto outer = fit_outer(printed.label(inner[level]), entry, level);
        match = outer ? std::optional(std::max(*match, *outer)) : std::nullopt;
    }
    return match;
}

std::optional<Misfit>
sole_misfit(const PrintedTable& printed,
            std::span<const std::uint32_t> path,
            const AxisEntry& entry)
{
    const auto depth = entry.folded.size();
    if (depth == 0 || path.size() < depth) {
        return std::nullopt;
    }
    const auto inner = path.last(depth);
    std::optional<Misfit> found;
    for (std::size_t level = 0; level < depth; ++level) {
        const auto& label = printed.label(inner[level]);
        const bool fits = level + 1 == depth ? fit_label(label, entry).has_value()
                                             : fit_outer(label, entry, level).has_value();
        if (!fits && found) {
            return std::nullopt;
        }
        if (!fits) {
            found = Misfit{inner[level], level};
        }
    }
    return found;
}

EntryFit
fit_entry(const PrintedTable& printed, std::span<const std::uint32_t> path, const Axis& axis)
{
    EntryFit best;
    const auto* innermost = path.empty() ? nullptr : &printed.label(path.back());
    for (std::size_t i = 0; i < axis.size(); ++i) {
        if (innermost != nullptr && !axis.may_fit(i, *innermost)) {
            continue;
        }
        const auto match = fit_path(printed, path, axis[i]);
        if (!match || (best.entry && *match > best.match)) {
            continue;
        }
        best.twice = best.entry && *match == best.match;
        best.entry = i;
        best.match = *match;
    }
    return best;
}

} // namespace nianbao
