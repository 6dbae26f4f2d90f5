#include "export/database_views.hpp"

#include "export/database_schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

namespace {

constexpr std::size_t most_columns = 500; // of a view; SQLite allows 2,000

// Only reports that are certainly of one body are held against each other, and only figures of one
// unit. What is no number has no difference.
constexpr std::string_view fixed_views = R"(
CREATE VIEW year_over_year AS
SELECT o.body, o.year, o.scope, o.metric, o.applicant, o.item, o.unit,
  o.value, p.value AS previous,
  CASE WHEN o.unit IS p.unit THEN o.value - p.value END AS difference,
  CASE WHEN o.unit IS p.unit AND p.value <> 0
    THEN round(100.0 * (o.value - p.value) / abs(p.value), 2) END AS percent,
  p.unit AS previous_unit, o.form, p.form AS previous_form,
  o.file, o."table", o."row", o."column", r.previous_file
FROM observations AS o
JOIN reports AS r ON r.file = o.file
JOIN observations AS p ON p.file = r.previous_file AND p.metric = o.metric
  AND p.applicant = o.applicant AND p.item = o.item;

CREATE VIEW finding_evidence AS
SELECT f.finding_id, f.severity, f.code, f.source, f.message, f.body, f.year, f.scope,
  f.expected, f.actual, c.ordinal, c.file, c."table", c."row", c."column", c.text,
  o.metric, o.applicant, o.item, o.value, o.unit, o.raw
FROM findings AS f
LEFT JOIN finding_cells AS c ON c.finding_id = f.finding_id
LEFT JOIN observations AS o ON o.file = c.file AND o."table" = c."table"
  AND o."row" = c."row" AND o."column" = c."column";

CREATE VIEW money_in_yuan AS
SELECT agency, body, year, scope, metric, applicant, item, value, unit,
  CASE WHEN factor = 1 OR typeof(value) = 'integer' THEN value * factor
    ELSE round(value * factor, 2) END AS yuan,
  raw, metric_label, file, "table", "row", "column"
FROM observations
JOIN (SELECT '元' AS printed, 1 AS factor UNION ALL SELECT '万元', 10000
      UNION ALL SELECT '亿元', 100000000) ON printed = unit
WHERE reading = 'number';
)";

// A figure of the form as a column: its sheet, name and the words that find it.
struct Figure
{
    std::string_view sheet;
    const FormCell* cell;
};

std::string
name_of(const FormCell& cell)
{
    return fmt::format("{}{}{}{}{}",
                       cell.metric,
                       cell.applicant.empty() ? "" : "/",
                       cell.applicant,
                       cell.item.empty() ? "" : ";",
                       cell.item);
}

// What a form leaves open has no fixed columns, and is only in observations.
bool
has_fixed_cells(const TableForm& table)
{
    return !table.open_rows && table.open_columns.empty();
}

std::vector<Figure>
figures_of(const Form& form)
{
    std::vector<Figure> figures;
    std::set<std::string> names;
    for (const auto& table : form.tables) {
        for (const auto& cell : table.cells) {
            if (cell.has_figure() && has_fixed_cells(table) && names.insert(name_of(cell)).second) {
                figures.push_back({cell.sheet, &cell});
            }
        }
    }
    std::stable_sort(figures.begin(), figures.end(), [](const Figure& a, const Figure& b) {
        return a.sheet < b.sheet;
    });
    return figures;
}

std::string
column_sql(const FormCell& cell, const std::string& of_form)
{
    return fmt::format("  (SELECT value FROM observations WHERE file = r.file AND metric = {} "
                       "AND applicant = {} AND item = {} AND {}) AS {}",
                       sql_text(cell.metric),
                       sql_text(cell.applicant),
                       sql_text(cell.item),
                       of_form,
                       sql_name(name_of(cell)));
}

std::string
wide_sql(const std::string& name, const Form& form, std::span<const Figure> figures)
{
    const auto of_form =
        fmt::format("instr('|' || form || '|', {}) > 0", sql_text("|" + form.id + "|"));
    std::vector<std::string> columns;
    std::set<std::string> metrics; // an edition may share other sheets with the report's
    for (const auto& figure : figures) {
        columns.push_back(column_sql(*figure.cell, of_form));
        metrics.insert(sql_text(figure.cell->metric));
    }
    return fmt::format("CREATE VIEW {} AS\n"
                       "SELECT r.body, r.agency, r.year, r.scope, r.division_code, r.file,\n{}\n"
                       "FROM reports AS r WHERE EXISTS (SELECT 1 FROM observations "
                       "WHERE file = r.file AND metric IN ({}) AND {});\n",
                       sql_name(name),
                       fmt::join(columns, ",\n"),
                       fmt::join(metrics, ", "),
                       of_form);
}

// What needs no quotes in SQL; taken names get a number.
std::string
free_name(std::string_view form, std::string_view sheet, std::set<std::string>& taken)
{
    auto name = fmt::format("wide_{}{}{}", form, sheet.empty() ? "" : "_", sheet);
    for (auto& c : name) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                           static_cast<unsigned char>(c) >= 0x80;
        const bool capital = c >= 'A' && c <= 'Z'; // SQL knows no case
        c = plain ? c : (capital ? static_cast<char>(c - 'A' + 'a') : '_');
    }
    auto free = name;
    for (int count = 2; !taken.insert(free).second; ++count) {
        free = fmt::format("{}_{}", name, count);
    }
    return free;
}

void
add_wide_views(std::string& sql, const Form& form, std::set<std::string>& taken)
{
    const auto figures = figures_of(form);
    for (std::span<const Figure> rest(figures); !rest.empty();) {
        const auto end = std::find_if(rest.begin(), rest.end(), [&](const Figure& figure) {
            return figure.sheet != rest.front().sheet;
        });
        const auto count = std::min(static_cast<std::size_t>(end - rest.begin()), most_columns);
        sql += wide_sql(free_name(form.id, rest.front().sheet, taken), form, rest.first(count));
        rest = rest.subspan(count);
    }
}

} // namespace

std::string
views_sql(std::span<const Form> forms)
{
    std::string sql(fixed_views);
    std::set<std::string> taken;
    for (const auto& form : forms) {
        add_wide_views(sql, form, taken);
    }
    return sql;
}

} // namespace nianbao
