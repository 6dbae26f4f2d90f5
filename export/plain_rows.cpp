#include "export/plain_rows.hpp"

#include "export/fields.hpp"
#include "export/html_text.hpp"
#include "export/page_rows.hpp"

#include <fmt/format.h>

namespace nianbao {

namespace {

void
put_cell(std::string& html, std::string_view text)
{
    html += "<td><bdi>";
    html += html_text(text);
    html += "</bdi></td>";
}

std::string
year_of(const Outcome& outcome)
{
    return outcome.filing.year ? std::to_string(*outcome.filing.year) : std::string();
}

void
put_file(std::string& html, const Outcome& outcome, std::string_view link)
{
    if (link.empty()) {
        put_cell(html, outcome.file);
        return;
    }
    html += fmt::format(R"(<td><a href="{}" rel="noreferrer"><bdi>{}</bdi></a></td>)",
                        html_text(link),
                        html_text(outcome.file));
}

std::string
place_text(const Place& place)
{
    if (place.table == 0) {
        return {};
    }
    return place.row == 0 ? fmt::format("t{}", place.table)
                          : fmt::format("t{}r{}c{}", place.table, place.row, place.column);
}

} // namespace

std::string
plain_report_row(const Entry& entry, std::string_view link)
{
    const auto& outcome = *entry.outcome;
    const auto found = severities_of(entry);
    const auto reason = reason_of(outcome);
    std::string html = "<tr>";
    put_cell(html, outcome.body);
    put_cell(html, year_of(outcome));
    put_cell(html, name_of(outcome.filing.scope));
    put_cell(html,
             fmt::format("{}{}{}", name_of(outcome.status), reason.empty() ? "" : ": ", reason));
    for (const auto count : {found.errors, found.warnings, found.notes}) {
        put_cell(html, std::to_string(count));
    }
    put_file(html, outcome, link);
    return html + "</tr>\n";
}

std::string
plain_finding_row(const Outcome& outcome, const ListedFinding& listed, Language language)
{
    const auto& finding = listed.finding();
    std::string evidence;
    for (const auto& one : finding.evidence) {
        evidence += evidence.empty() ? "" : "; ";
        append_evidence(evidence, one.file, one.place, one.text);
    }
    std::string html = "<tr>";
    put_cell(html, name_of(severity_of(finding)));
    put_cell(html, outcome.body);
    put_cell(html, year_of(outcome));
    put_cell(html, words(finding, language));
    put_cell(html, finding.expected);
    put_cell(html, finding.actual);
    put_cell(html, evidence);
    put_cell(html, outcome.file);
    put_cell(html, place_text(finding.place));
    put_cell(html, listed.note != nullptr ? listed.note->status : std::string());
    put_cell(html, listed.note != nullptr ? listed.note->remark : std::string());
    return html + "</tr>\n";
}

} // namespace nianbao
