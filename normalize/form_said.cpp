#include "normalize/form_said.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace nianbao {

namespace {

constexpr std::array<std::string_view, 10> said_keys{
    "metric", "sum", "phrases", "none", "about", "applicants", "part_of", "unless", "unit", "type"};
constexpr std::array<std::string_view, 3> section_keys{"title", "words", "needs_text"};

constexpr auto value_types = std::to_array<Word<ValueType>>({{"integer", ValueType::integer},
                                                             {"decimal", ValueType::decimal},
                                                             {"money", ValueType::money}});

// A list that must be there with something in it.
std::vector<std::string>
required_texts(TomlValues& values,
               const toml::table& table,
               std::string_view key,
               std::string_view where)
{
    auto all = values.texts(table, key);
    const auto* node = table.get(key);
    if (node == nullptr) {
        values.lacking(table, where, key, fmt::format("{} = [\"...\"]", key));
    } else if (node->is_array() && node->as_array()->empty()) {
        values.reject(*node, "form-empty-value", {std::string(key)});
    }
    return all;
}

SaidSum
read_sum(TomlValues& values, const toml::table& table)
{
    values.check_keys_of(table, said_keys);
    return {.metric = values.required(table, "metric", "[[said]]"),
            .sum = values.texts(table, "sum"),
            .phrases = required_texts(values, table, "phrases", "[[said]]"),
            .none = values.texts(table, "none"),
            .about = values.texts(table, "about"),
            .applicants = values.texts(table, "applicants"),
            .part_of = values.texts(table, "part_of"),
            .unless = values.texts(table, "unless"),
            .unit = values.required(table, "unit", "[[said]]"),
            .type = values.word(table, "type", value_types).value_or(ValueType::integer),
            .line = TomlValues::line_of(table)};
}

FormSection
read_section(TomlValues& values, const toml::table& table)
{
    values.check_keys_of(table, section_keys);
    return {.title = values.required(table, "title", "[[section]]"),
            .words = required_texts(values, table, "words", "[[section]]"),
            .needs_text = values.get<bool>(table, "needs_text", "true").value_or(false)};
}

std::vector<std::string_view>
metrics_of(const Form& form)
{
    std::vector<std::string_view> metrics;
    for (const auto& table : form.tables) {
        for (const auto& cell : table.cells) {
            if (cell.has_figure()) {
                metrics.push_back(cell.metric);
            }
        }
    }
    return metrics;
}

void
check_sum(TomlValues& values, const toml::table& table, const SaidSum& said, const Form& form)
{
    const auto metrics = metrics_of(form);
    for (const auto& metric : said.sum) {
        if (std::find(metrics.begin(), metrics.end(), metric) == metrics.end()) {
            values.reject(*table.get("sum"),
                          "form-said-metric",
                          {metric, std::string(nearest(metric, metrics))});
        }
    }
}

// What sentences may state with a figure of its own.
std::vector<std::string_view>
said_metrics_of(const Form& form)
{
    std::vector<std::string_view> metrics;
    for (const auto& table : form.tables) {
        for (const auto& cell : table.cells) {
            if (cell.has_figure() && !cell.said.empty()) {
                metrics.push_back(cell.metric);
            }
        }
    }
    for (const auto& said : form.said) {
        if (said.part_of.empty()) {
            metrics.push_back(said.metric);
        }
    }
    return metrics;
}

void
check_part_of(TomlValues& values,
              const toml::table& table,
              std::span<const std::string_view> metrics)
{
    for (const auto& whole : values.texts(table, "part_of")) {
        if (std::find(metrics.begin(), metrics.end(), whole) == metrics.end()) {
            values.reject(*table.get("part_of"),
                          "form-said-part",
                          {whole, std::string(nearest(whole, metrics))});
        }
    }
}

} // namespace

void
read_said(TomlValues& values, const toml::table& root, Form& form, Tables tables)
{
    values.each_table(root, "said", [&](const auto& table) {
        form.said.push_back(read_sum(values, table));
        if (tables == Tables::sound) {
            check_sum(values, table, form.said.back(), form);
        }
    });
    if (const auto metrics = said_metrics_of(form); tables == Tables::sound) {
        values.each_table(
            root, "said", [&](const auto& table) { check_part_of(values, table, metrics); });
    }
    values.each_table(root, "section", [&](const auto& table) {
        form.sections.push_back(read_section(values, table));
    });
}

} // namespace nianbao
