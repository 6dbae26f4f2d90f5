#include "normalize/missing_labels.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace nianbao {

namespace {

Finding
about(const AxisEntry& entry, const Place& place, std::string code)
{
    return {std::move(code), {fmt::format("{}", fmt::join(entry.printed, " / "))}, place};
}

bool
stands_twice(const Header& header, std::uint32_t column)
{
    return std::find(header.twice.begin(), header.twice.end(), column) != header.twice.end();
}

bool
is_placed(std::span<const RowPlace> rows, std::uint32_t entry)
{
    return std::any_of(
        rows.begin(), rows.end(), [&](const RowPlace& row) { return row.entry() == entry; });
}

} // namespace

Findings
missing_labels(const PrintedTable& printed,
               const TableForm& form,
               const Header& header,
               std::span<const RowPlace> rows)
{
    Findings findings;
    const auto place = printed.place_of_row(header.first);
    for (std::uint32_t i = 0; i < form.columns.size(); ++i) {
        if (!header.has(i) && !form.columns[i].is_optional) {
            findings.push_back(about(
                form.columns[i], place, stands_twice(header, i) ? "label-twice" : "label-missing"));
        }
    }
    for (const auto& one : header.open) {
        if (one.place.twice) {
            const auto label = one.place.label;
            const auto path =
                printed.labels_down(printed.grid().cells()[label].column, header.first, header.end);
            findings.push_back({"label-twice", {printed.joined(path)}, printed.place(label)});
        }
    }
    for (std::uint32_t i = 0; !form.open_rows && i < form.rows.size(); ++i) {
        const auto& entry = form.rows[i];
        if (!entry.is_group && !entry.is_optional && !is_placed(rows, i)) {
            findings.push_back(about(entry, place, "label-missing"));
        }
    }
    return findings;
}

} // namespace nianbao
