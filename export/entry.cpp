#include "export/entry.hpp"

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
        entry.findings.push_back(listed(outcome, *findings[i]));
    }
    if (shown < findings.size()) {
        const auto more = static_cast<std::int64_t>(findings.size() - shown);
        const auto summary =
            std::make_shared<const Finding>(Finding{.code = "more-findings", .arguments = {more}});
        entry.findings.push_back(listed(outcome, *summary));
        entry.findings.back().summary = summary;
    }
    return entry;
}

} // namespace nianbao
