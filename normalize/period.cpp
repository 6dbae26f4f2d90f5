#include "normalize/period.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <utility>

namespace nianbao {

namespace {

constexpr std::array<std::string_view, 17> between{"起",
                                                   "开始",
                                                   "，",
                                                   ",",
                                                   "至",
                                                   "到",
                                                   "—",
                                                   "—",
                                                   "-",
                                                   "－",
                                                   "–",
                                                   "~",
                                                   "～",
                                                   "止",
                                                   "当年",
                                                   "同年",
                                                   "本年"};
constexpr std::array<std::string_view, 6> of_figures{
    "统计", "期限", "时限", "报告期", "所列数据", "起止"};
constexpr std::array<std::string_view, 2> stops{"。", "；"};

// Both ends as stated: a day, or a month whose day is 0.
std::optional<Date>
parse_end(std::string_view text, std::size_t& at)
{
    const auto day = parse_date(text, at);
    return day ? day : parse_month(text, at);
}

// The end of a period that begins before `at`; its year may be left out.
std::optional<Date>
parse_last_end(std::string_view text, int first_year, std::size_t& at)
{
    for (const auto word : between) {
        if (text.substr(at).starts_with(word)) {
            at += word.size();
        }
    }
    if (const auto whole = parse_end(text, at)) {
        return whole;
    }
    constexpr std::size_t longest = 30; // bytes of 十二月三十一日, and more
    const auto with_year =
        std::to_string(first_year) + "年" + std::string(text.substr(at, longest));
    std::size_t behind = 0;
    return parse_end(with_year, behind);
}

Date
last_of_month(const Date& date)
{
    using namespace std::chrono;
    const auto last = (year(date.year) / static_cast<int>(date.month) / std::chrono::last).day();
    return {date.year, date.month, static_cast<int>(static_cast<unsigned>(last))};
}

int
months_between(const Date& first, const Date& last)
{
    return (last.year - first.year) * 12 + last.month - first.month;
}

// Both ends by the day or both by the month.
std::optional<Period>
parse_period(std::string_view text, std::size_t begin)
{
    auto at = begin;
    auto first = parse_end(text, at);
    auto last = first ? parse_last_end(text, first->year, at) : std::nullopt;
    if (!last || (first->day == 0) != (last->day == 0) || months_between(*first, *last) <= 0) {
        return std::nullopt;
    }
    if (last->day == 0) {
        first->day = 1;
        last = last_of_month(*last);
    }
    return Period{*first, *last, words_around(text, begin, at)};
}

bool
is_of_figures(std::string_view text, std::size_t at)
{
    std::size_t from = 0;
    for (const auto stop : stops) {
        const auto found = text.substr(0, at).rfind(stop);
        from = found == std::string_view::npos ? from : std::max(from, found);
    }
    const auto sentence = text.substr(from, at - from);
    return std::any_of(of_figures.begin(), of_figures.end(), [&](auto word) {
        return sentence.find(word) != std::string_view::npos;
    });
}

bool
is_about_a_year(const Period& period)
{
    const auto months = months_between(period.first, period.last);
    return months >= 10 && months <= 14;
}

bool
same_days(const Period& a, const Period& b)
{
    return a.first == b.first && a.last == b.last;
}

} // namespace

std::string
words_around(std::string_view text, std::size_t begin, std::size_t end)
{
    constexpr std::size_t margin = 30; // bytes, ten characters
    auto first = begin - std::min(begin, margin);
    auto last = std::min(text.size(), end + margin);
    const auto inside = [&](std::size_t at) {
        return at > 0 && at < text.size() &&
               (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
    };
    while (inside(first)) {
        --first;
    }
    while (inside(last)) {
        ++last;
    }
    return std::string(text.substr(first, last - first));
}

std::optional<Period>
find_period(std::string_view text)
{
    std::optional<Period> only;
    bool several = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto period = parse_period(text, at);
        if (!period) {
            continue;
        }
        if (is_of_figures(text, at)) {
            return period;
        }
        if (!is_about_a_year(*period)) {
            continue;
        }
        if (only && !same_days(*only, *period)) {
            several = true;
        }
        only = std::move(period);
    }
    return several ? std::nullopt : only;
}

std::optional<SpokenOf>
most_mentioned_year(std::string_view text)
{
    struct Mentions
    {
        int count = 0;
        YearMention first;
    };
    std::map<int, Mentions> mentions;
    for (const auto& year : find_years(text)) {
        if (auto& [count, first] = mentions[year.year]; ++count == 1) {
            first = year;
        }
    }
    const Mentions* best = nullptr;
    int most = 1; // a single mention proves nothing
    for (const auto& [year, mention] : mentions) {
        if (mention.count == most) {
            best = nullptr;
        } else if (mention.count > most) {
            most = mention.count;
            best = &mention;
        }
    }
    if (best == nullptr) {
        return std::nullopt;
    }
    return SpokenOf{best->first.year, words_around(text, best->first.begin, best->first.end)};
}

std::optional<int>
year_of_signing(const Date& signed_on, const std::optional<Period>& stated, ReportingYear kind)
{
    constexpr std::pair december_31{12, 31};
    const auto by_kind = kind == ReportingYear::academic ? std::pair(8, 31) : december_31;
    const auto end = stated ? std::pair(stated->last.month, stated->last.day) : by_kind;
    if (end == december_31) {
        return signed_on.month == 12 ? std::nullopt : std::optional(signed_on.year - 1);
    }
    if (signed_on.day == 0 && signed_on.month == end.first) {
        return std::nullopt;
    }
    const bool is_over = std::pair(signed_on.month, signed_on.day) >= end;
    return is_over ? signed_on.year : signed_on.year - 1;
}

} // namespace nianbao
