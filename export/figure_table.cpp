#include "export/figure_table.hpp"

#include "export/fields.hpp"

#include <unordered_map>

namespace nianbao {

namespace {

// What a form says of a cell. It stands in every report, so it is put into words once.
struct CellFields
{
    CsvBuffer names;  // metric, applicant
    CsvBuffer labels; // metric_label, applicant_label
};

class FigureRows
{
public:
    explicit FigureRows(Status status) : status_(status) {}

    void operator()(CsvBuffer& csv, const Entry& entry)
    {
        const auto& outcome = *entry.outcome;
        if ((status_ == Status::read ? !is_current(outcome) : outcome.status != status_)) {
            return;
        }
        const auto who = who_of(outcome);
        const auto where = where_of(outcome);
        const auto last = last_of(outcome);
        for (const auto& seen : outcome.report.observations) {
            csv.fields(who);
            put_figure(csv, seen);
            csv.fields(where);
            put_place(csv, seen.place);
            csv.fields(last);
            csv.end_record();
        }
    }

private:
    // agency to scope
    static CsvBuffer who_of(const Outcome& outcome)
    {
        CsvBuffer who;
        who.text(outcome.filing.agency);
        put_filing(who, outcome);
        return who;
    }

    static CsvBuffer where_of(const Outcome& outcome)
    {
        CsvBuffer where;
        where.text(outcome.division_code);
        where.text(outcome.file);
        return where;
    }

    [[nodiscard]] CsvBuffer last_of(const Outcome& outcome) const
    {
        CsvBuffer last;
        if (status_ == Status::superseded) {
            last.text(outcome.other_file);
        }
        return last;
    }

    // metric to match
    void put_figure(CsvBuffer& csv, const Observation& seen)
    {
        const auto& cell = fields_of(*seen.cell);
        csv.fields(cell.names);
        csv.text(seen.item);
        csv.trusted(seen.reading == Reading::number ? to_string(seen.value) : std::string());
        csv.text(seen.unit);
        csv.trusted(name_of(seen.reading));
        csv.text(seen.raw);
        if (seen.open_label.empty()) {
            csv.fields(cell.labels);
        } else {
            csv.text(seen.cell->metric_label + " / " + seen.open_label);
            csv.text(seen.cell->applicant_label);
        }
        csv.text(seen.form);
        csv.trusted(name_of(seen.match));
    }

    const CellFields& fields_of(const FormCell& cell)
    {
        const auto [at, is_new] = cells_.try_emplace(&cell);
        if (is_new) {
            at->second.names.text(cell.metric);
            at->second.names.text(cell.applicant);
            at->second.labels.text(cell.metric_label);
            at->second.labels.text(cell.applicant_label);
        }
        return at->second;
    }

    Status status_;
    std::unordered_map<const FormCell*, CellFields> cells_;
};

} // namespace

AddRows
figure_rows(Status status)
{
    return FigureRows(status);
}

} // namespace nianbao
