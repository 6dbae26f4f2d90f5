#include "export/outcome.hpp"

#include "normalize/message.hpp"

#include <array>
#include <type_traits>

namespace nianbao {

namespace {

std::uint64_t&
count_of(Tally& sums, Reading reading)
{
    switch (reading) {
    case Reading::number:
        return sums.numbers;
    case Reading::blank:
        return sums.blanks;
    case Reading::dash:
        return sums.dashes;
    case Reading::unreadable:
        return sums.unreadable;
    case Reading::text:
        break;
    }
    return sums.texts;
}

} // namespace

bool
is_current(const Outcome& outcome)
{
    return outcome.status == Status::read || outcome.is_kept;
}

void
release(Outcome& outcome)
{
    const auto let_go = [](auto&... lists) {
        ((lists = std::remove_reference_t<decltype(lists)>()), ...); // = {} would keep the memory
    };
    auto& report = outcome.report;
    let_go(report.observations, report.unmapped, report.sections, report.checks, report.findings);
    let_go(report.source);
    let_go(report.identity.agencies, report.identity.years, report.identity.scopes); // it is filed
    let_go(outcome.findings, outcome.checks);
}

Tally
tally(const Outcome& outcome)
{
    Tally sums;
    for (const auto& seen : outcome.report.observations) {
        ++count_of(sums, seen.reading);
    }
    for (const auto* finding : findings_of(outcome)) {
        const auto severity = severity_of(*finding);
        sums.errors += severity == Severity::error ? 1 : 0;
        sums.warnings += severity == Severity::warning ? 1 : 0;
    }
    return sums;
}

std::vector<const Finding*>
findings_of(const Outcome& outcome)
{
    std::vector<const Finding*> all;
    for (const auto* some :
         {&outcome.report.findings, &outcome.filing.findings, &outcome.findings}) {
        for (const auto& finding : *some) {
            all.push_back(&finding);
        }
    }
    return all;
}

std::string_view
reason_of(const Outcome& outcome)
{
    if (outcome.failure) {
        return outcome.failure->code;
    }
    return outcome.status == Status::read && outcome.report.form.empty() ? "no-known-form" : "";
}

std::string_view
name_of(Status status)
{
    constexpr std::array<std::string_view, 7> names{
        "read", "failed", "skipped", "deferred", "duplicate", "superseded", "absent"};
    return names[static_cast<std::size_t>(status)];
}

} // namespace nianbao
