#include "normalize/form_tables.hpp"

#include "normalize/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nianbao {

namespace {

constexpr std::array<std::string_view, 19> table_keys{"id",
                                                      "rows",
                                                      "columns",
                                                      "axis",
                                                      "unit",
                                                      "type",
                                                      "sign",
                                                      "caption",
                                                      "section",
                                                      "corner",
                                                      "columns_under",
                                                      "outer_labels",
                                                      "unit_column",
                                                      "match_cells_by",
                                                      "over_pages",
                                                      "bookmark",
                                                      "sheet",
                                                      "legal",
                                                      "about"};
constexpr std::array<std::string_view, 4> open_keys{"open", "key", "label", "item"};

constexpr auto match_cells = std::to_array<Word<MatchCells>>(
    {{"position", MatchCells::by_position}, {"order", MatchCells::by_order}});
constexpr auto outer_labels = std::to_array<Word<OuterLabels>>(
    {{"beside", OuterLabels::beside}, {"above", OuterLabels::above}});

// Not written, or an empty list.
bool
is_absent(const toml::table& table, std::string_view key)
{
    const auto* node = table.get(key);
    return node == nullptr || (node->is_array() && node->as_array()->empty());
}

// "enforcement.licensing.{column}" with the key of the other axis.
std::string
metric_of(const RawEntry& row, const RawEntry& column)
{
    auto metric = row.metric.empty() ? column.metric : row.metric;
    constexpr std::string_view place = "{column}";
    if (const auto at = metric.find(place); at != std::string::npos) {
        metric = column.key.empty() ? std::string() : metric.replace(at, place.size(), column.key);
    }
    return metric;
}

template<typename Text>
const Text&
first_of(const Text& a, const Text& b)
{
    return a.empty() ? b : a;
}

} // namespace

TableForm
TableReader::read(const toml::table& table)
{
    values_.check_keys_of(table, table_keys);
    TableForm form{.id = values_.required(table, "id", "[[table]]"),
                   .section = values_.text(table, "section"),
                   .caption = values_.text(table, "caption"),
                   .corner = values_.texts(table, "corner"),
                   .columns_under = values_.texts(table, "columns_under"),
                   .bookmarks = values_.texts(table, "bookmark"),
                   .unit_column = folded_labels(values_.texts(table, "unit_column")),
                   .sheet = values_.text(table, "sheet"),
                   .about = values_.texts(table, "about")};
    read_layout(table, form);
    const auto rows = read_rows(table, form);
    const auto columns = read_entries(values_, table, "columns");
    for (const auto& row : rows) {
        form.rows.add(row.axis);
        for (const auto& column : columns) {
            form.cells.push_back(cross(form, row, column));
        }
    }
    for (const auto& column : columns) {
        form.columns.add(column.axis);
    }
    find_parents(form, rows);
    read_furniture(form);
    check_axis(table, "rows");
    check_axis(table, "columns");
    return form;
}

void
TableReader::read_layout(const toml::table& table, TableForm& form)
{
    form.line = TomlValues::line_of(table);
    form.match_cells =
        values_.word(table, "match_cells_by", match_cells).value_or(MatchCells::by_position);
    form.outer_labels =
        values_.word(table, "outer_labels", outer_labels).value_or(OuterLabels::beside);
    form.over_pages = values_.get<bool>(table, "over_pages", "true").value_or(false);
    form.open_columns = open_columns_of(values_, table);
    defaults_ = read_defaults(values_, table);
}

void
TableReader::read_furniture(TableForm& form)
{
    form.furniture = folded_labels(form.corner);
    const auto add = [&](const std::vector<std::string>& labels) {
        form.furniture.insert(form.furniture.end(), labels.begin(), labels.end());
    };
    add(folded_labels(form.columns_under));
    add(form.unit_column);
    if (form.open_rows) {
        add(form.open_rows->key);
        add(form.open_rows->label);
    }
}

// Open rows are one row without a label.
std::vector<RawEntry>
TableReader::read_rows(const toml::table& table, TableForm& form)
{
    const auto* rows = table.get_as<toml::table>("rows");
    if (rows == nullptr || rows->get("open") == nullptr) {
        return read_entries(values_, table, "rows");
    }
    form.open_rows = read_open_rows(*rows);
    RawEntry one{.source = rows};
    one.axis.line = TomlValues::line_of(*rows);
    return {one};
}

OpenRows
TableReader::read_open_rows(const toml::table& rows)
{
    values_.check_keys_of(rows, open_keys);
    if (!values_.get<bool>(rows, "open", "true").value_or(true)) {
        values_.reject(rows,
                       "form-bad-value",
                       {std::string("open"), std::string("false"), std::string("true")});
    }
    OpenRows open{.key = folded_labels(values_.text_or_texts(rows, "key")),
                  .label = folded_labels(values_.text_or_texts(rows, "label")),
                  .item = values_.required(rows, "item", "rows")};
    if (open.key.empty() && open.label.empty()) {
        values_.lacking(rows, "rows", "label", "label = \"...\"");
    }
    return open;
}

// What is there and no list of tables is told already.
void
TableReader::check_axis(const toml::table& table, std::string_view key)
{
    if (is_absent(table, key)) {
        values_.lacking(table, "[[table]]", key, fmt::format("{} = [{{...}}]", key));
    }
}

