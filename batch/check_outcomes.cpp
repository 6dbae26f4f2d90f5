#include "batch/check_outcomes.hpp"

#include "batch/compare_versions.hpp"
#include "normalize/filing_checks.hpp"

#include <iterator>
#include <string_view>
#include <unordered_map>

namespace nianbao {

namespace {

void
check_one(Outcome& outcome, const FormLibrary& library)
{
    const auto& name = outcome.body.empty() ? outcome.filing.agency : outcome.body;
    auto checked =
        check_filing(outcome.report, outcome.filing, {name, outcome.division_code}, library);
    std::move(checked.checks.begin(), checked.checks.end(), std::back_inserter(outcome.checks));
    std::move(
        checked.findings.begin(), checked.findings.end(), std::back_inserter(outcome.findings));
}

} // namespace

void
check_outcomes(std::span<Outcome* const> body, const FormLibrary& library)
{
    std::unordered_map<std::string_view, Outcome*> current; // by file
    for (auto* outcome : body) {
        if (is_current(*outcome)) {
            check_one(*outcome, library);
            current.emplace(outcome->file, outcome);
        }
    }
    for (const auto* outcome : body) {
        const auto found = current.find(outcome->other_file);
        if (outcome->status == Status::superseded && found != current.end()) {
            compare_versions(*outcome, *found->second);
        }
    }
}

} // namespace nianbao
