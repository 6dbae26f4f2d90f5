#include "batch/forms_command.hpp"

#include "batch/forms_check.hpp"
#include "batch/forms_codes.hpp"
#include "batch/forms_try.hpp"
#include "batch/text_columns.hpp"
#include "normalize/form_library.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <vector>

namespace nianbao {

namespace {

// clang-format off
constexpr std::array list_heading{
    Wording{"编号",   "id"},
    Wording{"年度",   "years"},
    Wording{"表",     "tables"},
    Wording{"单元格", "cells"},
    Wording{"文号",   "notice"},
    Wording{"题名",   "title"},
};
constexpr Wording columns{       "各列：",          "columns:"};
constexpr Wording checks{        "校验：",          "checks:"};
constexpr Wording each_applicant{"，逐类申请人",    ", for each applicant"};
constexpr std::array below{ // by PlaceLevel
    Wording{"（省级以下）",   " below provinces"},
    Wording{"（设区的市、自治州以下）", " below prefectures"},
    Wording{"（县级以下）",   " below counties"},
};
constexpr Wording each_metric{   "，逐行",          ", for each metric"};
constexpr Wording official{      "表上印明",        "printed on the form"};
constexpr Wording implied{       "由表式推出",      "implied by the form"};
constexpr Wording soft{          "供参考",          "a hint"};
constexpr Wording year_off{      "（相对年度 {}）", " (year {:+})"};
constexpr Wording as_printed{    "金额，单位照印",  "money, in the unit printed"};
constexpr Wording as_text{       "文字",            "text"};
constexpr Wording unconfirmed{   "（措辞未证实）",  "(wording not confirmed)"};
constexpr Wording partly{        "（措辞部分证实）", "(wording partly confirmed)"};
constexpr Wording open_rows{     "    各行由文件印出，item = {}\n", "    rows: as each document prints them, item = {}\n"};
constexpr Wording optional_column{"    也可能有列“{}”，item = {}\n", "    some print a column '{}', item = {}\n"};
constexpr Wording open_columns{  "    列下另有分列时，item = {}\n", "    columns: each once more for every label below it, item = {}\n"};
// clang-format on

std::string
years_of(const Form& form)
{
    const auto year = [](int one) { return one == 0 ? std::string() : std::to_string(one); };
    const bool none = form.since == 0 && form.until == 0;
    return none ? "" : fmt::format("{}-{}", year(form.since), year(form.until));
}

std::string
unit_of(const FormCell& cell, Language language)
{
    if (cell.type == ValueType::text) {
        return std::string(as_text.in(language));
    }
    return cell.unit.empty() && cell.type == ValueType::money ? std::string(as_printed.in(language))
                                                              : cell.unit;
}

std::string
joined(const Texts& labels)
{
    return fmt::format("{}", fmt::join(labels, " / "));
}

std::span<const FormCell>
cells_in_row(const TableForm& table, std::size_t row)
{
    return std::span(table.cells).subspan(row * table.columns.size(), table.columns.size());
}

// One metric for every applicant: then the row says it all.
bool
is_one_metric(std::span<const FormCell> cells)
{
    return std::all_of(cells.begin(), cells.end(), [&](const auto& cell) {
        return cell.metric == cells.front().metric && !cell.applicant.empty() && cell.item.empty();
    });
}

bool
splits_by_applicant(const TableForm& table)
{
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (!is_one_metric(cells_in_row(table, row))) {
            return false;
        }
    }
    return !table.rows.empty();
}

std::string
columns_text(const TableForm& table, Language language)
{
    std::vector<Texts> lines;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        auto label = table.columns_under;
        const auto& own = table.columns[column].printed;
        label.insert(label.end(), own.begin(), own.end());
        lines.push_back({joined(label), table.cell(0, column).applicant});
    }
    return fmt::format("    {}\n{}", columns.in(language), aligned(lines, "      "));
}

// The innermost label, set in under those above it.
std::string
row_label(const AxisEntry& entry)
{
    return std::string(2 * (entry.printed.size() - 1), ' ') + entry.printed.back();
}

// Applicant and further axes.
std::string
split_of(const FormCell& cell)
{
    const bool both = !cell.applicant.empty() && !cell.item.empty();
    return fmt::format("{}{}{}", cell.applicant, both ? " " : "", cell.item);
}

std::string
wording_text(Confidence wording, Language language)
{
    if (wording == Confidence::confirmed) {
        return {};
    }
    return std::string((wording == Confidence::unconfirmed ? unconfirmed : partly).in(language));
}

std::vector<Texts>
lines_of(const TableForm& table, std::size_t row, Language language)
{
    std::vector<Texts> lines;
    const auto cells = cells_in_row(table, row);
    if (table.rows[row].is_group) {
        return {{row_label(table.rows[row])}};
    }
    const auto word = wording_text(table.rows[row].wording, language);
    for (std::size_t column = 0; column < cells.size(); ++column) {
        if (table.columns[column].is_optional) {
            continue;
        }
        auto label = table.rows[row].printed;
        const auto& outer = table.columns[column].printed;
        label.insert(label.end(), outer.begin(), outer.end());
        const auto above = table.outer_labels == OuterLabels::above;
        lines.push_back({above ? row_label(table.rows[row]) : joined(label),
                         cells[column].metric,
                         split_of(cells[column]),
                         unit_of(cells[column], language),
                         word});
    }
    return lines;
}

// What a column adds to the figures of its rows; those of a group have none.
std::string
item_of(const TableForm& table, std::size_t column)
{
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (!table.rows[row].is_group) {
            return table.cell(row, column).item;
        }
    }
    return {};
}

