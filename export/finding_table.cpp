#include "export/finding_table.hpp"

#include "export/fields.hpp"

namespace nianbao {

namespace {

void
add_finding(CsvBuffer& csv, const Outcome& outcome, const ListedFinding& listed, Language language)
{
    const auto& finding = listed.finding();
    csv.trusted(listed.id);
    csv.text(outcome.filing.agency);
    put_filing(csv, outcome);
    csv.trusted(name_of(severity_of(finding)));
    csv.text(finding.code);
    csv.trusted(name_of(rule_of(finding).source));
    csv.text(words(finding, language));
    csv.text(finding.expected);
    csv.text(finding.actual);
    csv.text(finding.metric);
    csv.text(finding.applicant);
    csv.text(finding.item);
    put_evidence(csv, outcome.file, finding.evidence);
    csv.text(outcome.file);
    put_place(csv, finding.place);
    csv.end_record();
}

} // namespace

AddRows
finding_rows(Language language)
{
    return [language](CsvBuffer& csv, const Entry& entry) {
        for (const auto& listed : entry.findings) {
            add_finding(csv, *entry.outcome, listed, language);
        }
    };
}

} // namespace nianbao
