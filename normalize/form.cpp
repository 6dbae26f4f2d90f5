#include "normalize/form.hpp"

#include "normalize/text.hpp"
#include "normalize/toml_values.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

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
    const toml::table* source = nullptr;
    bool sound = true; // nothing wrong with itself, so that what it lacks is a mistake of its own
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

// Not written, or an empty list.
bool
is_absent(const toml::table& table, std::string_view key)
{
    const auto* node = table.get(key);
    return node == nullptr || (node->is_array() && node->as_array()->empty());
}

// Builds one form out of its file.
class FormParser
{
public:
    explicit FormParser(std::string_view name) : values_(name) {}

    FormReading parse(std::string_view text)
    {
        const auto root = values_.parse(text);
        if (!root) {
            return {{}, {root.error()}};
        }
        auto form = read_form(*root);
        return {std::move(form), values_.mistakes()};
    }

private:
    Form read_form(const toml::table& root);
    TableForm read_table(const toml::table& table);
    RawEntry read_entry(const toml::table& table);
    void check_axis(const toml::table& table, std::string_view key);
    void check_table_ids(const toml::table& root, const Form& form);
    FormCell cross(const TableForm& form, const RawEntry& row, const RawEntry& column);
    void check_metric(const FormCell& cell, const RawEntry& row, const RawEntry& column);
    void check_once(const FormCell& cell, const RawEntry& row, const RawEntry& column);
    void reject_once(const toml::node& node, std::string code, std::vector<Argument> arguments);
    Check read_check(const toml::table& table, const Form& form);
    void check_table_of(const toml::table& table, const Check& check, const Form& form);
    std::vector<CheckTerm>
    read_terms(const toml::array& side, const Check& check, const Form& form);
    CheckTerm read_term(const toml::node& node, const Check& check);
    void
    check_term(const toml::node& node, const CheckTerm& term, const Check& check, const Form& form);

    // Where a figure was met first.
    struct Met
    {
        const toml::table* row = nullptr;
        const toml::table* column = nullptr;
    };

    TomlValues values_;
    std::map<std::pair<std::string, std::string>, Met> met_; // by metric and applicant
    std::set<const toml::node*> told_;                       // rows and columns
    bool tables_sound_ = true; // checks can tell which figures there are
    // defaults of the table being read
    std::string unit_, legal_;
    std::optional<ValueType> type_;
    std::optional<Sign> sign_;
};

Form
FormParser::read_form(const toml::table& root)
{
    values_.check_keys_of(root, form_keys);
    Form form{.id = values_.required(root, "id", "form"),
              .title = values_.required(root, "title", "form"),
              .notice = values_.text(root, "notice")};
    form.line = TomlValues::line_of(root.get("id") != nullptr ? *root.get("id") : root);
    form.since = static_cast<int>(values_.get<std::int64_t>(root, "since", "2019").value_or(0));
    form.until = static_cast<int>(values_.get<std::int64_t>(root, "until", "2020").value_or(0));
    if (is_absent(root, "table")) {
        values_.lacking(root, "form", "table", "[[table]]");
    }
    const auto before = values_.mistakes().size();
    values_.each_table(
        root, "table", [&](const auto& table) { form.tables.push_back(read_table(table)); });
    tables_sound_ = values_.mistakes().size() == before && !form.tables.empty();
    check_table_ids(root, form);
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
    form.line = TomlValues::line_of(table);
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
            form.cells.push_back(cross(form, row, column));
        }
    }
    for (const auto& column : columns) {
        form.columns.add(column.axis);
    }
    check_axis(table, "rows");
    check_axis(table, "columns");
    return form;
}

// What is there and no list of tables is told already.
void
FormParser::check_axis(const toml::table& table, std::string_view key)
{
    if (is_absent(table, key)) {
        values_.lacking(table, "[[table]]", key, fmt::format("{} = [{{...}}]", key));
    }
}

void
FormParser::check_table_ids(const toml::table& root, const Form& form)
{
    std::map<std::string_view, std::uint32_t> met;
    const auto* tables = root.get_as<toml::array>("table");
    for (std::size_t i = 0; i < form.tables.size(); ++i) {
        const auto& table = form.tables[i];
        const auto [first, is_new] = met.emplace(table.id, table.line);
        if (!is_new && !table.id.empty()) {
            values_.reject(
                *tables->get(i), "form-table-twice", {table.id, std::int64_t{first->second}});
        }
    }
}