// The row of each outer label stands above those below it, and beside a row only its innermost.
void
TableReader::find_parents(TableForm& form, const std::vector<RawEntry>& rows)
{
    if (form.outer_labels == OuterLabels::beside) {
        return;
    }
    std::map<std::vector<std::string>, std::size_t> met;
    for (std::size_t i = 0; i < form.rows.size(); ++i) {
        auto outer = form.rows[i].folded;
        met.emplace(outer, i);
        if (outer.size() < 2) {
            continue;
        }
        outer.pop_back();
        const auto found = met.find(outer);
        if (found != met.end()) {
            form.rows.entries[i].parent = found->second;
        } else if (rows[i].sound) {
            auto labels = rows[i].axis.printed;
            labels.pop_back();
            reject_once(*rows[i].source, "form-no-outer", {joined_labels(labels)});
        }
    }
    for (auto& row : form.rows.entries) {
        for (auto* labels : {&row.folded, &row.bare}) {
            labels->erase(labels->begin(),
                          labels->end() - std::min<std::ptrdiff_t>(1, std::ssize(*labels)));
        }
    }
}

FormCell
TableReader::cross(const TableForm& form, const RawEntry& row, const RawEntry& column)
{
    if (row.axis.is_group) {
        check_group(form, row);
        return {};
    }
    FormCell cell{.metric = metric_of(row, column)};
    cell.applicant = first_of(column.applicant, row.applicant);
    cell.item = joined_items(row.item, column.item);
    cell.unit = first_of(first_of(column.unit, row.unit), defaults_.unit);
    cell.type =
        column.type.value_or(row.type.value_or(defaults_.type.value_or(ValueType::integer)));
    cell.sign =
        column.sign.value_or(row.sign.value_or(defaults_.sign.value_or(Sign::non_negative)));
    cell.relation = row.relation != Relation::same ? row.relation : column.relation;
    cell.related = first_of(row.related, column.related);
    cell.english = row.english;
    if (!column.english.empty()) {
        cell.english += (row.english.empty() ? "" : ": ") + column.english;
    }
    cell.sheet = form.sheet;
    cell.legal = defaults_.legal;
    cell.said = first_of(row.said, column.said);
    cell.said_none = first_of(row.said_none, column.said_none);
    label(form, row, column, cell);
    check_metric(cell, row, column);
    return cell;
}

void
TableReader::label(const TableForm& form,
                   const RawEntry& row,
                   const RawEntry& column,
                   FormCell& cell)
{
    std::vector<std::string> labels;
    if (!form.caption.empty()) {
        labels.push_back(form.caption);
    }
    labels.insert(labels.end(), row.axis.printed.begin(), row.axis.printed.end());
    auto under = form.columns_under;
    under.insert(under.end(), column.axis.printed.begin(), column.axis.printed.end());
    if (column.applicant.empty()) {
        labels.insert(labels.end(), under.begin(), under.end());
    } else {
        cell.applicant_label = joined_labels(under);
    }
    cell.metric_label = joined_labels(labels);
}

void
TableReader::reject_once(const toml::node& node, std::string code, std::vector<Argument> arguments)
{
    if (told_.insert(&node).second) {
        values_.reject(node, std::move(code), std::move(arguments));
    }
}

// A group has a row of its own, and no figure.
void
TableReader::check_group(const TableForm& form, const RawEntry& row)
{
    if (form.outer_labels == OuterLabels::beside) {
        reject_once(*row.source, "form-group-beside", {joined_labels(row.axis.printed)});
    } else if (!row.metric.empty()) {
        reject_once(*row.source, "form-group-metric", {joined_labels(row.axis.printed)});
    }
}

// Every figure has a metric.
void
TableReader::check_metric(const FormCell& cell, const RawEntry& row, const RawEntry& column)
{
    if (!row.sound || !column.sound) {
        return;
    }
    if (!cell.metric.empty()) {
        check_once(cell, row, column);
    } else if (!row.metric.empty()) {
        reject_once(
            *column.source, "form-no-key", {joined_labels(column.axis.printed), row.metric});
    } else {
        const bool by_column = row.axis.printed.empty();
        const auto& labelled = by_column ? column : row;
        reject_once(*row.source, "form-no-metric", {joined_labels(labelled.axis.printed)});
    }
}

// No two figures have the same metric, applicant and item.
void
TableReader::check_once(const FormCell& cell, const RawEntry& row, const RawEntry& column)
{
    const auto [first, is_new] = met_.emplace(std::tuple(cell.metric, cell.applicant, cell.item),
                                              Met{row.source, column.source});
    if (is_new) {
        return;
    }
    const bool same_row = first->second.row == row.source;
    const auto& known = same_row ? *first->second.column : *first->second.row;
    auto figure = cell.metric;
    for (const auto& part : {cell.applicant, cell.item}) {
        figure += part.empty() ? "" : " / " + part;
    }
    reject_once(same_row ? *column.source : *row.source,
                "form-metric-twice",
                {std::move(figure), std::int64_t{TomlValues::line_of(known)}});
}

} // namespace nianbao
