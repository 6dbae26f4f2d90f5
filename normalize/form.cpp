#include "normalize/form.hpp"

#include "normalize/form_said.hpp"
#include "normalize/form_sums.hpp"
#include "normalize/form_tables.hpp"

#include <array>
#include <charconv>
#include <map>
#include <utility>

namespace nianbao {

namespace {

constexpr std::array<std::string_view, 12> form_keys{"id",
                                                     "title",
                                                     "notice",
                                                     "since",
                                                     "until",
                                                     "period",
                                                     "due",
                                                     "due_of_governments",
                                                     "table",
                                                     "check",
                                                     "said",
                                                     "section"};

constexpr auto reporting_years = std::to_array<Word<ReportingYear>>(
    {{"calendar", ReportingYear::calendar}, {"academic", ReportingYear::academic}});

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
    [[nodiscard]] DueDay read_due_day(const toml::table& root, std::string_view key);
    [[nodiscard]] Tables read_tables(const toml::table& root, Form& form);
    void check_table_ids(const toml::table& root, const Form& form);

    TomlValues values_;
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
    form.period = values_.word(root, "period", reporting_years).value_or(ReportingYear::calendar);
    form.due = read_due_day(root, "due");
    form.due_of_governments = read_due_day(root, "due_of_governments");
    const auto tables = read_tables(root, form);
    check_table_ids(root, form);
    CheckReader checks(values_, form, tables);
    values_.each_table(
        root, "check", [&](const auto& table) { form.checks.push_back(checks.read(table)); });
    read_said(values_, root, form, tables);
    return form;
}

// "01-31"
DueDay
FormParser::read_due_day(const toml::table& root, std::string_view key)
{
    const auto text = values_.text(root, key);
    DueDay due;
    const auto* end = text.data() + text.size();
    const auto month = std::from_chars(text.data(), end, due.month);
    const bool has_day = month.ptr != end && *month.ptr == '-';
    const auto day = std::from_chars(month.ptr + (has_day ? 1 : 0), end, due.day);
    const bool sound = has_day && day.ptr == end && due.month >= 1 && due.month <= 12 &&
                       due.day >= 1 && due.day <= 31;
    if (!text.empty() && !sound) {
        values_.reject(
            *root.get(key), "form-wrong-type", {std::string(key), std::string("\"01-31\"")});
    }
    return sound ? due : DueDay();
}

Tables
FormParser::read_tables(const toml::table& root, Form& form)
{
    const auto* list = root.get("table");
    if (list == nullptr || (list->is_array() && list->as_array()->empty())) {
        values_.lacking(root, "form", "table", "[[table]]");
    }
    const auto before = values_.mistakes().size();
    TableReader tables(values_);
    values_.each_table(
        root, "table", [&](const auto& table) { form.tables.push_back(tables.read(table)); });
    const bool sound = values_.mistakes().size() == before && !form.tables.empty();
    return sound ? Tables::sound : Tables::unsound;
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
