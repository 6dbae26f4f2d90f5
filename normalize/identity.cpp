#include "normalize/identity.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/dates.hpp"
#include "normalize/file_name.hpp"
#include "normalize/headings.hpp"
#include "normalize/joined_names.hpp"
#include "normalize/named_in_text.hpp"
#include "normalize/period.hpp"
#include "normalize/scope.hpp"
#include "normalize/signature.hpp"
#include "normalize/title.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace nianbao {

namespace {

// What stands between title and first heading; without headings all up to a table.
std::string
opening(const Document& document, std::size_t begin)
{
    std::string text;
    for (auto block = begin; block < document.blocks.size(); ++block) {
        const auto* paragraph = std::get_if<Paragraph>(&document.blocks[block]);
        if (paragraph == nullptr || as_heading(*paragraph)) {
            break;
        }
        if (!paragraph->in_contents) {
            text += compact(paragraph->text);
        }
    }
    return text;
}

// The text of the first top section, where period and scope are stated.
std::string
section_one(std::span<const Section> sections)
{
    std::string text;
    for (const auto& section : sections) {
        if (section.level <= sections.front().level && !text.empty()) {
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
    if (!may_sign_for(filing.agency_signature, filing.agency_title)) {
        filing.findings.push_back({"agency-disagreement", {listed(agencies)}, {}});
    }
}

std::optional<int>
number(std::string_view digits)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() ? std::optional(value) : std::nullopt;
}

void
settle_year(const std::vector<Candidate>& years, Filing& filing)
{
    if (years.empty()) {
        filing.findings.push_back({"year-unknown", {}, {}});
        return;
    }
    filing.year = number(years.front().value);
    filing.year_source = years.front().source;
    const bool agree = std::all_of(years.begin(), years.end(), [&](const Candidate& candidate) {
        return candidate.value == years.front().value;
    });
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

void
add_year(std::vector<Candidate>& years, std::optional<int> year, Candidate of)
{
    if (year) {
        of.value = std::to_string(*year);
        years.push_back(std::move(of));
    }
}

std::vector<Candidate>
agency_candidates(const ReportTitle& title, const Signature& signature, std::string_view text)
{
    std::vector<Candidate> agencies;
    add_candidate(agencies, {title.agency, "title", title.text});
    add_candidate(agencies, {signature.agency, "signature", signature.text});
    add_candidate(agencies, agency_in_text(text));
    return agencies;
}

// A title or a period may say that a report is of an academic year, whatever its form.
ReportingYear
stated_kind(const ReportTitle& title, ReportingYear kind)
{
    const bool says_academic = title.text.find("学年") != std::string::npos;
    return says_academic ? ReportingYear::academic : kind;
}

} // namespace

Identity
identify(const Document& document, std::span<const Section> sections, ReportingYear kind)
{
    const auto title = find_title(document);
    const auto signature = find_signature(document, title.end);
    const auto dated = signature.date ? signature : find_date_at(document, title.end);
    const auto text = opening(document, title.end) + section_one(sections);
    const auto period = find_period(text);

    Identity identity{.title = title.text};
    identity.agencies = agency_candidates(title, signature, text);
    add_year(identity.years, title.year, {{}, "title", title.text});
    if (period) {
        identity.period = to_string(period->first) + "/" + to_string(period->last);
        add_year(identity.years, period->last.year, {{}, "period", period->evidence});
    }
    if (const auto spoken = most_mentioned_year(text)) {
        add_year(identity.years, spoken->year, {{}, "section", spoken->evidence});
    }
    if (dated.date) {
        identity.signed_on = dated.date->day == 0 ? std::string() : to_string(*dated.date);
        add_year(identity.years,
                 year_of_signing(*dated.date, period, stated_kind(title, kind)),
                 {{}, "signature", dated.text});
    }
    identity.scopes = scope_candidates(title, signature.agency, text);
    return identity;
}

Filing
file_under(const Identity& identity, std::string_view path)
{
    Filing filing;
    const auto file = read_file_name(path);
    auto agencies = identity.agencies;
    add_candidate(agencies, {file.agency, "file", file.stem});
    add_folders(path, agencies);
    settle_agency(std::move(agencies), filing);

    auto years = identity.years;
    add_year(years, file.year, {{}, "file", file.stem});
    order_by_trust(years);
    settle_year(years, filing);
    if (!identity.scopes.empty()) {
        filing.scope = identity.scopes.front().value == "own" ? Scope::own : Scope::aggregate;
    }
    return filing;
}

} // namespace nianbao
