#include "batch/join.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace nianbao {

namespace {

using Group = std::vector<Outcome*>; // by path

bool
joins(const Outcome& outcome)
{
    return outcome.status == Status::read && !outcome.filing.agency.empty() && outcome.filing.year;
}

// Outcomes that `key_of` makes equal, each group by path.
template<typename KeyOf>
auto
grouped(std::vector<Outcome>& outcomes, KeyOf key_of)
{
    std::map<decltype(key_of(outcomes.front())), Group> groups;
    for (auto& outcome : outcomes) {
        if (joins(outcome)) {
            groups[key_of(outcome)].push_back(&outcome);
        }
    }
    for (auto& [key, group] : groups) {
        std::sort(group.begin(), group.end(), [](const auto* a, const auto* b) {
            return a->file < b->file;
        });
    }
    return groups;
}

bool
one_body_and_year(const Outcome& a, const Outcome& b)
{
    return a.body == b.body && a.filing.year == b.filing.year;
}

// A copy adds no row of its own; reports.csv still says what it is.
void
mark_duplicate(Outcome& copy, const Outcome& original)
{
    copy.status = Status::duplicate;
    copy.other_file = original.file;
    copy.report.observations.clear();
    copy.report.unmapped.clear();
    copy.report.sections.clear();
    copy.report.checks.clear();
    copy.report.findings.clear();
    copy.filing.findings.clear();
}

void
mark_equal_bytes(const Group& group)
{
    for (std::size_t i = 1; i < group.size(); ++i) {
        const auto end = group.begin() + static_cast<std::ptrdiff_t>(i);
        const auto original = std::find_if(group.begin(), end, [&](const Outcome* earlier) {
            return earlier->status == Status::read && one_body_and_year(*earlier, *group[i]);
        });
        if (original != end) {
            mark_duplicate(*group[i], **original);
        }
    }
}

// The first of the others: enough to find them all, and one line however many there are.
void
point_at_another(const Group& group, std::string_view code)
{
    if (group.size() < 2) {
        return;
    }
    for (auto* outcome : group) {
        const auto& other = outcome == group.front() ? *group[1] : *group.front();
        outcome->findings.push_back({.code = std::string(code), .arguments = {other.file}});
    }
}

} // namespace

std::vector<Outcome>
join(std::vector<Outcome> outcomes)
{
    for (auto& outcome : outcomes) {
        outcome.body = outcome.filing.agency;
    }
    const auto bytes_of = [](const Outcome& outcome) { return outcome.sha256; };
    for (const auto& [sha256, group] : grouped(outcomes, bytes_of)) {
        mark_equal_bytes(group);
    }
    for (const auto& [sha256, group] : grouped(outcomes, bytes_of)) {
        point_at_another(group, "copied-file"); // what is left differs in body or year
    }
    const auto report_of = [](const Outcome& outcome) {
        return std::tuple(outcome.body, outcome.filing.year, outcome.filing.scope);
    };
    for (const auto& [report, group] : grouped(outcomes, report_of)) {
        point_at_another(group, "body-ambiguous");
    }
    return outcomes;
}

} // namespace nianbao
