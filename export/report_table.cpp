#include "export/report_table.hpp"

#include "export/fields.hpp"

namespace nianbao {

namespace {

// file to detail
void
put_file(CsvBuffer& csv, const Outcome& outcome, Language language)
{
    csv.text(outcome.file);
    csv.text(outcome.other_file);
    csv.trusted(outcome.sha256);
    csv.number(outcome.bytes);
    csv.trusted(name_of(outcome.status));
    const auto reason = reason_of(outcome);
    csv.text(reason);
    if (outcome.failure) {
        csv.trusted(name_of(rule_of(*outcome.failure).reason_class));
        csv.text(words(*outcome.failure, language));
    } else {
        csv.trusted(reason.empty() ? "" : name_of(ReasonClass::content));
        csv.empty();
    }
}

// agency to producer
void
put_identity(CsvBuffer& csv, const Outcome& outcome)
{
    const auto& identity = outcome.report.identity;
    csv.text(outcome.filing.agency);
    csv.text(outcome.filing.agency_title);
    csv.text(outcome.filing.agency_signature);
    csv.text(outcome.body);
    put_year(csv, outcome);
    csv.text(outcome.filing.year_source);
    csv.text(identity.period);
    csv.text(outcome.report.form);
    csv.trusted(name_of(outcome.filing.scope));
    csv.text(outcome.division_code);
    csv.text(identity.signed_on);
    csv.text(identity.title);
    csv.text(outcome.report.producer);
}

// tables to warnings
void
put_counts(CsvBuffer& csv, const Outcome& outcome)
{
    const auto sums = tally(outcome);
    csv.number(outcome.report.tables);
    csv.number(outcome.report.tables_left);
    csv.number(outcome.report.observations.size());
    csv.number(sums.numbers);
    csv.number(sums.blanks);
    csv.number(sums.dashes);
    csv.number(sums.unreadable);
    csv.number(outcome.report.unmapped.size());
    csv.number(sums.errors);
    csv.number(sums.warnings);
}

} // namespace

AddRows
report_rows(Language language)
{
    return [language](CsvBuffer& csv, const Entry& entry) {
        const auto& outcome = *entry.outcome;
        if (outcome.status == Status::absent) {
            return; // no file was met
        }
        put_file(csv, outcome, language);
        put_identity(csv, outcome);
        put_counts(csv, outcome);
        csv.end_record();
    };
}

} // namespace nianbao
