#include "export/page_tables.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

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

std::size_t
PageTables::LabelHash::operator()(const Label& label) const
{
    constexpr std::size_t spread = 0x9E3779B97F4A7C15U;
    const std::hash<std::string_view> text;
    auto hash = std::hash<const FormCell*>()(label.cell);
    for (const auto part : {static_cast<std::size_t>(label.reading),
                            static_cast<std::size_t>(label.match),
                            text(label.unit),
                            text(label.item),
                            text(label.open_label)}) {
        hash = (hash ^ part) * spread;
    }
    return hash;
}

std::uint32_t
PageTables::label_of(const Observation& seen)
{
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    const auto [at, is_new] = numbers_.try_emplace(
        {seen.cell, seen.reading, seen.match, seen.unit, seen.item, seen.open_label}, next);
    if (is_new) {
        const auto& cell = *seen.cell;
        labels_.open('[');
        labels_.text(cell.metric);
        labels_.text(cell.applicant);
        labels_.text(seen.item);
        labels_.text(seen.unit);
        labels_.text(name_of(seen.reading));
        labels_.text(name_of(seen.match));
        labels_.text(cell.metric_label + (seen.open_label.empty() ? "" : " / ") + seen.open_label);
        labels_.text(cell.applicant_label);
        labels_.close(']');
    }
    return at->second;
}

void
PageTables::put_cell(const SourceCell& cell, std::span<const Found> found)
{
    auto& json = reports_;
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
        for (const auto& [place, seen, other] : found) {
            if (seen != nullptr) {
                json.open('[');
                json.number(label_of(*seen));
                json.text(seen->reading == Reading::number ? to_string(seen->value)
                                                           : std::string());
                json.close(']');
            }
        }
        json.close(']');
    }
    json.close(']');
}

void
PageTables::put_table(const SourceTable& table, std::span<const Found> found)
{
    auto& json = reports_;
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
        put_cell(cell, {from, to});
    }
    json.close(']');
    json.close('}');
}

bool
PageTables::put_tables(const Report& report, std::span<const Found> found, std::size_t limit)
{
    const auto start = size();
    reports_.open('[');
    for (const auto& table : report.source) {
        if (text_size(table) > limit) {
            return false;
        }
        put_table(table, found);
        if (size() - start > limit) {
            return false;
        }
    }
    reports_.close(']');
    return true;
}

bool
PageTables::add(std::uint32_t report, const Report& tables, std::size_t limit)
{
    const auto reports_before = reports_.size();
    const auto labels_before = labels_.size();
    const auto known = numbers_.size();
    reports_.key(std::to_string(report));
    if (!put_tables(tables, found_in(tables), limit)) {
        reports_.cut(reports_before);
        labels_.cut(labels_before);
        std::erase_if(numbers_, [&](const auto& label) { return label.second >= known; });
        return false;
    }
    added_.push_back(report);
    return true;
}

std::string
PageTables::document() const
{
    JsonText json;
    json.open('{');
    json.key("labels");
    json.open('[');
    json.values(labels_.values());
    json.close(']');
    json.key("reports");
    json.open('{');
    json.values(reports_.values());
    json.close('}');
    json.close('}');
    return std::string(json.document());
}

} // namespace nianbao
