#include "normalize/form.hpp"

#include "normalize/text.hpp"
#include "normalize/toml_values.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace nianbao {

namespace {

constexpr std::array<std::string_view, 7> form_keys{
    "id", "title", "notice", "since", "until", "table", "check"};
constexpr std::array<std::string_view, 14> table_keys{"id",
                                                      "section",
                                                      "caption",
                                                      "sheet",
                                                      "legal",
                                                      "unit",
                                                      "type",
                                                      "sign",
                                                      "corner",
                                                      "columns_under",
                                                      "bookmark",
                                                      "match_cells_by",
                                                      "rows",
                                                      "columns"};
constexpr std::array<std::string_view, 11> entry_keys{"label",
                                                      "also",
                                                      "key",
                                                      "metric",
                                                      "applicant",
                                                      "unit",
                                                      "type",
                                                      "sign",
                                                      "en",
                                                      "said",
                                                      "relation"};
constexpr std::array<std::string_view, 5> check_keys{"code", "source", "per", "table", "equal"};
constexpr std::array<std::string_view, 3> term_keys{"metric", "applicant", "year"};

constexpr auto value_types = std::to_array<Word<ValueType>>({{"integer", ValueType::integer},
                                                             {"decimal", ValueType::decimal},
                                                             {"money", ValueType::money}});
constexpr auto signs =
    std::to_array<Word<Sign>>({{"non_negative", Sign::non_negative}, {"any", Sign::any}});
constexpr auto relations = std::to_array<Word<Relation>>(
    {{"same", Relation::same}, {"close", Relation::close}, {"part_of", Relation::part_of}});
constexpr auto sources = std::to_array<Word<CheckSource>>({{"official", CheckSource::official},
                                                           {"implied", CheckSource::implied},
                                                           {"soft", CheckSource::soft}});
constexpr auto runs_over = std::to_array<Word<RunsOver>>(
    {{"applicant", RunsOver::applicants}, {"metric", RunsOver::metrics}});
constexpr auto match_cells = std::to_array<Word<MatchCells>>(
    {{"position", MatchCells::by_position}, {"order", MatchCells::by_order}});

// One axis entry as the file has it, before rows and columns are crossed.
struct RawEntry
{
    AxisEntry axis;
    std::string key, metric, applicant, unit, english;
    std::vector<std::string> said;
    std::optional<ValueType> type;
    std::optional<Sign> sign;
    Relation relation = Relation::same;
};

std::string
joined(const std::vector<std::string>& labels)
{
    return fmt::format("{}", fmt::join(labels, " / "));
}

std::vector<std::string>
each(const std::vector<std::string>& labels, std::string (*change)(std::string_view))
{
    std::vector<std::string> all(labels.size());
    std::transform(labels.begin(), labels.end(), all.begin(), change);
    return all;
}

std::vector<std::string>
folded(const std::vector<std::string>& labels)
{
    return each(labels, &fold_label);
}

std::vector<std::string>
bare(const std::vector<std::string>& labels)
{
    return each(labels, &bare_label);
}

// Builds one form out of its file.
class FormParser
{
public:
    explicit FormParser(std::string_view name) : values_(name) {}

    Result<Form> parse(std::string_view text)
    {
        const auto root = values_.parse(text);
        if (!root) {
            return tl::unexpected(root.error());
        }
        Form form = read_form(*root);
        if (values_.failure()) {
            return tl::unexpected(*values_.failure());
        }
        return form;
    }

private:
    Form read_form(const toml::table& root);
    TableForm read_table(const toml::table& table);
    RawEntry read_entry(const toml::table& table);
    FormCell cross(const toml::table& where,
                   const TableForm& form,
                   const RawEntry& row,
                   const RawEntry& column);
    Check read_check(const toml::table& table, const Form& form);
    std::vector<CheckTerm>
    read_terms(const toml::array& side, const Check& check, const Form& form);
    CheckTerm read_term(const toml::node& node, const Check& check);
    void check_metrics_once(const toml::table& root, const Form& form);

