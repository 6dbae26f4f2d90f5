#include "normalize/copied_text.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/dates.hpp"
#include "normalize/joined_names.hpp"
#include "normalize/quote.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
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

// Behind the sentence that begins at `begin`.
std::size_t
sentence_end(std::string_view text, std::size_t begin)
{
    auto end = text.size();
    for (const auto stop : stops) {
        const auto at = text.substr(0, end).find(stop, begin);
        end = at == std::string_view::npos ? end : at + stop.size();
    }
    return end;
}

std::string
sentence_around(std::string_view text, std::size_t at)
{
    std::size_t begin = 0;
    for (auto end = sentence_end(text, begin); end <= at; end = sentence_end(text, begin)) {
        begin = end;
    }
    return std::string(text.substr(begin, sentence_end(text, begin) - begin));
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
    constexpr std::size_t width = 20; // bytes that a year takes, in any digits
    const auto years = find_years(sentence.substr(0, width));
    if (years.empty() || years.front().begin != 0 || !holds_any(sentence, subjects)) {
        return 0;
    }
    return speaks_of_reporter(sentence.substr(years.front().end), identity) ? years.front().year
                                                                            : 0;
}

// Sentences that report on the body, by the year they begin with.
struct ReportedYears
{
    std::map<int, int> times{};
    int stale = 0;
    std::string evidence{};
};

void
count_years(std::string_view text, const Identity& identity, ReportedYears& years)
{
    const auto year = year_of(identity);
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = sentence_end(text, begin);
        const auto sentence = text.substr(begin, end - begin);
        begin = end;
        const auto reported = year_reported(sentence, identity);
        ++years.times[reported];
        if (years.stale == 0 && reported != 0 && reported < year &&
            !holds_any(sentence, of_history) &&
            sentence.find(std::to_string(year)) == std::string_view::npos) {
            years.stale = reported;
            years.evidence = sentence;
        }
    }
}

// An earlier year, on which more sentences report than on the report's own.
void
find_stale_year(const std::vector<std::string>& texts, const Identity& identity, Findings& findings)
{
    ReportedYears years;
    for (const auto& text : texts) {
        count_years(text, identity, years);
    }
    const auto year = year_of(identity);
    if (years.stale != 0 && years.times[year] < years.times[years.stale]) {
        findings.push_back({.code = "stale-year",
                            .arguments = {std::to_string(years.stale), quote(years.evidence)},
                            .place = {},
                            .expected = std::to_string(year),
                            .actual = std::to_string(years.stale)});
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

std::size_t
find_name(const SelfName& name, std::string_view text)
{
    for (auto at = text.find(name.word); at != std::string_view::npos;
         at = text.find(name.word, at + 1)) {
        const bool begins_alike = text.substr(0, at).ends_with(name.not_before) ||
                                  text.substr(at + name.word.size()).starts_with(name.not_behind);
        if (!begins_alike) {
            return at;
        }
    }
    return std::string_view::npos;
}

// 我街道 in the report of a bureau.
void
find_other_self(const std::vector<std::string>& texts, const Identity& identity, Findings& findings)
{
    const auto kind = kind_of(identity);
    if (kind != BodyKind::bureau && kind != BodyKind::town) {
        return;
    }
    for (const auto& name : self_names) {
        const auto speaks = [&](const std::string& text) {
            return find_name(name, text) != std::string_view::npos;
        };
        const auto text =
            name.kind == kind ? texts.end() : std::find_if(texts.begin(), texts.end(), speaks);
        if (text != texts.end()) {
            const auto sentence = sentence_around(*text, find_name(name, *text));
            findings.push_back(
                {"other-body-in-text", {std::string(name.word), quote(sentence)}, {}});
        }
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

// Whether a report says enough of itself for a check.
enum class Told : std::uint8_t { enough, too_little };

CheckOutcome
outcome_of(std::string_view code, const Findings& findings, Told told)
{
    const auto judged = findings.empty() ? CheckState::holds : CheckState::broken;
    return {.code = std::string(code),
            .metric = {},
            .state = told == Told::enough ? judged : CheckState::not_assessable};
}

} // namespace

Balanced
check_copied_text(const Report& report)
{
    std::vector<std::string> texts;
    for (const auto& section : report.sections) {
        texts.push_back(compact(section.text));
    }
    Findings stale;
    Findings other;
    find_stale_year(texts, report.identity, stale);
    find_other_self(texts, report.identity, other);
    find_other_name(report.identity, other);

    const bool has_year = !report.identity.years.empty();
    const bool has_name = !report.identity.agencies.empty();
    Balanced balanced{
        {outcome_of("stale-year", stale, has_year ? Told::enough : Told::too_little),
         outcome_of("other-body-in-text", other, has_name ? Told::enough : Told::too_little)},
        std::move(stale)};
    balanced.findings.insert(balanced.findings.end(), other.begin(), other.end());
    return balanced;
}

} // namespace nianbao
