#include "normalize/form_library.hpp"

#include "normalize/check_runs.hpp"
#include "normalize/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <unordered_map>

namespace nianbao {

namespace {

std::optional<Failure>
add_form(std::vector<Form>& forms, std::string_view text, std::string_view name)
{
    auto form = parse_form(text, name);
    if (!form) {
        return form.error();
    }
    const auto same_id = [&](const Form& known) { return known.id == form->id; };
    if (std::any_of(forms.begin(), forms.end(), same_id)) {
        return Failure{"form-id-twice", {form->id}, std::string(name), form->line};
    }
    forms.push_back(std::move(*form));
    return std::nullopt;
}

void
index_label(LabelIndex& index, const std::string& label, std::uint16_t table)
{
    if (label.empty()) {
        return;
    }
    auto& numbers = index[label];
    if (numbers.empty() || numbers.back() != table) {
        numbers.push_back(table);
    }
}

void
index_labels(LabelIndex& index, const std::vector<std::string>& labels, std::uint16_t table)
{
    for (const auto& label : labels) {
        index_label(index, label, table);
    }
}

bool
same_columns(const TableForm& a, const TableForm& b)
{
    return a.match_cells == b.match_cells && a.unit_column == b.unit_column &&
           a.open_rows == b.open_rows && a.open_columns == b.open_columns &&
           (a.open_columns.empty() || a.furniture == b.furniture) &&
           std::equal(a.columns.entries.begin(),
                      a.columns.entries.end(),
                      b.columns.entries.begin(),
                      b.columns.entries.end(),
                      [](const AxisEntry& one, const AxisEntry& other) {
                          return one.folded == other.folded && one.also == other.also;
                      });
}

std::uint16_t
columns_like(std::span<const KnownTable> known, const TableForm& table, std::uint16_t number)
{
    const auto found = std::find_if(known.begin(), known.end(), [&](const KnownTable& other) {
        return same_columns(*other.table, table);
    });
    return found == known.end() ? number : static_cast<std::uint16_t>(found - known.begin());
}

// Gives every figure a number of its own, shared by the forms that print it.
std::uint32_t
number_figures(std::vector<Form>& forms)
{
    std::map<std::array<std::string_view, 3>, std::uint32_t> numbers;
    for (auto& form : forms) {
        for (auto& table : form.tables) {
            for (auto& cell : table.cells) {
                if (!cell.has_figure()) {
                    continue;
                }
                const auto next = static_cast<std::uint32_t>(numbers.size());
                cell.figure =
                    numbers
                        .emplace(
                            std::array<std::string_view, 3>{cell.metric, cell.applicant, cell.item},
                            next)
                        .first->second;
            }
        }
    }
    return static_cast<std::uint32_t>(numbers.size());
}

// To a list joined by '|', in which it could only be the last; false where it is.
bool
add_once(std::string& list, std::string_view word)
{
    if (list == word || list.ends_with(fmt::format("|{}", word))) {
        return false;
    }
    list += fmt::format("{}{}", list.empty() ? "" : "|", word);
    return true;
}

// What one cell of a form says of its metric.
void
describe(Metric& metric, const Form& form, const FormCell& cell)
{
    if (add_once(metric.forms, form.id)) { // further cells are other applicants and items
        metric.label = cell.metric_label;
        metric.english = cell.english;
        metric.unit = cell.unit;
        metric.legal = cell.legal;
    }
    if (cell.relation != Relation::same) {
        metric.relation = std::max(metric.relation, cell.relation);
        add_once(metric.loose_forms, form.id);
    }
    for (const auto& related : cell.related) {
        add_once(metric.related, related);
    }
}

} // namespace

FormLibrary::FormLibrary(std::vector<Form> known) : forms(std::move(known))
{
    figures = number_figures(forms);
    for (const auto& form : forms) {
        checks.push_back(check_runs(form));
        year_checks.push_back(year_runs(form));
        vocabularies.push_back(vocabulary_of(form));
    }
    for (const auto& form : forms) {
        for (const auto& table : form.tables) {
            const auto number = static_cast<std::uint16_t>(tables.size());
            tables.push_back({&form, &table, columns_like(tables, table, number)});
            for (const auto& column : table.columns.entries) {
                for (const auto* labels :
                     {&column.folded, &column.bare, &column.also, &column.also_bare}) {
                    index_labels(headers, *labels, number);
                }
            }
            for (const auto& label : table.columns_under) {
                index_label(headers, fold_label(label), number);
            }
            index_label(captions, fold_label(table.caption), number);
        }
    }
}

Result<std::string>
read_form_file(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        return fail("form-unreadable", {path.string(), std::string(std::strerror(EISDIR))});
    }
    std::ifstream file(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open() || file.bad()) {
        return fail("form-unreadable", {path.string(), std::string(std::strerror(errno))});
    }
    return text;
}

std::vector<const Form*>
forms_named(const FormLibrary& library, std::string_view ids)
{
    std::vector<const Form*> named;
    while (!ids.empty()) {
        const auto id = ids.substr(0, ids.find_first_of("|;"));
        ids.remove_prefix(std::min(ids.size(), id.size() + 1));
        for (const auto& form : library.forms) {
            if (form.id == id) {
                named.push_back(&form);
            }
        }
    }
    return named;
}

Result<FormLibrary>
load_forms(std::span<const std::filesystem::path> files)
{
    std::vector<Form> forms;
    for (const auto& embedded : embedded_forms()) {
        if (auto failure = add_form(forms, embedded.text, embedded.name)) {
            return tl::unexpected(*failure);
        }
    }
    for (const auto& path : files) {
        const auto text = read_form_file(path);
        if (!text) {
            return tl::unexpected(text.error());
        }
        if (auto failure = add_form(forms, *text, path.string())) {
            return tl::unexpected(*failure);
        }
    }
    return FormLibrary(std::move(forms));
}

std::vector<Metric>
metric_dictionary(std::span<const Form> forms)
{
    std::vector<Metric> metrics;
    std::unordered_map<std::string_view, std::size_t> at;
    const auto add = [&](const Form& form, const FormCell& cell) {
        const auto [found, is_new] = at.emplace(cell.metric, metrics.size());
        if (is_new) {
            metrics.push_back({.id = cell.metric});
        }
        describe(metrics[found->second], form, cell);
    };
    for (const auto& form : forms) {
        for (const auto& table : form.tables) {
            for (const auto& cell : table.cells) {
                if (cell.has_figure()) {
                    add(form, cell);
                }
            }
        }
    }
    return metrics;
}

} // namespace nianbao
