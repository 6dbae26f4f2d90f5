#include "export/previous_report.hpp"

#include <map>
#include <optional>
#include <tuple>

namespace nianbao {

namespace {

// A report of a bureau says "own" or nothing; that of a place with its bodies is another series.
using YearKey = std::tuple<std::string_view, bool, int>;

std::optional<YearKey>
key_of(const Outcome& outcome, int years_before)
{
    if (!is_current(outcome) || !outcome.filing.year || outcome.series.empty()) {
        return std::nullopt;
    }
    return YearKey{outcome.series,
                   outcome.filing.scope == Scope::aggregate,
                   *outcome.filing.year - years_before};
}

struct Reports
{
    std::string_view file;
    std::size_t count = 0;
};

} // namespace

std::vector<std::string_view>
previous_reports(std::span<const Entry> body)
{
    std::map<YearKey, Reports> years;
    for (const auto& entry : body) {
        if (const auto key = key_of(*entry.outcome, 0)) {
            auto& reports = years[*key];
            reports.file = entry.outcome->file;
            ++reports.count;
        }
    }
    std::vector<std::string_view> files;
    for (const auto& entry : body) {
        const auto key = key_of(*entry.outcome, 0);
        const auto before =
            key && years[*key].count == 1 ? years.find(*key_of(*entry.outcome, 1)) : years.end();
        const bool found = before != years.end() && before->second.count == 1;
        files.push_back(found ? before->second.file : std::string_view());
    }
    return files;
}

} // namespace nianbao