    TomlValues values_;
    // defaults of the table being read
    std::string unit_, legal_;
    std::optional<ValueType> type_;
    std::optional<Sign> sign_;
};

Form
FormParser::read_form(const toml::table& root)
{
    values_.check_keys_of(root, form_keys);
    Form form{.id = values_.required(root, "id", "the form"),
              .title = values_.required(root, "title", "the form"),
              .notice = values_.text(root, "notice")};
    form.since = static_cast<int>(values_.get<std::int64_t>(root, "since", "2019").value_or(0));
    form.until = static_cast<int>(values_.get<std::int64_t>(root, "until", "2020").value_or(0));
    values_.each_table(
        root, "table", [&](const auto& table) { form.tables.push_back(read_table(table)); });
    check_metrics_once(root, form);
    values_.each_table(
        root, "check", [&](const auto& table) { form.checks.push_back(read_check(table, form)); });
    return form;
}

TableForm
FormParser::read_table(const toml::table& table)
{
    values_.check_keys_of(table, table_keys);
    TableForm form{.id = values_.required(table, "id", "[[table]]"),
                   .section = values_.text(table, "section"),
                   .caption = values_.text(table, "caption"),
                   .corner = values_.texts(table, "corner"),
                   .columns_under = values_.texts(table, "columns_under"),
                   .bookmarks = values_.texts(table, "bookmark"),
                   .sheet = values_.text(table, "sheet")};
    form.match_cells =
        values_.word(table, "match_cells_by", match_cells).value_or(MatchCells::by_position);
    unit_ = values_.text(table, "unit");
    legal_ = values_.text(table, "legal");
    type_ = values_.word(table, "type", value_types);
    sign_ = values_.word(table, "sign", signs);

    form.furniture = folded(form.corner);
    for (const auto& label : folded(form.columns_under)) {
        form.furniture.push_back(label);
    }
    std::vector<RawEntry> rows;
    std::vector<RawEntry> columns;
    values_.each_table(
        table, "rows", [&](const auto& entry) { rows.push_back(read_entry(entry)); });
    values_.each_table(
        table, "columns", [&](const auto& entry) { columns.push_back(read_entry(entry)); });
    for (const auto& row : rows) {
        form.rows.add(row.axis);
        for (const auto& column : columns) {
            form.cells.push_back(cross(table, form, row, column));
        }
    }
    for (const auto& column : columns) {
        form.columns.add(column.axis);
    }
    if (form.cells.empty()) {
        values_.reject(
            table, "form-missing-key", {form.id, std::string(rows.empty() ? "rows" : "columns")});
    }
    return form;
}

RawEntry
FormParser::read_entry(const toml::table& table)
{
    values_.check_keys_of(table, entry_keys);
    if (table.get("label") == nullptr) {
        values_.reject(
            table, "form-missing-key", {std::string("rows, columns"), std::string("label")});
    }
    RawEntry entry{.key = values_.text(table, "key"),
                   .metric = values_.text(table, "metric"),
                   .applicant = values_.text(table, "applicant"),
                   .unit = values_.text(table, "unit"),
                   .english = values_.text(table, "en"),
                   .said = values_.texts(table, "said")};
    entry.type = values_.word(table, "type", value_types);
    entry.sign = values_.word(table, "sign", signs);
    entry.relation = values_.word(table, "relation", relations).value_or(Relation::same);
    entry.axis.printed = values_.texts(table, "label");
    entry.axis.folded = folded(entry.axis.printed);
    entry.axis.bare = bare(entry.axis.folded);
    entry.axis.also = folded(values_.texts(table, "also"));
    entry.axis.also_bare = bare(entry.axis.also);
    return entry;
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

FormCell
FormParser::cross(const toml::table& where,
                  const TableForm& form,
                  const RawEntry& row,
                  const RawEntry& column)
{
    FormCell cell{.metric = metric_of(row, column)};
    if (cell.metric.empty()) {
        values_.reject(
            where, "form-no-metric", {joined(row.axis.printed) + joined(column.axis.printed)});
    }
    const auto first = [](const std::string& a, const std::string& b) { return a.empty() ? b : a; };
    cell.applicant = first(column.applicant, row.applicant);
    cell.unit = first(first(column.unit, row.unit), unit_);
    cell.type = column.type.value_or(row.type.value_or(type_.value_or(ValueType::integer)));
    cell.sign = column.sign.value_or(row.sign.value_or(sign_.value_or(Sign::non_negative)));
    cell.relation = row.relation != Relation::same ? row.relation : column.relation;
    cell.english = row.english;
    if (!column.english.empty()) {
        cell.english += (row.english.empty() ? "" : ": ") + column.english;
    }
    cell.sheet = form.sheet;
    cell.legal = legal_;
    cell.said = row.said.empty() ? column.said : row.said;

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
        cell.applicant_label = joined(under);
    }
    cell.metric_label = joined(labels);
    return cell;
}

void
FormParser::check_metrics_once(const toml::table& root, const Form& form)
{
    std::set<std::pair<std::string_view, std::string_view>> met;
    for (const auto& table : form.tables) {
        for (const auto& cell : table.cells) {
            if (!met.emplace(cell.metric, cell.applicant).second) {
                values_.reject(root, "form-metric-twice", {cell.metric});
            }
        }
    }
}

bool
has_metric(const Form& form, std::string_view metric)
{
    return std::any_of(form.tables.begin(), form.tables.end(), [&](const TableForm& table) {
        return std::any_of(table.cells.begin(), table.cells.end(), [&](const FormCell& cell) {
            return cell.metric == metric;
        });
    });
}

Check
FormParser::read_check(const toml::table& table, const Form& form)
{
    values_.check_keys_of(table, check_keys);
    Check check{.code = values_.required(table, "code", "[[check]]"),
                .table = values_.text(table, "table")};
    check.source = values_.word(table, "source", sources).value_or(CheckSource::implied);
    check.per = values_.word(table, "per", runs_over).value_or(RunsOver::nothing);
    const auto* sides = table.get_as<toml::array>("equal");
    if (sides == nullptr || sides->size() != 2 || !sides->is_homogeneous(toml::node_type::array)) {
        values_.reject(
            table, "form-wrong-type", {std::string("equal"), std::string("[[...], [...]]")});
        return check;
    }
    check.left = read_terms(*sides->get(0)->as_array(), check, form);
    check.right = read_terms(*sides->get(1)->as_array(), check, form);
    return check;
}

std::vector<CheckTerm>
FormParser::read_terms(const toml::array& side, const Check& check, const Form& form)
{
    std::vector<CheckTerm> terms;
    for (const auto& node : side) {
        auto term = read_term(node, check);
        if (!term.metric.empty() && !has_metric(form, term.metric)) {
            values_.reject(node, "form-unknown-metric", {term.metric});
        }
        terms.push_back(std::move(term));
    }
    return terms;
}

CheckTerm
FormParser::read_term(const toml::node& node, const Check& check)
{
    CheckTerm term;
    if (const auto* name = node.as_string()) {
        (check.per == RunsOver::metrics ? term.applicant : term.metric) = name->get();
    } else if (const auto* table = node.as_table()) {
        values_.check_keys_of(*table, term_keys);
        term.metric = values_.text(*table, "metric");
        term.applicant = values_.text(*table, "applicant");
        term.year = static_cast<int>(values_.get<std::int64_t>(*table, "year", "-1").value_or(0));
    } else {
        values_.reject(
            node, "form-wrong-type", {std::string("equal"), std::string("\"...\", {...}")});
    }
    return term;
}

} // namespace

Axis::Axis(std::initializer_list<AxisEntry> all)
{
    for (const auto& entry : all) {
        add(entry);
    }
}

void
Axis::add(AxisEntry entry)
{
    const auto key = [](const std::vector<std::string>& labels) {
        return labels.empty() ? 0 : label_key(labels.back());
    };
    folded_keys.push_back(key(entry.folded));
    bare_keys.push_back(key(entry.bare));
    has_aliases.push_back(!entry.also.empty());
    entries.push_back(std::move(entry));
}

Result<Form>
parse_form(std::string_view text, std::string_view name)
{
    return FormParser(name).parse(text);
}

} // namespace nianbao
