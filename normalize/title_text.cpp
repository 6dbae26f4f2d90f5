#include "normalize/title_text.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/dates.hpp"
#include "normalize/period.hpp"
#include "normalize/text.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

namespace nianbao {

namespace {

constexpr std::size_t longest = 120; // characters; longer is prose

// The words behind the agency's name, the longest first.
constexpr std::array<std::string_view, 4> subjects{
    "政府信息公开", "政务信息公开", "信息公开", "政务公开"};
constexpr std::array<std::string_view, 8> genres{
    "年度报告", "年报", "年报告", "工作报告", "情况报告", "公开报告", "情况的报告", "工作的报告"};

bool
contains(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

bool
contains_any(std::string_view text, std::span<const std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](auto word) { return contains(text, word); });
}

// Without the date that ends it, on a line of its own in the same paragraph.
std::string_view
without_date(std::string_view text)
{
    for (const auto& year : find_years(text)) {
        auto at = year.begin;
        if (parse_date(text, at) && at == text.size()) {
            return text.substr(0, year.begin);
        }
    }
    return text;
}

bool
ends_with_any(std::string_view text, std::span<const std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(word); });
}

// 关于报送: what may stand about a name and is no part of it. 全区 says how far a report reaches.
constexpr std::array<std::string_view, 4> before_name{"关于", "-", "—", "_"};
constexpr std::array<std::string_view, 13> behind_name{
    "关于", "的", "本级", "年度", "全省", "全市", "全区", "全县", "全旗", "-", "—", "_", "－"};

std::string_view
bare_name(std::string_view name)
{
    for (bool again = true; again;) {
        again = false;
        for (const auto word : before_name) {
            if (name.starts_with(word)) {
                name.remove_prefix(word.size());
                again = true;
            }
        }
        for (const auto word : behind_name) {
            if (name.ends_with(word)) {
                name.remove_suffix(word.size());
                again = true;
            }
        }
    }
    return name;
}

// Whether what a title leaves before its subject is a name: 依法行政和, 法治建设暨 are none.
bool
may_be_name(std::string_view name)
{
    constexpr std::array<std::string_view, 2> joints{"暨", "依法行政"};
    constexpr std::array<std::string_view, 7> open_ends{
        "和", "与", "及", "、", "市市", "区区", "县县"}; // 云州市市本级
    std::string plain(name);
    constexpr std::string_view comma = "、"; // between the names of two bodies
    for (auto at = plain.find(comma); at != std::string::npos; at = plain.find(comma)) {
        plain.erase(at, comma.size());
    }
    return may_stand_in_name(plain) && !is_nobody(name) && !contains_any(name, joints) &&
           !ends_with_any(name, open_ends);
}

std::string
agency_in(std::string_view before_subject, const std::vector<YearMention>& years)
{
    std::string left(before_subject);
    std::size_t erased = 0;
    for (const auto& year : years) {
        if (year.end <= before_subject.size()) {
            left.erase(year.begin - erased, year.end - year.begin);
            erased += year.end - year.begin;
        }
    }
    const auto name = bare_name(left);
    return may_be_name(name) ? std::string(name) : std::string();
}

// The year nearest to the subject; one of a date is none.
std::optional<int>
year_of_title(std::string_view core, std::size_t subject, const std::vector<YearMention>& years)
{
    std::optional<int> nearest;
    auto least = core.size();
    for (const auto& year : years) {
        const auto distance = year.end <= subject ? subject - year.end : year.begin - subject;
        if (!is_of_date(core, year) && distance < least) {
            least = distance;
            nearest = year.year;
        }
    }
    return nearest;
}

} // namespace

Noted
split_note(std::string_view text)
{
    for (const auto& [open, close] : {std::pair("（", "）"), std::pair("(", ")")}) {
        if (text.ends_with(close)) {
            const auto at = text.rfind(open);
            if (at == std::string_view::npos) {
                break;
            }
            const auto from = at + std::string_view(open).size();
            return {text.substr(0, at),
                    text.substr(from, text.size() - std::string_view(close).size() - from)};
        }
    }
    return {text, {}};
}

std::optional<int>
whole_year(std::string_view text)
{
    const auto years = find_years(text);
    if (years.size() == 1 && years.front().begin == 0 && years.front().end == text.size()) {
        return years.front().year;
    }
    const auto period = find_period(text);
    return period ? std::optional(period->last.year) : std::nullopt;
}

std::optional<ReportTitle>
parse_title(std::string_view text)
{
    const auto [noted, note] = split_note(text);
    const auto core = without_date(noted);
    if (count_characters(core) > longest || !ends_with_any(core, genres)) {
        return std::nullopt;
    }
    for (const auto subject : subjects) {
        const auto at = core.find(subject);
        if (at == std::string_view::npos) {
            continue;
        }
        const auto years = find_years(core);
        ReportTitle title{.text = std::string(text),
                          .agency = agency_in(core.substr(0, at), years),
                          .year = year_of_title(core, at, years)};
        if (!title.year) {
            title.year = whole_year(note);
        }
        if (title.agency.empty() && looks_like_agency(note)) {
            title.agency = note;
        }
        return title;
    }
    return std::nullopt;
}

} // namespace nianbao
