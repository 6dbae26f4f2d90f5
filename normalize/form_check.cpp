#include "normalize/form_check.hpp"

#include "normalize/check_runs.hpp"
#include "normalize/edit_distance.hpp"
#include "normalize/form_library.hpp"
#include "normalize/message.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace nianbao {

namespace {

// Changes that make one metric out of another by a slip, and the shortest one they may be made to.
constexpr std::size_t most_slips = 2;
constexpr std::size_t shortest_metric = 6;

using Metrics = std::set<std::string_view>;

class FormWarnings
{
public:
    FormWarnings(const Form& form, std::string_view name) : form_(form), name_(name) {}

    void add(std::uint32_t line, std::string code, std::vector<Argument> arguments)
    {
        Failure warning{std::move(code), std::move(arguments), std::string(name_), line};
        if (std::find(all_.begin(), all_.end(), warning) == all_.end()) {
            all_.push_back(std::move(warning));
        }
    }

    void check_years();
    void check_axis(const Axis& axis);
    void check_aliases(const Axis& axis, std::size_t entry);
    void check_units(const TableForm& table);
    void check_metrics(std::span<const Form> known);
    void check_checks();

    [[nodiscard]] std::vector<Failure> take() { return std::move(all_); }

private:
    const Form& form_;
    std::string_view name_;
    std::vector<Failure> all_;
};

std::string
joined(const std::vector<std::string>& labels)
{
    return fmt::format("{}", fmt::join(labels, " / "));
}

void
FormWarnings::check_years()
{
    if (form_.until != 0 && form_.until < form_.since) {
        add(form_.line, "form-years", {std::int64_t{form_.since}, std::int64_t{form_.until}});
    }
}

void
FormWarnings::check_axis(const Axis& axis)
{
    for (std::size_t i = 0; i < axis.size(); ++i) {
        const auto& entry = axis[i];
        for (std::size_t level = 0; level < entry.folded.size(); ++level) {
            if (entry.folded[level].empty()) {
                add(entry.line, "form-label-empty", {entry.printed[level]});
            }
        }
        for (std::size_t before = 0; before < i; ++before) {
            if (axis[before].folded == entry.folded && axis[before].parent == entry.parent) {
                add(entry.line,
                    "form-label-twice",
                    {joined(entry.printed), std::int64_t{axis[before].line}});
                break;
            }
        }
        check_aliases(axis, i);
    }
}

bool
same_group(const AxisEntry& a, const AxisEntry& b)
{
    return a.folded.size() == b.folded.size() && !a.folded.empty() && a.parent == b.parent &&
           std::equal(a.folded.begin(), a.folded.end() - 1, b.folded.begin());
}

bool
leads_to(const std::string& label, const AxisEntry& entry)
{
    return label == entry.folded.back() ||
           std::find(entry.also.begin(), entry.also.end(), label) != entry.also.end();
}

void
FormWarnings::check_aliases(const Axis& axis, std::size_t entry)
{
    const auto& own = axis[entry];
    for (const auto& alias : own.also) {
        if (alias.empty()) {
            add(own.line, "form-label-empty", {alias});
            continue;
        }
        if (!own.folded.empty() && alias == own.folded.back()) {
            add(own.line, "form-alias-same", {alias});
        }
        for (std::size_t i = 0; i < axis.size(); ++i) {
            if (i != entry && same_group(own, axis[i]) && leads_to(alias, axis[i])) {
                add(own.line, "form-alias-taken", {alias, std::int64_t{axis[i].line}});
            }
        }
    }
}

// Money has the unit that is printed, and a share may have none; a count without a unit counts
// nothing.
void
FormWarnings::check_units(const TableForm& table)
{
    const auto lacks_unit = [](const FormCell& cell) {
        return cell.has_figure() && cell.type == ValueType::integer && cell.unit.empty();
    };
    const auto has_unit = [&](const FormCell& cell) {
        return cell.has_figure() && !lacks_unit(cell);
    };
    if (std::none_of(table.cells.begin(), table.cells.end(), has_unit)) {
        add(table.line, "form-no-unit", {table.id});
        return;
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            const auto& cell = table.cell(row, column);
            if (lacks_unit(cell)) {
                const auto& entry = table.rows.size() > 1 ? table.rows[row] : table.columns[column];
                add(entry.line, "form-no-unit", {cell.metric});
            }
        }
    }
}

