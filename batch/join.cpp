#include "batch/join.hpp"

#include "batch/body.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <tuple>

namespace nianbao {

namespace {

using Group = std::vector<Outcome*>; // by path

bool
joins(const Outcome& outcome)
{
    return is_current(outcome) && !outcome.filing.agency.empty() && outcome.filing.year;
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
    copy.status = copy.is_kept ? copy.status : Status::duplicate;
    copy.other_file = original.file;
    copy.is_kept = false;
    copy.figures = 0;
    release(copy);
    copy.filing.findings.clear();
}

void
mark_equal_bytes(const Group& group)
{
    for (std::size_t i = 1; i < group.size(); ++i) {
        const auto end = group.begin() + static_cast<std::ptrdiff_t>(i);
        const auto original = std::find_if(group.begin(), end, [&](const Outcome* earlier) {
            return is_current(*earlier) && one_body_and_year(*earlier, *group[i]);
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

// 更正, 修订, 更新 in a file's name or in the title; a bureau of 城市更新 renews no report.
bool
says_corrected(const Outcome& outcome)
{
    constexpr std::array<std::string_view, 3> words{"更正", "修订", "更新"};
    constexpr std::string_view renewal = "城市更新";
    auto text = outcome.file.substr(outcome.file.rfind('/') + 1) + outcome.report.identity.title;
    for (auto at = text.find(renewal); at != std::string::npos; at = text.find(renewal)) {
        text.erase(at, renewal.size());
    }
    return std::any_of(words.begin(), words.end(), [&](auto word) {
        return text.find(word) != std::string::npos;
    });
}

auto
lateness(const Outcome& outcome)
{
    return std::tuple(says_corrected(outcome),
                      std::string_view(outcome.report.identity.signed_on),
                      std::string_view(outcome.report.modified),
                      std::string_view(outcome.file));
}

// The latest of a group takes the place of the others.
void
keep_latest(const Group& group)
{
    const auto* latest =
        *std::max_element(group.begin(), group.end(), [](const auto* a, const auto* b) {
            return lateness(*a) < lateness(*b);
        });
    for (auto* outcome : group) {
        if (outcome != latest) {
            // what could not be read again says so, and has no figures of its own any more
            outcome->status = outcome->is_kept ? outcome->status : Status::superseded;
            outcome->is_kept = false;
            outcome->other_file = latest->file;
        }
    }
}

// Only reports with figures replace each other: a notice that goes with one has none.
bool
is_certain(const Outcome& outcome, const BodyKey& key)
{
    return joins(outcome) && key.same == SameBody::certain &&
           outcome.filing.scope != Scope::unknown && outcome.figures > 0;
}

void
supersede(std::vector<Outcome>& outcomes, const std::vector<BodyKey>& keys)
{
    std::map<std::tuple<std::string_view, int, Scope>, Group> groups;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        auto& outcome = outcomes[i];
        if (is_certain(outcome, keys[i])) {
            groups[{keys[i].key, *outcome.filing.year, outcome.filing.scope}].push_back(&outcome);
        }
    }
    for (const auto& [report, group] : groups) {
        keep_latest(group);
    }
}

} // namespace

std::vector<Outcome>
join(std::vector<Outcome> outcomes, const Divisions& divisions, const Aliases& aliases)
{
    const auto keys = name_bodies(outcomes, divisions, aliases);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        outcomes[i].series = keys[i].same == SameBody::certain ? keys[i].key : std::string();
    }
    const auto bytes_of = [](const Outcome& outcome) { return outcome.sha256; };
    for (const auto& [sha256, group] : grouped(outcomes, bytes_of)) {
        mark_equal_bytes(group);
    }
    for (const auto& [sha256, group] : grouped(outcomes, bytes_of)) {
        point_at_another(group, "copied-file"); // what is left differs in body or year
    }
    supersede(outcomes, keys);
    const auto report_of = [](const Outcome& outcome) {
        return std::tuple(outcome.body, outcome.filing.year, outcome.filing.scope);
    };
    for (const auto& [report, group] : grouped(outcomes, report_of)) {
        point_at_another(group, "body-ambiguous");
    }
    return outcomes;
}

} // namespace nianbao
