#include "export/finding_id.hpp"

#include "export/sha256.hpp"
#include "normalize/text.hpp"

#include <fmt/format.h>

#include <charconv>

namespace nianbao {

namespace {

// What a finding without a metric is about, spacing and width aside: its first argument.
std::string
subject_of(const Finding& finding)
{
    if (!finding.metric.empty() || finding.arguments.empty()) {
        return {};
    }
    const auto& first = finding.arguments.front();
    if (const auto* text = std::get_if<std::string>(&first)) {
        return fold_label(*text);
    }
    return std::to_string(std::get<std::int64_t>(first));
}

bool
gave_report(const Outcome& outcome)
{
    return is_current(outcome) || outcome.status == Status::superseded;
}

std::string
hash_of(const Outcome& outcome, const Finding& finding)
{
    const auto year = outcome.filing.year ? std::to_string(*outcome.filing.year) : std::string();
    const auto subject = subject_of(finding);
    const auto path = gave_report(outcome) ? std::string_view() : std::string_view(outcome.file);
    std::string key;
    for (const std::string_view field : {std::string_view(outcome.filing.agency),
                                         std::string_view(outcome.division_code),
                                         name_of(outcome.filing.scope),
                                         std::string_view(year),
                                         std::string_view(finding.code),
                                         std::string_view(finding.metric),
                                         std::string_view(finding.applicant),
                                         std::string_view(finding.item),
                                         std::string_view(subject),
                                         path}) {
        key += field;
        key += '\0'; // stands in no text of a document
    }
    return sha256_hex(key).substr(0, 16);
}

} // namespace

std::string
FindingIds::next(const Outcome& outcome, const Finding& finding)
{
    auto id = hash_of(outcome, finding);
    std::uint64_t spelled = 0;
    std::from_chars(id.data(), id.data() + id.size(), spelled, 16);
    const auto count = ++seen_[spelled];
    if (id.front() <= '9') { // a spreadsheet program would take 1234567890123456 for a number
        id.front() = static_cast<char>(id.front() - '0' + 'g');
    }
    return count == 1 ? id : fmt::format("{}-{}", id, count);
}

} // namespace nianbao
