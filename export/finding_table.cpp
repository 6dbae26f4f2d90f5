#include "export/finding_table.hpp"

#include "export/fields.hpp"
#include "export/finding_id.hpp"

namespace nianbao {

namespace {

// One broken document must not bury the findings of all others.
constexpr std::size_t findings_a_document = 100;

class FindingRows
{
public:
    explicit FindingRows(Language language) : language_(language) {}

    void operator()(CsvBuffer& csv, const Outcome& outcome)
    {
        if (outcome.status == Status::duplicate || outcome.status == Status::superseded) {
            return;
        }
        const auto findings = findings_of(outcome);
        const auto shown = std::min(findings.size(), findings_a_document);
        for (std::size_t i = 0; i < shown; ++i) {
            add(csv, outcome, *findings[i]);
        }
        if (shown < findings.size()) {
            const auto more = static_cast<std::int64_t>(findings.size() - shown);
            add(csv, outcome, {.code = "more-findings", .arguments = {more}});
        }
    }

private:
    void add(CsvBuffer& csv, const Outcome& outcome, const Finding& finding)
    {
        csv.trusted(ids_.next(outcome, finding));
        csv.text(outcome.filing.agency);
        put_filing(csv, outcome);
        csv.trusted(name_of(severity_of(finding)));
        csv.text(finding.code);
        csv.trusted(name_of(rule_of(finding).source));
        csv.text(words(finding, language_));
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

    Language language_;
    FindingIds ids_;
};

} // namespace

AddRows
finding_rows(Language language)
{
    return FindingRows(language);
}

} // namespace nianbao
