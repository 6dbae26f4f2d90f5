#include "export/entry.hpp"

#include "export/notes.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

// One broken document must not bury the findings of all others.
constexpr std::size_t findings_a_document = 100;

} // namespace

ListedFinding
Entries::listed(const Outcome& outcome, const Finding& found)
{
    ListedFinding one{.id = ids_.next(outcome, found), .found = found};
    const auto note = notes_.find(one.id);
    one.note = note != notes_.end() ? &note->second : nullptr;
    return one;
}

void
Entries::list(Entry& entry, const Finding& found)
{
    entry.findings.push_back(listed(*entry.outcome, found));
    const auto& one = entry.findings.back();
    if (one.note != nullptr && holds_versions(one.note->remark)) {
        ++entry.disputed;
        list_made(entry,
                  {.code = "notes-conflict",
                   .arguments = {one.id},
                   .place = found.place,
                   .metric = found.metric,
                   .applicant = found.applicant,
                   .item = found.item});
    }
}

void
Entries::list_made(Entry& entry, Finding made)
{
    const auto kept = std::make_shared<const Finding>(std::move(made));
    entry.findings.push_back(listed(*entry.outcome, *kept));
    entry.findings.back().made = kept;
}

Entry
Entries::of(const Outcome& outcome)
{
    Entry entry{.outcome = &outcome};
    if (outcome.status == Status::duplicate || outcome.status == Status::superseded) {
        return entry;
    }
    const auto findings = findings_of(outcome);
    const auto shown = std::min(findings.size(), findings_a_document);
    for (std::size_t i = 0; i < shown; ++i) {
        list(entry, *findings[i]);
    }
    if (shown < findings.size()) {
        const auto more = static_cast<std::int64_t>(findings.size() - shown);
        list_made(entry, {.code = "more-findings", .arguments = {more}});
    }
    return entry;
}

} // namespace nianbao
