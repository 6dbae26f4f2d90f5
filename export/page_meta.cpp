#include "export/page_meta.hpp"

#include "export/json_text.hpp"
#include "export/rule_words.hpp"

#include <initializer_list>
#include <utility>

namespace nianbao {

namespace {

constexpr std::string_view title_zh = "政府信息公开工作年度报告审核";
constexpr std::string_view title_en = "Review of annual reports on open government information";

using NamedNumbers = std::initializer_list<std::pair<std::string_view, std::uint64_t>>;

void
put_numbers(JsonText& json, std::string_view name, NamedNumbers numbers)
{
    json.key(name);
    json.open('{');
    for (const auto& [key, number] : numbers) {
        json.key(key);
        json.number(number);
    }
    json.close('}');
}

void
put_counts(JsonText& json, const Counts& counts)
{
    json.key("counts");
    json.open('{');
    for (const auto& [name, count] : count_names) {
        json.key(name);
        json.number(counts.*count);
    }
    json.close('}');
}

void
put_forms(JsonText& json, std::span<const Form> forms)
{
    json.key("forms");
    json.open('[');
    for (const auto& form : forms) {
        json.open('{');
        json.key("id");
        json.text(form.id);
        json.key("title");
        json.text(form.title);
        json.close('}');
    }
    json.close(']');
}

// Every code in words: {code: [zh, en]}.
template<typename Rules>
void
put_rules(JsonText& json, std::string_view name, const Rules& rules)
{
    json.key(name);
    json.open('{');
    for (const auto& rule : rules) {
        json.key(rule.code);
        json.open('[');
        json.text(rule_words(rule.zh));
        json.text(rule_words(rule.en));
        json.close(']');
    }
    json.close('}');
}

} // namespace

std::string
meta_json(const PageMeta& meta, const ProductPlan& plan, const PageColumns& columns)
{
    const bool is_chinese = plan.options.language == Language::zh;
    JsonText json;
    json.open('{');
    json.key("format");
    json.number(1);
    json.key("lang");
    json.text(is_chinese ? "zh" : "en");
    json.key("version");
    json.text(plan.version);
    json.key("title");
    json.text(is_chinese ? title_zh : title_en);
    put_counts(json, meta.counts);
    put_numbers(json,
                "blocks",
                {{"reports", meta.report_blocks},
                 {"findings", meta.finding_blocks},
                 {"figures", meta.figure_blocks},
                 {"tables", meta.table_blocks}});
    put_forms(json, plan.forms);
    put_rules(json, "rules", finding_rules());
    put_rules(json, "reasons", failure_rules());
    json.key("columns");
    columns.put(json);
    put_numbers(json,
                "left_out",
                {{"tables", meta.tables_left_out},
                 {"notes", meta.notes_left_out},
                 {"figures", meta.figures_left_out}});
    json.close('}');
    return std::string(json.document());
}

} // namespace nianbao
