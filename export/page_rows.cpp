#include "export/page_rows.hpp"

namespace nianbao {

namespace {

struct ChecksMade
{
    std::uint64_t all = 0; // with those that blanks or a missing figure forbid
    std::uint64_t made = 0;
    std::uint64_t broken = 0;
};

ChecksMade
checks_of(const Outcome& outcome)
{
    ChecksMade sums;
    for (const auto* checks : {&outcome.report.checks, &outcome.checks}) {
        for (const auto& check : *checks) {
            ++sums.all;
            sums.made += check.state != CheckState::not_assessable ? 1 : 0;
            sums.broken += check.state == CheckState::broken ||
                                   check.state == CheckState::broken_if_blank_is_zero
                               ? 1
                               : 0;
        }
    }
    return sums;
}

void
put_place(JsonText& json, const Place& place)
{
    json.number(place.table);
    json.number(place.row);
    json.number(place.column);
}

void
put_evidence(JsonText& json, const Finding& finding)
{
    json.open('[');
    for (const auto& one : finding.evidence) {
        json.open('[');
        json.text(one.file);
        put_place(json, one.place);
        json.text(one.text);
        json.close(']');
    }
    json.close(']');
}

} // namespace

SeverityCounts
severities_of(const Entry& entry)
{
    if (entry.findings.empty()) {
        return {};
    }
    const auto sums = tally(*entry.outcome);
    const auto all = findings_of(*entry.outcome).size() + entry.disputed;
    return {sums.errors, sums.warnings, all - sums.errors - sums.warnings};
}

void
put_report_head(JsonText& json, const Outcome& outcome, const SeverityCounts& found)
{
    json.open('[');
    json.text(outcome.body);
    if (outcome.filing.year) {
        json.number(*outcome.filing.year);
    } else {
        json.null();
    }
    json.text(name_of(outcome.filing.scope));
    json.text(name_of(outcome.status));
    json.text(reason_of(outcome));
    json.number(found.errors);
    json.number(found.warnings);
    json.number(found.notes);
}

void
put_report_tail(JsonText& json, const Outcome& outcome, std::string_view link)
{
    const auto checks = checks_of(outcome);
    json.text(outcome.file);
    json.text(outcome.other_file);
    json.text(outcome.report.identity.title);
    json.text(outcome.filing.agency);
    json.text(outcome.report.form);
    json.text(outcome.report.identity.signed_on);
    json.text(link);
    json.number(outcome.report.observations.size());
    json.number(outcome.report.unmapped.size());
    json.number(checks.made);
    json.number(checks.broken);
    json.number(checks.all);
    json.close(']');
}

void
put_finding(JsonText& json, std::uint32_t report, const ListedFinding& listed, Language language)
{
    const auto& finding = listed.finding();
    json.open('[');
    json.number(report);
    json.text(listed.id);
    json.number(static_cast<int>(severity_of(finding)));
    json.text(finding.code);
    json.text(words(finding, language));
    json.text(finding.metric);
    json.text(finding.applicant);
    json.text(finding.item);
    json.text(finding.expected);
    json.text(finding.actual);
    put_place(json, finding.place);
    put_evidence(json, finding);
    json.text(listed.note != nullptr ? listed.note->status : std::string());
    json.text(listed.note != nullptr ? listed.note->remark : std::string());
    json.close(']');
}

} // namespace nianbao
