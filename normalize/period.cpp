#include "normalize/period.hpp"

#include <algorithm>
#include <map>

namespace nianbao {

namespace {

// The end of a period that begins before `at`; its year may be left out.
std::optional<Date>
parse_last_day(std::string_view text, int first_year, std::size_t& at)
{
    for (const auto* word :
         {"起", "开始", "，", ",", "至", "到", "—", "-", "－", "~", "～", "止"}) {
        if (text.substr(at).starts_with(word)) {
            at += std::string_view(word).size();
        }
    }
    if (const auto whole = parse_date(text, at)) {
        return whole;
    }
    constexpr std::size_t longest = 30; // bytes of 十二月三十一日, and more
    const auto with_year =
        std::to_string(first_year) + "年" + std::string(text.substr(at, longest));
    std::size_t behind = 0;
    return parse_date(with_year, behind);
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
    for (const auto& year : find_years(text)) {
        auto at = year.begin;
        const auto first = parse_date(text, at);
        const auto last = first ? parse_last_day(text, first->year, at) : std::nullopt;
        if (last && std::pair(first->year, first->month) < std::pair(last->year, last->month)) {
            return Period{*first, *last, words_around(text, year.begin, at)};
        }
    }
    return std::nullopt;
}

std::optional<int>
most_mentioned_year(std::string_view text)
{
    std::map<int, int> counts;
    for (const auto& year : find_years(text)) {
        ++counts[year.year];
    }
    std::optional<int> best;
    int most = 1; // a single mention proves nothing
    for (const auto& [year, count] : counts) {
        if (count == most) {
            best.reset();
        } else if (count > most) {
            most = count;
            best = year;
        }
    }
    return best;
}

} // namespace nianbao
