#include "normalize/identity.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/dates.hpp"
#include "normalize/period.hpp"
#include "normalize/scope.hpp"
#include "normalize/signature.hpp"
#include "normalize/text.hpp"
#include "normalize/title.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace nianbao {

namespace {

bool
contains(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

// The text of the first top section, where period and scope are stated.
std::string
section_one(std::span<const Section> sections)
{
    std::string text;
    for (const auto& section : sections) {
        if (section.level == 1 && !text.empty()) {
            break;
        }
        text += compact(section.text);
    }
    return text;
}

void
add_candidate(std::vector<Candidate>& candidates, Candidate candidate)
{
    if (!candidate.value.empty()) {
        candidates.push_back(std::move(candidate));
    }
}

// "由龙岗区发展和改革局编制", "特向社会公布…": the name between two phrases.
struct Phrase
{
    std::string_view before;
    std::string_view behind;
};

constexpr auto phrases = std::to_array<Phrase>({{"由", "编制"},
                                                {"由", "编写"},
                                                {"由", "汇总"},
                                                {"由", "负责编制"},
                                                {"公布", "政府信息公开"},
                                                {"公布", "信息公开"}});

std::string_view
without_year_behind(std::string_view name)
{
    const auto years = find_years(name);
    const bool ends = !years.empty() && years.back().end == name.size();
    return ends ? name.substr(0, years.back().begin) : name;
}

std::string
agency_in_text(std::string_view text)
{
    for (const auto& phrase : phrases) {
        for (auto at = text.find(phrase.before); at != std::string_view::npos;
             at = text.find(phrase.before, at + 1)) {
            const auto from = at + phrase.before.size();
            const auto end = text.find(phrase.behind, from);
            if (end == std::string_view::npos) {
                break;
            }
            const auto name = without_year_behind(text.substr(from, end - from));
            if (looks_like_agency(name)) {
                return std::string(name);
            }
        }
    }
    return {};
}

// Without folder and extension.
std::string
file_stem(std::string_view path)
{
    const auto name = path.substr(path.rfind('/') + 1);
    return compact(name.substr(0, name.rfind('.')));
}

// The agency a file's name gives: up to the subject, or all of it without year and genre words.
std::string
agency_in_file_name(std::string_view stem)
{
    const auto title = parse_title(stem);
    return title && looks_like_agency(title->agency) ? title->agency : std::string();
}

// Whether a longer name is the same body's: with its place in front, or 人民政府 behind a place.
bool
says_more(std::string_view name, std::string_view taken)
{
    return name.size() > taken.size() &&
           (name.ends_with(taken) || name.ends_with(std::string(taken) + "人民政府"));
}

// The fullest of the names: each that says more than the one taken so far takes its place.
std::string
fullest(std::span<const Candidate> candidates)
{
    std::string agency;
    for (const auto& candidate : candidates) {
        if (agency.empty() || says_more(candidate.value, agency)) {
            agency = candidate.value;
        }
    }
    return agency;
}

std::string
value_from(std::span<const Candidate> candidates, std::string_view source)
{
    const auto found =
        std::find_if(candidates.begin(), candidates.end(), [&](const auto& candidate) {
            return candidate.source == source;
        });
    return found == candidates.end() ? std::string() : found->value;
}

std::string
listed(std::span<const Candidate> candidates)
{
    std::string text;
    for (const auto& candidate : candidates) {
        text += (text.empty() ? "" : ", ") + candidate.source + " " + candidate.value;
    }
    return text;
}

// A folder is of one body or of many: its name counts only where it says more of a name found.
void
add_folders(std::string_view path, std::vector<Candidate>& agencies)
{
    const auto found = fullest(agencies);
    for (auto end = path.rfind('/'); !found.empty() && end != std::string_view::npos;
         end = path.rfind('/')) {
        path = path.substr(0, end);
        auto name = compact(path.substr(path.rfind('/') + 1));
        if (looks_like_agency(name) && says_more(name, found)) {
            agencies.push_back({name, "folder", name});
        }
    }
}

void
settle_agency(std::vector<Candidate> agencies, Filing& filing)
{
    filing.agency = fullest(agencies);
    filing.agency_title = value_from(agencies, "title");
    filing.agency_signature = value_from(agencies, "signature");
    if (filing.agency.empty()) {
        filing.findings.push_back({"agency-unknown", {}, {}});
        return;
    }
    const auto& signature = filing.agency_signature;
    const bool agrees = signature.empty() || filing.agency.ends_with(signature) ||
                        contains(signature, filing.agency_title);
    if (!agrees) {
        filing.findings.push_back({"agency-disagreement", {listed(agencies)}, {}});
    }
}

void
settle_year(const std::vector<Candidate>& years, Filing& filing)
{
    if (years.empty()) {
        filing.findings.push_back({"year-unknown", {}, {}});
        return;
    }
    filing.year = std::stoi(years.front().value);
    filing.year_source = years.front().source;
    // a report may be signed before its year is over
    const auto agrees = [&](const Candidate& candidate) {
        const auto signed_early =
            candidate.source == "signature" && candidate.value == std::to_string(*filing.year - 1);
        return candidate.value == years.front().value || signed_early;
    };
    const bool agree = std::all_of(years.begin(), years.end(), agrees);
    if (!agree) {
        filing.findings.push_back({"year-disagreement", {listed(years)}, {}});
    }
}

// In order of trust; a later source only counts where it is first.
constexpr std::array<std::string_view, 5> year_sources{
    "title", "period", "section", "file", "signature"};

void
order_by_trust(std::vector<Candidate>& years)
{
    const auto rank = [](const Candidate& candidate) {
        return std::find(year_sources.begin(), year_sources.end(), candidate.source) -
               year_sources.begin();
    };
    std::stable_sort(years.begin(), years.end(), [&](const Candidate& a, const Candidate& b) {
        return rank(a) < rank(b);
    });
}

} // namespace

Identity
identify(const Document& document, std::span<const Section> sections)
{
    const auto title = find_title(document);
    const auto signature = find_signature(document);
    const auto date = signature.date ? signature.date : find_date_at(document, title.end);
    const auto text = section_one(sections);

    Identity identity{.title = title.text};
    add_candidate(identity.agencies, {title.agency, "title", title.text});
    add_candidate(identity.agencies, {signature.agency, "signature", signature.text});
    const auto named = agency_in_text(text);
    add_candidate(identity.agencies, {named, "text", named});

    const auto add_year = [&](int year, std::string source, std::string evidence) {
        identity.years.push_back({std::to_string(year), std::move(source), std::move(evidence)});
    };
    if (title.year) {
        add_year(*title.year, "title", title.text);
    }
    if (const auto period = find_period(text)) {
        identity.period = to_string(period->first) + "/" + to_string(period->last);
        add_year(period->last.year, "period", period->evidence);
    }
    if (const auto year = most_mentioned_year(text)) {
        add_year(*year, "section", "");
    }
    if (date) {
        identity.signed_on = to_string(*date);
        add_year(date->year - 1, "signature", signature.text);
    }
    identity.scopes = scope_candidates(title, text);
    return identity;
}

Filing
file_under(const Identity& identity, std::string_view path)
{
    Filing filing;
    const auto stem = file_stem(path);
    auto agencies = identity.agencies;
    add_candidate(agencies, {agency_in_file_name(stem), "file", stem});
    add_folders(path, agencies);
    settle_agency(std::move(agencies), filing);

    auto years = identity.years;
    if (const auto in_name = find_years(stem); in_name.size() == 1) {
        years.push_back({std::to_string(in_name.front().year), "file", stem});
    }
    order_by_trust(years);
    settle_year(years, filing);
    if (!identity.scopes.empty()) {
        filing.scope = identity.scopes.front().value == "own" ? Scope::own : Scope::aggregate;
    }
    return filing;
}

} // namespace nianbao
