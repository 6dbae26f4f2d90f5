#include "normalize/report.hpp"

#include "normalize/balance.hpp"
#include "normalize/copied_text.hpp"
#include "normalize/figure_checks.hpp"
#include "normalize/headings.hpp"
#include "normalize/identity.hpp"
#include "normalize/joined_names.hpp"
#include "normalize/narrative.hpp"
#include "normalize/observe.hpp"
#include "normalize/quote.hpp"
#include "normalize/section_check.hpp"
#include "normalize/title.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace nianbao {

namespace {

// Academic where every form that the tables are of is.
ReportingYear
reporting_year(const FormLibrary& library, std::string_view forms)
{
    const auto named = forms_named(library, forms);
    const bool academic =
        !named.empty() && std::all_of(named.begin(), named.end(), [](const Form* form) {
            return form->period == ReportingYear::academic;
        });
    return academic ? ReportingYear::academic : ReportingYear::calendar;
}

// The first title that is of another body or year than the one before it.
const ReportTitle*
second_report(const std::vector<ReportTitle>& titles)
{
    for (std::size_t i = 1; i < titles.size(); ++i) {
        const auto& first = titles.front();
        const bool same_year = !first.year || !titles[i].year || first.year == titles[i].year;
        if (!same_year || !may_be_one_body(first.agency, titles[i].agency)) {
            return &titles[i];
        }
    }
    return nullptr;
}

// Why no form was recognised.
bool
tells_of_no_table(const Findings& findings)
{
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
        return finding.code == "no-table" || finding.code == "table-is-picture";
    });
}

template<typename Each>
void
move_behind(std::vector<Each>& all, std::vector<Each> more)
{
    all.insert(
        all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// The form that the tables are of, the first of several.
const Form*
first_form(const FormLibrary& library, std::string_view forms)
{
    const auto id = forms.substr(0, forms.find_first_of("|;"));
    const auto form = std::find_if(
        library.forms.begin(), library.forms.end(), [&](const Form& one) { return one.id == id; });
    return form == library.forms.end() ? nullptr : &*form;
}

void
take_outcomes(Balanced balanced, Report& report)
{
    report.checks.insert(report.checks.end(),
                         std::make_move_iterator(balanced.checks.begin()),
                         std::make_move_iterator(balanced.checks.end()));
    move_behind(report.findings, std::move(balanced.findings));
}

void
check_text(const Document& document, const FormLibrary& library, Report& report)
{
    take_outcomes(check_narrative(report, library), report);
    if (const auto* form = first_form(library, report.form)) {
        take_outcomes(check_sections(document, report.sections, *form), report);
    }
    take_outcomes(check_copied_text(report), report);
}

} // namespace

Report
compile_report(const Document& document,
               const FormLibrary& library,
               const ReadingOptions& options,
               Findings findings)
{
    Report report{.producer = document.producer, .modified = document.modified};
    report.findings = std::move(findings);
    report.sections = outline(document);

    const auto titles = find_titles(document);
    const auto* other = second_report(titles);
    if (other != nullptr) {
        report.findings.push_back(
            {"several-reports", {titles.front().text + ", " + other->text}, {}});
    }
    auto observed = observe(
        document, library, options, other == nullptr ? Trust::every_table : Trust::no_table);
    auto balanced = check_balances(observed.observations, library);
    auto figures = check_figures(observed.observations);

    report.form = std::move(observed.form);
    report.identity = identify(document, report.sections, reporting_year(library, report.form));
    report.observations = std::move(observed.observations);
    report.unmapped = std::move(observed.unmapped);
    report.source = std::move(observed.source);
    report.tables = observed.tables;
    report.tables_left = observed.tables_left;
    report.checks = std::move(balanced.checks);
    move_behind(report.checks, std::move(figures.checks));
    move_behind(report.checks, std::move(observed.missing.checks));
    if (report.form.empty() && !tells_of_no_table(observed.missing.findings)) {
        report.findings.push_back({"no-known-form", {}, {}});
    }
    move_behind(report.findings, std::move(balanced.findings));
    move_behind(report.findings, std::move(figures.findings));
    move_behind(report.findings, std::move(observed.missing.findings));
    if (other == nullptr) {
        check_text(document, library, report);
    }
    move_behind(report.findings, std::move(observed.findings));
    return report;
}

std::string_view
name_of(Scope scope)
{
    constexpr std::array<std::string_view, 3> names{"unknown", "own", "aggregate"};
    return names[static_cast<std::size_t>(scope)];
}

std::string_view
name_of(CheckState state)
{
    constexpr std::array<std::string_view, 5> names{
        "holds", "broken", "holds-if-blank-is-zero", "broken-if-blank-is-zero", "not-assessable"};
    return names[static_cast<std::size_t>(state)];
}

std::string
text_read(const Observation& seen)
{
    if (seen.reading == Reading::blank) {
        return {};
    }
    return seen.reading == Reading::number ? to_string(seen.value) : quote(seen.raw);
}

std::string_view
name_of(Reading reading)
{
    constexpr std::array<std::string_view, 5> names{
        "number", "blank", "dash", "unreadable", "text"};
    return names[static_cast<std::size_t>(reading)];
}

std::string_view
name_of(Match match)
{
    constexpr std::array<std::string_view, 4> names{"exact", "trimmed", "alias", "aligned"};
    return names[static_cast<std::size_t>(match)];
}

} // namespace nianbao