RawEntry
FormParser::read_entry(const toml::table& table)
{
    const auto before = values_.mistakes().size();
    values_.check_keys_of(table, entry_keys);
    if (table.get("label") == nullptr) {
        values_.lacking(table, "rows, columns", "label", "label = [\"...\"]");
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
    entry.axis.line = TomlValues::line_of(table);
    entry.source = &table;
    entry.sound = values_.mistakes().size() == before;
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
FormParser::cross(const TableForm& form, const RawEntry& row, const RawEntry& column)
{
    FormCell cell{.metric = metric_of(row, column)};
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
    check_metric(cell, row, column);
    return cell;
}

void
FormParser::reject_once(const toml::node& node, std::string code, std::vector<Argument> arguments)
{
    if (told_.insert(&node).second) {
        values_.reject(node, std::move(code), std::move(arguments));
    }
}

// Every figure has a metric.
void
FormParser::check_metric(const FormCell& cell, const RawEntry& row, const RawEntry& column)
{
    if (!row.sound || !column.sound) {
        return;
    }
    if (!cell.metric.empty()) {
        check_once(cell, row, column);
    } else if (!row.metric.empty()) {
        reject_once(*column.source, "form-no-key", {joined(column.axis.printed), row.metric});
    } else {
        const auto& labelled = row.axis.printed.empty() ? column : row;
        reject_once(*row.source, "form-no-metric", {joined(labelled.axis.printed)});
    }
}

// No two figures have the same metric and applicant.
void
FormParser::check_once(const FormCell& cell, const RawEntry& row, const RawEntry& column)
{
    const auto [first, is_new] =
        met_.emplace(std::pair(cell.metric, cell.applicant), Met{row.source, column.source});
    if (is_new) {
        return;
    }
    const bool same_row = first->second.row == row.source;
    const auto& known = same_row ? *first->second.column : *first->second.row;
    reject_once(same_row ? *column.source : *row.source,
                "form-metric-twice",
                {cell.applicant.empty() ? cell.metric : cell.metric + " / " + cell.applicant,
                 std::int64_t{TomlValues::line_of(known)}});
}

// What the form's cells, or those of one table, have of a name: metrics or applicants.
std::vector<std::string_view>
names_of(const Form& form, std::string_view table, std::string FormCell::*name)
{
    std::vector<std::string_view> names;
    for (const auto& one : form.tables) {
        for (const auto& cell : one.cells) {
            if ((table.empty() || one.id == table) && !(cell.*name).empty()) {
                names.push_back(cell.*name);
            }
        }
    }
    return names;
}

bool
among(std::string_view word, std::span<const std::string_view> known)
{
    return std::find(known.begin(), known.end(), word) != known.end();
}

Check
FormParser::read_check(const toml::table& table, const Form& form)
{
    values_.check_keys_of(table, check_keys);
    Check check{.code = values_.required(table, "code", "[[check]]"),
                .table = values_.text(table, "table")};
    check.line = TomlValues::line_of(table);
    check.source = values_.word(table, "source", sources).value_or(CheckSource::implied);
    check.per = values_.word(table, "per", runs_over).value_or(RunsOver::nothing);
    check_table_of(table, check, form);
    const auto* equal = table.get("equal");
    if (equal == nullptr) {
        values_.lacking(table, "[[check]]", "equal", "equal = [[...], [...]]");
        return check;
    }
    const auto* sides = equal->as_array();
    if (sides == nullptr || sides->size() != 2 || !sides->is_homogeneous(toml::node_type::array) ||
        sides->get(0)->as_array()->empty() || sides->get(1)->as_array()->empty()) {
        values_.reject(
            *equal, "form-wrong-type", {std::string("equal"), std::string("[[...], [...]]")});
        return check;
    }
    check.left = read_terms(*sides->get(0)->as_array(), check, form);
    check.right = read_terms(*sides->get(1)->as_array(), check, form);
    return check;
}

void
FormParser::check_table_of(const toml::table& table, const Check& check, const Form& form)
{
    if (check.per == RunsOver::metrics && table.get("table") == nullptr) {
        values_.lacking(table, "per = \"metric\"", "table", "table = \"...\"");
    }
    std::vector<std::string_view> ids;
    for (const auto& one : form.tables) {
        ids.push_back(one.id);
    }
    if (!check.table.empty() && tables_sound_ && !among(check.table, ids)) {
        values_.reject(*table.get("table"),
                       "form-unknown-table",
                       {check.table, std::string(nearest(check.table, ids))});
    }
}

std::vector<CheckTerm>
FormParser::read_terms(const toml::array& side, const Check& check, const Form& form)
{
    std::vector<CheckTerm> terms;
    for (const auto& node : side) {
        auto term = read_term(node, check);
        if (tables_sound_) {
            check_term(node, term, check, form);
        }
        terms.push_back(std::move(term));
    }
    return terms;
}

// A term names figures that the form has.
void
FormParser::check_term(const toml::node& node,
                       const CheckTerm& term,
                       const Check& check,
                       const Form& form)
{
    const auto metrics = names_of(form, "", &FormCell::metric);
    if (!term.metric.empty() && !among(term.metric, metrics)) {
        values_.reject(
            node, "form-unknown-metric", {term.metric, std::string(nearest(term.metric, metrics))});
    }
    const auto applicants = names_of(form, check.table, &FormCell::applicant);
    const auto ids = names_of(form, check.table, &FormCell::metric);
    if (!term.applicant.empty() && !ids.empty() && !among(term.applicant, applicants)) {
        values_.reject(node,
                       "form-unknown-applicant",
                       {term.applicant, std::string(nearest(term.applicant, applicants))});
    }
}

CheckTerm
FormParser::read_term(const toml::node& node, const Check& check)
{
    CheckTerm term;
    if (const auto* name = node.as_string()) {
        (check.per == RunsOver::metrics ? term.applicant : term.metric) = name->get();
    } else if (const auto* table = node.as_table()) {
        values_.check_keys_of(*table, term_keys);
        if (table->get("metric") == nullptr && table->get("applicant") == nullptr) {
            const std::string_view key = check.per == RunsOver::metrics ? "applicant" : "metric";
            values_.lacking(*table, "equal", key, fmt::format("{} = \"...\"", key));
        }
        term.metric = values_.text(*table, "metric");
        term.applicant = values_.text(*table, "applicant");
        term.year = static_cast<int>(values_.get<std::int64_t>(*table, "year", "-1").value_or(0));
    } else {
        values_.reject(node,
                       "form-wrong-type",
                       {std::string("equal"), std::string("[[\"...\", {...}], [...]]")});
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

FormReading
read_form(std::string_view text, std::string_view name)
{
    return FormParser(name).parse(text);
}

Result<Form>
parse_form(std::string_view text, std::string_view name)
{
    auto reading = read_form(text, name);
    if (!reading.mistakes.empty()) {
        return tl::unexpected(std::move(reading.mistakes.front()));
    }
    return std::move(reading.form);
}

} // namespace nianbao
