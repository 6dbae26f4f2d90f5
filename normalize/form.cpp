#include "normalize/form.hpp"

#include "normalize/edit_distance.hpp"
#include "normalize/text.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <set>
#include <span>

namespace nianbao {

namespace {

using Keys = std::span<const std::string_view>;

constexpr std::string_view form_keys[] = {
    "id", "title", "notice", "since", "until", "table", "check"};
constexpr std::string_view table_keys[] = {"id",
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
constexpr std::string_view entry_keys[] = {"label",
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
constexpr std::string_view check_keys[] = {"code", "source", "per", "table", "equal"};
constexpr std::string_view term_keys[] = {"metric", "applicant", "year"};

template<typename Value>
struct Word
{
    std::string_view word;
    Value value;
};

constexpr Word<ValueType> value_types[] = {
    {"integer", ValueType::integer}, {"decimal", ValueType::decimal}, {"money", ValueType::money}};
constexpr Word<Sign> signs[] = {{"non_negative", Sign::non_negative}, {"any", Sign::any}};
constexpr Word<Relation> relations[] = {
    {"same", Relation::same}, {"close", Relation::close}, {"part_of", Relation::part_of}};
constexpr Word<CheckSource> sources[] = {{"official", CheckSource::official},
                                         {"implied", CheckSource::implied},
                                         {"soft", CheckSource::soft}};
constexpr Word<RunsOver> runs_over[] = {{"applicant", RunsOver::applicants},
                                        {"metric", RunsOver::metrics}};
constexpr Word<MatchCells> match_cells[] = {{"position", MatchCells::by_position},
                                            {"order", MatchCells::by_order}};

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
folded(const std::vector<std::string>& labels)
{
    std::vector<std::string> all;
    for (const auto& label : labels) {
        all.push_back(fold_label(label));
    }
    return all;
}

std::vector<std::string>
bare(const std::vector<std::string>& labels)
{
    std::vector<std::string> all;
    for (const auto& label : labels) {
        all.push_back(bare_label(label));
    }
    return all;
}

// Reads one file; the first thing that is wrong is kept and ends the reading.
class FormParser
{
public:
    explicit FormParser(std::string_view name) : name_(name) {}

    Result<Form> parse(std::string_view text)
    {
        const auto root = parse_toml(text);
        if (!root) {
            return tl::unexpected(root.error());
        }
        Form form = read_form(*root);
        if (failure_) {
            return tl::unexpected(*failure_);
        }
        return form;
    }

private:
    [[nodiscard]] Result<toml::table> parse_toml(std::string_view text) const
    {
        try {
            return toml::parse(text);
        } catch (const toml::parse_error& error) {
            return fail("form-syntax",
                        {std::string(error.description())},
                        name_,
                        static_cast<std::uint32_t>(error.source().begin.line));
        }
    }

    void reject(const toml::node& node, std::string code, std::vector<Argument> arguments)
    {
        if (!failure_) {
            failure_ = Failure{std::move(code),
                               std::move(arguments),
                               name_,
                               static_cast<std::uint32_t>(node.source().begin.line)};
        }
    }

    void check_keys_of(const toml::table& table, Keys known)
    {
        for (const auto& [key, node] : table) {
            if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
                reject(node,
                       "form-unknown-key",
                       {std::string(key.str()), std::string(nearest(key.str(), known))});
            }
        }
    }

    template<typename T>
    std::optional<T> get(const toml::table& table, std::string_view key, std::string_view kind)
    {
        const auto* node = table.get(key);
        if (node == nullptr) {
            return std::nullopt;
        }
        const auto value = node->value_exact<T>();
        if (!value) {
            reject(*node, "form-wrong-type", {std::string(key), std::string(kind)});
        }
        return value;
    }

    std::string text(const toml::table& table, std::string_view key)
    {
        return get<std::string>(table, key, "\"...\"").value_or("");
    }

    std::string required(const toml::table& table, std::string_view key, std::string_view where)
    {
        if (table.get(key) == nullptr) {
            reject(table, "form-missing-key", {std::string(where), std::string(key)});
        }
        return text(table, key);
    }

    std::vector<std::string> texts(const toml::table& table, std::string_view key)
    {
        std::vector<std::string> all;
        const auto* node = table.get(key);
        if (node == nullptr) {
            return all;
        }
        const auto* list = node->as_array();
        if (list == nullptr || !(list->empty() || list->is_homogeneous(toml::node_type::string))) {
            reject(*node, "form-wrong-type", {std::string(key), std::string("[\"...\"]")});
            return all;
        }
        for (const auto& item : *list) {
            all.push_back(item.value_or(std::string()));
        }
        return all;
    }

    template<typename Value, std::size_t N>
    std::optional<Value>
    word(const toml::table& table, std::string_view key, const Word<Value> (&known)[N])
    {
        const auto value = text(table, key);
        if (value.empty()) {
            return std::nullopt;
        }
        std::vector<std::string_view> allowed;
        for (const auto& [name, meaning] : known) {
            if (name == value) {
                return meaning;
            }
            allowed.push_back(name);
        }
        reject(*table.get(key),
               "form-bad-value",
               {std::string(key), value, fmt::format("{}", fmt::join(allowed, ", "))});
        return std::nullopt;
    }

    // The tables of an array, whether written [[key]] or key = [{...}].
    template<typename Take>
    void each_table(const toml::table& table, std::string_view key, Take take)
    {
        const auto* node = table.get(key);
        if (node == nullptr) {
            return;
        }
        const auto* list = node->as_array();
        if (list == nullptr || !(list->empty() || list->is_array_of_tables())) {
            reject(*node, "form-wrong-type", {std::string(key), std::string("[{...}]")});
            return;
        }
        for (const auto& item : *list) {
            take(*item.as_table());
        }
    }

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

    std::string name_;
    std::optional<Failure> failure_;
    // defaults of the table being read
    std::string unit_, legal_;
    std::optional<ValueType> type_;
    std::optional<Sign> sign_;
};

Form
FormParser::read_form(const toml::table& root)
{
    check_keys_of(root, form_keys);
    Form form{.id = required(root, "id", "the form"),
              .title = required(root, "title", "the form"),
              .notice = text(root, "notice")};
    form.since = static_cast<int>(get<std::int64_t>(root, "since", "2019").value_or(0));
    form.until = static_cast<int>(get<std::int64_t>(root, "until", "2020").value_or(0));
    each_table(root, "table", [&](const auto& table) { form.tables.push_back(read_table(table)); });
    check_metrics_once(root, form);
    each_table(
        root, "check", [&](const auto& table) { form.checks.push_back(read_check(table, form)); });
    return form;
}

TableForm
FormParser::read_table(const toml::table& table)
{
    check_keys_of(table, table_keys);
    TableForm form{.id = required(table, "id", "[[table]]"),
                   .section = text(table, "section"),
                   .caption = text(table, "caption"),
                   .corner = texts(table, "corner"),
                   .columns_under = texts(table, "columns_under"),
                   .bookmarks = texts(table, "bookmark"),
                   .sheet = text(table, "sheet")};
    form.match_cells = word(table, "match_cells_by", match_cells).value_or(MatchCells::by_position);
    unit_ = text(table, "unit");
    legal_ = text(table, "legal");
    type_ = word(table, "type", value_types);
    sign_ = word(table, "sign", signs);

    form.furniture = folded(form.corner);
    for (const auto& label : folded(form.columns_under)) {
        form.furniture.push_back(label);
    }
    std::vector<RawEntry> rows;
    std::vector<RawEntry> columns;
    each_table(table, "rows", [&](const auto& entry) { rows.push_back(read_entry(entry)); });
    each_table(table, "columns", [&](const auto& entry) { columns.push_back(read_entry(entry)); });
    for (const auto& row : rows) {
        form.rows.push_back(row.axis);
        for (const auto& column : columns) {
            form.cells.push_back(cross(table, form, row, column));
        }
    }
    for (const auto& column : columns) {
        form.columns.push_back(column.axis);
    }
    if (form.cells.empty()) {
        reject(
            table, "form-missing-key", {form.id, std::string(rows.empty() ? "rows" : "columns")});
    }
    return form;
}

RawEntry
FormParser::read_entry(const toml::table& table)
{
    check_keys_of(table, entry_keys);
    if (table.get("label") == nullptr) {
        reject(table, "form-missing-key", {std::string("rows, columns"), std::string("label")});
    }
    RawEntry entry{.key = text(table, "key"),
                   .metric = text(table, "metric"),
                   .applicant = text(table, "applicant"),
                   .unit = text(table, "unit"),
                   .english = text(table, "en"),
                   .said = texts(table, "said")};
    entry.type = word(table, "type", value_types);
    entry.sign = word(table, "sign", signs);
    entry.relation = word(table, "relation", relations).value_or(Relation::same);
    entry.axis.printed = texts(table, "label");
    entry.axis.folded = folded(entry.axis.printed);
    entry.axis.bare = bare(entry.axis.folded);
    entry.axis.also = folded(texts(table, "also"));
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
        reject(where, "form-no-metric", {joined(row.axis.printed) + joined(column.axis.printed)});
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
                reject(root, "form-metric-twice", {cell.metric});
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
    check_keys_of(table, check_keys);
    Check check{.code = required(table, "code", "[[check]]"), .table = text(table, "table")};
    check.source = word(table, "source", sources).value_or(CheckSource::implied);
    check.per = word(table, "per", runs_over).value_or(RunsOver::nothing);
    const auto* sides = table.get_as<toml::array>("equal");
    if (sides == nullptr || sides->size() != 2 || !sides->is_homogeneous(toml::node_type::array)) {
        reject(table, "form-wrong-type", {std::string("equal"), std::string("[[...], [...]]")});
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
            reject(node, "form-unknown-metric", {term.metric});
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
        check_keys_of(*table, term_keys);
        term.metric = text(*table, "metric");
        term.applicant = text(*table, "applicant");
        term.year = static_cast<int>(get<std::int64_t>(*table, "year", "-1").value_or(0));
    } else {
        reject(node, "form-wrong-type", {std::string("equal"), std::string("\"...\", {...}")});
    }
    return term;
}

} // namespace

Result<Form>
parse_form(std::string_view text, std::string_view name)
{
    return FormParser(name).parse(text);
}

} // namespace nianbao
