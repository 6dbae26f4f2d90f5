#include "export/page_tables.hpp"

#include <algorithm>

namespace nianbao {

namespace {

enum CellKind : int { plain, mapped, unmapped };

std::size_t
text_size(const SourceTable& table)
{
    std::size_t size = 0;
    for (const auto& cell : table.cells) {
        size += cell.text.size();
    }
    return size;
}

void
put_parent(JsonText& json, const std::optional<ParentCell>& parent)
{
    json.key("parent");
    if (!parent) {
        json.null();
        return;
    }
    json.open('[');
    json.number(parent->table);
    json.number(parent->row);
    json.number(parent->column);
    json.close(']');
}

} // namespace

std::vector<PageTables::Found>
PageTables::found_in(const Report& report)
{
    std::vector<Found> found;
    found.reserve(report.observations.size() + report.unmapped.size());
    for (const auto& seen : report.observations) {
        found.push_back({.place = seen.place, .seen = &seen});
    }
    for (const auto& cell : report.unmapped) {
        found.push_back({.place = cell.place, .unmapped = &cell});
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& one, const Found& other) {
        return one.place < other.place;
    });
    return found;
}

const PageTables::CellValues&
PageTables::values_of(const FormCell& cell)
{
    const auto [at, is_new] = cells_.try_emplace(&cell);
    if (is_new) {
        at->second.names.text(cell.metric);
        at->second.names.text(cell.applicant);
        at->second.labels.text(cell.metric_label);
        at->second.labels.text(cell.applicant_label);
    }
    return at->second;
}

void
PageTables::put_observation(JsonText& json, const Observation& seen)
{
    const auto& values = values_of(*seen.cell);
    json.open('[');
    json.values(values.names.values());
    json.text(seen.item);
    json.text(seen.reading == Reading::number ? to_string(seen.value) : std::string());
    json.text(seen.unit);
    json.text(name_of(seen.reading));
    json.text(name_of(seen.match));
    if (seen.open_label.empty()) {
        json.values(values.labels.values());
    } else {
        json.text(seen.cell->metric_label + " / " + seen.open_label);
        json.text(seen.cell->applicant_label);
    }
    json.close(']');
}

void
PageTables::put_cell(JsonText& json, const SourceCell& cell, std::span<const Found> found)
{
    json.open('[');
    json.number(cell.row);
    json.number(cell.column);
    json.number(cell.row_span);
    json.number(cell.column_span);
    json.text(cell.text);
    if (found.empty()) {
        json.number(int{plain});
    } else if (found.front().seen == nullptr) {
        json.number(int{unmapped});
        json.text(found.front().unmapped->why);
    } else {
        json.number(int{mapped});
        json.open('[');
        for (const auto& one : found) {
            if (one.seen != nullptr) {
                put_observation(json, *one.seen);
            }
        }
        json.close(']');
    }
    json.close(']');
}

void
PageTables::put_table(JsonText& json, const SourceTable& table, std::span<const Found> found)
{
    json.open('{');
    json.key("ordinal");
    json.number(table.ordinal);
    json.key("rows");
    json.number(table.rows);
    json.key("columns");
    json.number(table.columns);
    put_parent(json, table.parent);
    json.key("cells");
    json.open('[');
    for (const auto& cell : table.cells) {
        const auto [from, to] = std::equal_range(
            found.begin(),
            found.end(),
            Found{{table.ordinal, cell.row, cell.column}},
            [](const Found& one, const Found& other) { return one.place < other.place; });
        put_cell(json, cell, {from, to});
    }
    json.close(']');
    json.close('}');
}

bool
PageTables::put(JsonText& json, const Report& report, std::size_t limit)
{
    const auto start = json.size();
    const auto found = found_in(report);
    json.open('[');
    for (const auto& table : report.source) {
        if (text_size(table) <= limit) {
            put_table(json, table, found);
        }
        if (text_size(table) > limit || json.size() - start > limit) {
            json.cut(start);
            return false;
        }
    }
    json.close(']');
    return true;
}

} // namespace nianbao