Metrics
metrics_of(const Form& form)
{
    Metrics metrics;
    for (const auto& table : form.tables) {
        for (const auto& cell : table.cells) {
            if (cell.has_figure()) {
                metrics.insert(cell.metric);
            }
        }
    }
    return metrics;
}

std::string
without_digits(std::string_view text)
{
    std::string kept(text);
    std::erase_if(kept, [](char c) { return c >= '0' && c <= '9'; });
    return kept;
}

// quarter1 is no slip for quarter2.
bool
is_slip(std::string_view metric, std::string_view meant)
{
    return meant.size() >= shortest_metric && edit_distance(metric, meant) <= most_slips &&
           without_digits(metric) != without_digits(meant);
}

std::string_view
meant_by(std::string_view metric, const Metrics& own, const Metrics& known)
{
    for (const auto& candidate : known) {
        if (!own.contains(candidate) && is_slip(metric, candidate)) {
            return candidate;
        }
    }
    return {};
}

std::uint32_t
line_of(const Form& form, std::string_view metric)
{
    for (const auto& table : form.tables) {
        for (std::size_t i = 0; i < table.cells.size(); ++i) {
            if (table.cells[i].metric == metric) {
                const bool by_row = table.rows.size() > 1;
                return by_row ? table.rows[i / table.columns.size()].line
                              : table.columns[i % table.columns.size()].line;
            }
        }
    }
    return form.line;
}

void
FormWarnings::check_metrics(std::span<const Form> known)
{
    Metrics elsewhere;
    for (const auto& form : known) {
        elsewhere.merge(metrics_of(form));
    }
    const auto own = metrics_of(form_);
    for (const auto metric : own) {
        const auto meant =
            elsewhere.contains(metric) ? std::string_view() : meant_by(metric, own, elsewhere);
        if (!meant.empty()) {
            add(line_of(form_, metric),
                "form-metric-typo",
                {std::string(metric), std::string(meant)});
        }
    }
}

bool
means_another_finding(std::string_view code)
{
    const auto rules = finding_rules();
    return std::any_of(rules.begin(), rules.end(), [&](const FindingRule& rule) {
        return rule.code == code && rule.source == Source::reading;
    });
}

// Whether every term has its figure at least once; checks across years are for later.
bool
is_idle(const Check& check, std::span<const CheckRun> runs)
{
    const auto of_another_year = [](const CheckTerm& term) { return term.year != 0; };
    if (std::any_of(check.left.begin(), check.left.end(), of_another_year) ||
        std::any_of(check.right.begin(), check.right.end(), of_another_year) || check.zero_below) {
        return false;
    }
    return std::none_of(runs.begin(), runs.end(), [&](const CheckRun& run) {
        return run.check == &check && run.left.size() >= check.left.size() &&
               run.right.size() >= check.right.size();
    });
}

void
FormWarnings::check_checks()
{
    const auto runs = check_runs(form_);
    for (const auto& check : form_.checks) {
        if (means_another_finding(check.code)) {
            add(check.line, "form-check-code", {check.code});
        }
        if (is_idle(check, runs)) {
            add(check.line, "form-check-idle", {check.code});
        }
    }
}

void
in_file_order(std::vector<Failure>& all)
{
    std::stable_sort(
        all.begin(), all.end(), [](const Failure& a, const Failure& b) { return a.line < b.line; });
}

std::vector<Failure>
warnings_about(const Form& form, std::string_view name, std::span<const Form> known)
{
    FormWarnings warnings(form, name);
    warnings.check_years();
    for (const auto& table : form.tables) {
        warnings.check_axis(table.rows);
        warnings.check_axis(table.columns);
        warnings.check_units(table);
    }
    warnings.check_metrics(known);
    warnings.check_checks();
    return warnings.take();
}

} // namespace

FormCheck
check_form(std::string_view text, std::string_view name, std::span<const Form> known)
{
    auto reading = read_form(text, name);
    FormCheck check{.form = std::move(reading.form), .mistakes = std::move(reading.mistakes)};
    const auto& form = check.form;
    const auto same_id = [&](const Form& other) { return other.id == form.id; };
    if (!form.id.empty() && std::any_of(known.begin(), known.end(), same_id)) {
        check.mistakes.push_back({"form-id-twice", {form.id}, std::string(name), form.line});
    }
    if (check.mistakes.empty()) {
        check.warnings = warnings_about(check.form, name, known);
    }
    in_file_order(check.mistakes);
    in_file_order(check.warnings);
    return check;
}

} // namespace nianbao
