#include "batch/completion.hpp"

#include "batch/check_outcomes.hpp"
#include "batch/series.hpp"

#include <utility>

namespace nianbao {

Result<void>
Completion::operator()(std::span<Outcome* const> body) const
{
    for (auto* outcome : body) {
        if (!is_current(*outcome) && outcome->status != Status::superseded) {
            continue;
        }
        auto report = load_(*outcome);
        if (!report) {
            return tl::unexpected(std::move(report.error()));
        }
        outcome->report = *std::move(report);
    }
    check_outcomes(body, library_);
    compare_years(body, library_);
    for (auto* outcome : body) {
        if (auto compared = places_.compare(*outcome, roster_, load_); !compared) {
            return compared;
        }
    }
    return {};
}

} // namespace nianbao