std::string
open_text(const TableForm& table, Language language)
{
    std::string text;
    if (table.open_rows) {
        text += fmt::format(fmt::runtime(open_rows.in(language)), table.open_rows->item);
    }
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (table.columns[column].is_optional) {
            text += fmt::format(fmt::runtime(optional_column.in(language)),
                                joined(table.columns[column].printed),
                                item_of(table, column));
        }
    }
    if (!table.open_columns.empty()) {
        text += fmt::format(fmt::runtime(open_columns.in(language)), table.open_columns);
    }
    return text;
}

std::string
rows_text(const TableForm& table, Language language)
{
    std::vector<Texts> lines;
    const bool split = splits_by_applicant(table);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (split) {
            const auto& cell = table.cell(row, 0);
            lines.push_back(
                {joined(table.rows[row].printed), cell.metric, unit_of(cell, language)});
            continue;
        }
        const auto cells = lines_of(table, row, language);
        lines.insert(lines.end(), cells.begin(), cells.end());
    }
    return open_text(table, language) + (split ? columns_text(table, language) : "") +
           aligned(lines, "    ");
}

std::string
table_text(const TableForm& table, Language language)
{
    auto text = fmt::format("\n{} [{}]\n", table.section, table.id);
    if (!table.caption.empty()) {
        text += fmt::format("  {}\n", table.caption);
    }
    for (const auto& label : table.corner) {
        text += fmt::format("  {}\n", label);
    }
    return text + rows_text(table, language);
}

std::string
terms_text(std::span<const CheckTerm> terms, Language language)
{
    Texts texts;
    for (const auto& term : terms) {
        auto text = term.metric.empty() ? term.applicant : term.metric;
        text += term.year == 0 ? "" : fmt::format(fmt::runtime(year_off.in(language)), term.year);
        texts.push_back(std::move(text));
    }
    return fmt::format("{}", fmt::join(texts, " + "));
}

std::string_view
source_text(CheckSource source, Language language)
{
    if (source == CheckSource::official) {
        return official.in(language);
    }
    return source == CheckSource::implied ? implied.in(language) : soft.in(language);
}

std::string_view
over_text(RunsOver per, Language language)
{
    if (per == RunsOver::nothing) {
        return "";
    }
    return per == RunsOver::applicants ? each_applicant.in(language) : each_metric.in(language);
}

std::string_view
sign_of(Comparison comparison)
{
    constexpr std::array<std::string_view, 3> signs{"=", "≤", "≠"};
    return signs[static_cast<std::size_t>(comparison)];
}

std::string
checks_text(const Form& form, Language language)
{
    if (form.checks.empty()) {
        return {};
    }
    auto text = fmt::format("\n{}\n", checks.in(language));
    for (const auto& check : form.checks) {
        if (check.zero_below) {
            text += fmt::format("  {} ({})\n    {}\n    = 0{}\n",
                                check.code,
                                source_text(check.source, language),
                                terms_text(check.left, language),
                                below[static_cast<std::size_t>(*check.zero_below)].in(language));
            continue;
        }
        text += fmt::format("  {} ({}{})\n    {}\n    {} {}\n",
                            check.code,
                            source_text(check.source, language),
                            over_text(check.per, language),
                            terms_text(check.left, language),
                            sign_of(check.comparison),
                            terms_text(check.right, language));
    }
    return text;
}

Result<std::string>
answer(const FormsOptions& options, Language language)
{
    const auto forms = load_forms(options.forms);
    if (!forms) {
        return tl::unexpected(forms.error());
    }
    if (options.id.empty()) {
        return forms_list(forms->forms, language);
    }
    Texts known;
    for (const auto& form : forms->forms) {
        if (form.id == options.id) {
            return form_page(form, language);
        }
        known.push_back(form.id);
    }
    return fail("unknown-form", {options.id, fmt::format("{}", fmt::join(known, ", "))});
}

ExitStatus
print_forms(const FormsOptions& options, const Environment& environment)
{
    const auto terminal = terminal_language(environment);
    const auto text = answer(options, terminal);
    if (!text) {
        const auto paint = paint_of(options.color, device_of(stderr), environment);
        put(stderr, error_line(text.error(), terminal, paint));
        return ExitStatus::usage;
    }
    put(stdout, *text);
    return ExitStatus::good;
}

} // namespace

std::string
forms_list(std::span<const Form> forms, Language language)
{
    std::vector<Texts> lines(1);
    for (const auto& heading : list_heading) {
        lines.front().emplace_back(heading.in(language));
    }
    for (const auto& form : forms) {
        lines.push_back({form.id,
                         years_of(form),
                         fmt::format("{}", form.tables.size()),
                         fmt::format("{}", cells_of(form)),
                         form.notice,
                         form.title});
    }
    return aligned(lines, "");
}

std::string
form_page(const Form& form, Language language)
{
    auto text = fmt::format("{}  {}\n{}  {}\n", form.id, form.title, form.notice, years_of(form));
    for (const auto& table : form.tables) {
        text += table_text(table, language);
    }
    return text + checks_text(form, language);
}

ExitStatus
show_forms(const FormsOptions& options, const Environment& environment)
{
    switch (options.task) {
    case FormsTask::check:
        return check_form_file(options, environment);
    case FormsTask::attempt:
        return try_form(options, environment);
    case FormsTask::codes:
        put(stdout, codes_text(terminal_language(environment)));
        return ExitStatus::good;
    default:
        return print_forms(options, environment);
    }
}

} // namespace nianbao
