#include "batch/compare_versions.hpp"

#include <map>
#include <tuple>
#include <vector>

namespace nianbao {

namespace {

constexpr std::size_t shown = 3; // figures told in words and as evidence

// A figure of both versions; nullptr where one of them lacks it.
struct Difference
{
    const Observation* before = nullptr;
    const Observation* now = nullptr;
};

auto
key_of(const Observation& seen)
{
    return std::tuple(std::string_view(seen.cell->metric),
                      std::string_view(seen.cell->applicant),
                      std::string_view(seen.item));
}

bool
says_the_same(const Observation& before, const Observation& now)
{
    if (before.reading != now.reading) {
        return false;
    }
    switch (now.reading) {
    case Reading::number:
        return compare(before.value, now.value) == 0 && before.unit == now.unit;
    case Reading::blank:
    case Reading::dash:
        return true;
    case Reading::unreadable:
    case Reading::text:
        break;
    }
    return before.raw == now.raw;
}

struct Compared
{
    std::vector<Difference> differences; // in the order of the newer version, then of the older
    std::vector<std::uint32_t> cells;    // of the newer version
    std::size_t figures = 0;
};

Compared
compare_figures(std::span<const Observation> before, std::span<const Observation> now)
{
    std::map<decltype(key_of(now.front())), const Observation*> earlier;
    for (const auto& seen : before) {
        earlier.emplace(key_of(seen), &seen);
    }
    Compared compared{.differences = {}, .cells = {}, .figures = now.size()};
    for (std::uint32_t i = 0; i < now.size(); ++i) {
        const auto found = earlier.find(key_of(now[i]));
        const auto* was = found == earlier.end() ? nullptr : found->second;
        if (was == nullptr || !says_the_same(*was, now[i])) {
            compared.differences.push_back({was, &now[i]});
            compared.cells.push_back(i);
        }
        if (was != nullptr) {
            earlier.erase(found);
        }
    }
    compared.figures += earlier.size();
    for (const auto& seen : before) {
        if (const auto left = earlier.find(key_of(seen));
            left != earlier.end() && left->second == &seen) {
            compared.differences.push_back({&seen, nullptr});
        }
    }
    return compared;
}

// "" is a blank, – a figure that the version lacks.
std::string
words_of(const Observation* seen)
{
    if (seen == nullptr) {
        return "–";
    }
    if (seen->reading != Reading::number) {
        return seen->reading == Reading::blank ? "\"\"" : seen->raw;
    }
    return to_string(seen->value) + seen->unit;
}

// applications.received.new (total): 4件 → 5件
std::string
words_of(const Difference& difference)
{
    const auto& cell = *(difference.now != nullptr ? difference.now : difference.before)->cell;
    const auto of = cell.applicant.empty() ? std::string() : " (" + cell.applicant + ")";
    return cell.metric + of + ": " + words_of(difference.before) + " → " + words_of(difference.now);
}

Finding
as_finding(const Compared& compared, const std::string& earlier)
{
    const auto count = static_cast<std::int64_t>(compared.differences.size());
    Finding finding{.code = "versions-differ"};
    std::string first;
    for (std::size_t i = 0; i < compared.differences.size() && i < shown; ++i) {
        const auto& [before, now] = compared.differences[i];
        first += (i == 0 ? "" : "; ") + words_of(compared.differences[i]);
        if (now != nullptr) {
            finding.evidence.push_back({now->place, now->raw});
        }
        if (before != nullptr) {
            finding.evidence.push_back({before->place, before->raw, earlier});
        }
    }
    const auto* leading = compared.differences.front().now;
    finding.place = leading != nullptr ? leading->place : Place();
    finding.arguments = {earlier, count, first + (compared.differences.size() > shown ? " …" : "")};
    return finding;
}

} // namespace

void
compare_versions(const Outcome& earlier, Outcome& current)
{
    auto compared = compare_figures(earlier.report.observations, current.report.observations);
    const auto count = compared.differences.size();
    std::vector<Evidence> replaced;
    for (const auto& [before, now] : compared.differences) {
        if (before != nullptr) {
            replaced.push_back({before->place, before->raw, earlier.file});
        }
    }
    if (count > 0) {
        current.findings.push_back(as_finding(compared, earlier.file));
    }
    current.checks.push_back({.code = "versions-differ",
                              .state = count == 0 ? CheckState::holds : CheckState::broken,
                              .left = std::to_string(compared.figures),
                              .right = std::to_string(count),
                              .cells = std::move(compared.cells),
                              .elsewhere = std::move(replaced)});
}

} // namespace nianbao
