#include "batch/series.hpp"

#include "normalize/continuity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace nianbao {

namespace {

// A report of a bureau says "own" or nothing; that of a place with its bodies is another series.
using SeriesKey = std::pair<std::string_view, bool>;
using Years = std::map<int, std::vector<Outcome*>>;

bool
has_year(const Outcome& outcome)
{
    return is_current(outcome) && outcome.filing.year.has_value();
}

std::map<SeriesKey, Years>
series_of(std::span<Outcome* const> outcomes)
{
    std::map<SeriesKey, Years> all;
    for (auto* outcome : outcomes) {
        if (has_year(*outcome) && !outcome->series.empty()) {
            const bool aggregate = outcome->filing.scope == Scope::aggregate;
            all[{outcome->series, aggregate}][*outcome->filing.year].push_back(outcome);
        }
    }
    return all;
}

void
compare_series(const Years& years, const FormLibrary& library)
{
    std::vector<Outcome*> members;
    std::vector<YearReport> series;
    for (const auto& [year, reports] : years) {
        if (reports.size() == 1) { // two reports of one year prove nothing
            const auto& outcome = *reports.front();
            members.push_back(reports.front());
            series.push_back({year, outcome.file, &outcome.report});
        }
    }
    auto compared = check_years(series, library);
    for (std::size_t i = 0; i < members.size(); ++i) {
        auto& outcome = *members[i];
        auto& [checks, findings] = compared[i];
        outcome.checks.insert(outcome.checks.end(),
                              std::make_move_iterator(checks.begin()),
                              std::make_move_iterator(checks.end()));
        outcome.findings.insert(outcome.findings.end(),
                                std::make_move_iterator(findings.begin()),
                                std::make_move_iterator(findings.end()));
    }
}

Outcome
absent_report(std::string body, std::string division_code, int year, std::string between)
{
    Outcome absent{.status = Status::absent};
    absent.filing.agency = body;
    absent.filing.year = year;
    absent.body = std::move(body);
    absent.division_code = std::move(division_code);
    absent.findings.push_back({"missing-report", {std::int64_t{year}, std::move(between)}, {}});
    return absent;
}

// What is missing of each body, by its name and year: told once, be it a gap or the roster's.
class MissingReports
{
public:
    explicit MissingReports(std::span<const Outcome> outcomes) : outcomes_(outcomes)
    {
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            if (has_year(outcomes[i])) {
                const auto year = *outcomes[i].filing.year;
                by_body_[outcomes[i].body][year] = i;
                add_name(outcomes[i].filing.agency, outcomes[i].body);
                add_name(outcomes[i].body, outcomes[i].body);
                first_ = std::min(first_, year);
                last_ = std::max(last_, year);
            }
        }
    }

    // Years that a body's certain series leaves out, whatever the scope of its reports.
    void find_gaps()
    {
        std::map<std::string_view, std::map<int, std::size_t>> series;
        for (std::size_t i = 0; i < outcomes_.size(); ++i) {
            if (has_year(outcomes_[i]) && !outcomes_[i].series.empty()) {
                series[outcomes_[i].series][*outcomes_[i].filing.year] = i;
            }
        }
        for (const auto& [key, years] : series) {
            for (auto next = years.begin(), at = next++; next != years.end(); at = next++) {
                for (auto year = at->first + 1; year < next->first; ++year) {
                    add(outcomes_[next->second],
                        year,
                        fmt::format("{}: {}; {}: {}",
                                    at->first,
                                    outcomes_[at->second].file,
                                    next->first,
                                    outcomes_[next->second].file));
                }
            }
        }
    }

    void find_unreported(const Roster& roster)
    {
        for (const auto& entry : roster) {
            const auto bodies = bodies_of(entry);
            for (auto year = entry.since.value_or(first_); year <= entry.until.value_or(last_);
                 ++year) {
                if (!is_reported(entry, bodies, year) && !is_told(entry, bodies, year)) {
                    told_.emplace(entry.agency, year);
                    absent_.push_back(
                        absent_report(entry.agency, entry.division_code, year, "--roster"));
                }
            }
        }
    }

    [[nodiscard]] std::vector<Outcome> take() { return std::move(absent_); }

private:
    void add(const Outcome& of, int year, std::string between)
    {
        if (told_.emplace(of.body, year).second) {
            absent_.push_back(absent_report(of.body, of.division_code, year, std::move(between)));
        }
    }

    // Whose reports may be an entry's, by any name they were printed under; one of the names may
    // leave the place out.
    [[nodiscard]] std::vector<std::string> bodies_of(const RosterEntry& entry) const
    {
        std::vector<std::string> found;
        const auto alike = names_.find(tail_of(entry.agency));
        if (alike == names_.end()) {
            return found;
        }
        for (const auto& [name, body] : alike->second) {
            if (name.ends_with(entry.agency) || entry.agency.ends_with(name)) {
                found.push_back(body);
            }
        }
        return found;
    }

    // Names that end alike, so that a roster of thousands is not held against every name.
    static std::string tail_of(const std::string& name)
    {
        constexpr std::size_t two_characters = 6; // bytes
        return name.substr(name.size() - std::min(name.size(), two_characters));
    }

    void add_name(const std::string& name, const std::string& body)
    {
        if (!name.empty()) {
            names_[tail_of(name)].emplace(name, body);
        }
    }

    [[nodiscard]] bool
    is_reported(const RosterEntry& entry, const std::vector<std::string>& bodies, int year) const
    {
        return std::any_of(bodies.begin(), bodies.end(), [&](const std::string& body) {
            const auto& reports = by_body_.at(body);
            const auto found = reports.find(year);
            if (found == reports.end()) {
                return false;
            }
            const auto& code = outcomes_[found->second].division_code;
            return entry.division_code.empty() || code.empty() || code == entry.division_code;
        });
    }

    [[nodiscard]] bool
    is_told(const RosterEntry& entry, const std::vector<std::string>& bodies, int year) const
    {
        return told_.contains({entry.agency, year}) ||
               std::any_of(bodies.begin(), bodies.end(), [&](const std::string& body) {
                   return told_.contains({body, year});
               });
    }

    std::span<const Outcome> outcomes_;
    std::map<std::string, std::map<int, std::size_t>> by_body_;
    std::map<std::string, std::set<std::pair<std::string, std::string>>>
        names_; // name and body, by the tail of the name
    int first_ = 9999;
    int last_ = 0;
    std::set<std::pair<std::string, int>> told_;
    std::vector<Outcome> absent_;
};

} // namespace

void
compare_years(std::span<Outcome* const> body, const FormLibrary& library)
{
    for (const auto& [key, years] : series_of(body)) {
        compare_series(years, library);
    }
}

std::vector<Outcome>
missing_reports(std::span<const Outcome> outcomes, const Roster& roster)
{
    MissingReports missing(outcomes);
    missing.find_gaps();
    missing.find_unreported(roster);
    return missing.take();
}

} // namespace nianbao
