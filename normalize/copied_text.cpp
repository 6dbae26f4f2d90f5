#include "normalize/copied_text.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/dates.hpp"
#include "normalize/joined_names.hpp"
#include "normalize/quote.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <span>

namespace nianbao {

namespace {

using Words = std::span<const std::string_view>;

constexpr auto stops = std::to_array<std::string_view>({"。", "！", "？", "；"});
constexpr auto subjects = std::to_array<std::string_view>({"信息公开", "政务公开"});
// Who reports, behind the year with which a sentence begins.
constexpr auto reporters = std::to_array<std::string_view>({"我", "本"});
// What happened in another year, and may be told.
constexpr auto of_history = std::to_array<std::string_view>(
    {"以来", "印发", "出台", "制定", "修订", "下发", "成立", "起", "比", "较", "曾"});

// What a body calls itself that can't be another kind of body; and words that begin alike.
struct SelfName
{
    std::string_view word;
    BodyKind kind;
    std::string_view not_before; // 自我局限
    std::string_view not_behind;
};

constexpr auto self_names = std::to_array<SelfName>({
    {"我局", BodyKind::bureau, "自", "限"},
    {"我委", BodyKind::bureau, "自", "托"},
    {"我厅", BodyKind::bureau, "自", "堂"},
    {"我镇", BodyKind::town, "自", "静"},
    {"我街道", BodyKind::town, "自", "路"},
});

bool
holds_any(std::string_view text, Words words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

template<typename Take>
void
each_sentence(std::span<const Section> sections, Take take)
{
    for (const auto& section : sections) {
        const auto text = compact(section.text);
        for (std::string_view rest = text; !rest.empty();) {
            auto end = rest.size();
            for (const auto stop : stops) {
                const auto at = rest.find(stop);
                end = at == std::string_view::npos ? end : std::min(end, at + stop.size());
            }
            take(rest.substr(0, end));
            rest.remove_prefix(end);
        }
    }
}

int
year_of(const Identity& identity)
{
    int year = 0;
    if (!identity.years.empty()) {
        const auto& digits = identity.years.front().value;
        std::from_chars(digits.data(), digits.data() + digits.size(), year);
    }
    return year;
}

bool
speaks_of_reporter(std::string_view text, const Identity& identity)
{
    constexpr std::string_view comma = "，";
    if (text.starts_with(comma)) {
        text.remove_prefix(comma.size());
    }
    const auto begins = [&](std::string_view words) {
        return !words.empty() && text.starts_with(words);
    };
    return std::any_of(reporters.begin(), reporters.end(), begins) ||
           std::any_of(identity.agencies.begin(), identity.agencies.end(), [&](const auto& one) {
               return begins(one.value);
           });
}

// "2021年，我局……": the year that a sentence reports on; 0 where it reports on none.
int
year_reported(std::string_view sentence, const Identity& identity)
{
    const auto years = find_years(sentence);
    if (years.empty() || years.front().begin != 0 || !holds_any(sentence, subjects)) {
        return 0;
    }
    return speaks_of_reporter(sentence.substr(years.front().end), identity) ? years.front().year
                                                                            : 0;
}

// The year before the report's, in which more sentences report on the body than on its own year.
void
find_stale_year(const Report& report, Findings& findings)
{
    const auto year = year_of(report.identity);
    std::map<int, int> times;
    std::string evidence;
    int stale = 0;
    each_sentence(report.sections, [&](std::string_view sentence) {
        const auto reported = year_reported(sentence, report.identity);
        ++times[reported];
        if (stale == 0 && reported != 0 && reported < year && !holds_any(sentence, of_history) &&
            sentence.find(std::to_string(year)) == std::string_view::npos) {
            stale = reported;
            evidence = sentence;
        }
    });
    if (stale != 0 && times[year] < times[stale]) {
        findings.push_back({.code = "stale-year",
                            .arguments = {std::to_string(stale), quote(evidence)},
                            .place = {},
                            .expected = std::to_string(year),
                            .actual = std::to_string(stale)});
    }
}

// Bureau or town, where title and signature agree on it.
BodyKind
kind_of(const Identity& identity)
{
    auto kind = BodyKind::unknown;
    for (const auto& agency : identity.agencies) {
        const auto one = body_kind(agency.value);
        if (kind != BodyKind::unknown && one != kind) {
            return BodyKind::unknown;
        }
        kind = one;
    }
    return kind;
}

bool
stands_in(const SelfName& name, std::string_view sentence)
{
    for (auto at = sentence.find(name.word); at != std::string_view::npos;
         at = sentence.find(name.word, at + 1)) {
        const bool begins_alike =
            sentence.substr(0, at).ends_with(name.not_before) ||
            sentence.substr(at + name.word.size()).starts_with(name.not_behind);
        if (!begins_alike) {
            return true;
        }
    }
    return false;
}

// 我街道 in the report of a bureau.
void
find_other_self(const Report& report, Findings& findings)
{
    const auto kind = kind_of(report.identity);
    if (kind != BodyKind::bureau && kind != BodyKind::town) {
        return;
    }
    for (const auto& name : self_names) {
        bool found = false;
        each_sentence(report.sections, [&](std::string_view sentence) {
            if (name.kind != kind && !found && stands_in(name, sentence)) {
                found = true;
                findings.push_back(
                    {"other-body-in-text", {std::string(name.word), quote(sentence)}, {}});
            }
        });
    }
}

std::string_view
last_character(std::string_view name)
{
    constexpr std::size_t width = 3;
    return name.size() < width ? name : name.substr(name.size() - width);
}

// 由另一局编制: a name of the same kind that cannot be the body's own.
void
find_other_name(const Identity& identity, Findings& findings)
{
    const Candidate* text = nullptr;
    for (const auto& agency : identity.agencies) {
        text = agency.source == "text" ? &agency : text;
    }
    if (text == nullptr || identity.agencies.size() < 2) {
        return;
    }
    const bool is_other =
        std::all_of(identity.agencies.begin(), identity.agencies.end(), [&](const auto& agency) {
            return &agency == text ||
                   (last_character(agency.value) == last_character(text->value) &&
                    body_kind(agency.value) == body_kind(text->value) &&
                    !may_sign_for(agency.value, text->value));
        });
    if (is_other) {
        findings.push_back({"other-body-in-text", {text->value, text->evidence}, {}});
    }
}

} // namespace

Findings
check_copied_text(const Report& report)
{
    Findings findings;
    find_stale_year(report, findings);
    find_other_self(report, findings);
    find_other_name(report.identity, findings);
    return findings;
}

} // namespace nianbao
