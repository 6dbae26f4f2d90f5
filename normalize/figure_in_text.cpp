#include "normalize/figure_in_text.hpp"

#include "normalize/quantity.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace nianbao {

namespace {

using Words = std::span<const std::string_view>;

// What a count of 件 may be called by; 件次 counts otherwise.
constexpr auto counted_as_cases =
    std::to_array<std::string_view>({"件", "宗", "起", "份", "例", "条", "次", "个"});
constexpr auto money_units = std::to_array<std::string_view>({"万元", "元"});

// Between a phrase and its figure; the longer before the shorter.
constexpr auto links = std::to_array<std::string_view>(
    {"总数量", "总数", "数量", "件数", "共计", "合计", "总计", "申请", "案件",  "事项",
     "情况",   "均为", "共",   "计",   "为",   "是",   "有",   "达",   "了",    "的",
     "数",     "量",   "：",   ":",    "（",   "(",    "费用", "金额", "人民币"});
// Between a figure and the phrase behind it.
constexpr auto back_links = std::to_array<std::string_view>({"政府信息公开申请",
                                                             "信息公开申请",
                                                             "申请",
                                                             "均已",
                                                             "依法",
                                                             "决定",
                                                             "答复",
                                                             "作出",
                                                             "做出",
                                                             "属于",
                                                             "的",
                                                             "均",
                                                             "已",
                                                             "为",
                                                             "系",
                                                             "属",
                                                             "因"});
// Before a figure that belongs to what follows it.
constexpr auto openings = std::to_array<std::string_view>({"。",
                                                           "，",
                                                           "、",
                                                           "；",
                                                           "：",
                                                           "（",
                                                           "(",
                                                           ",",
                                                           ":",
                                                           "有",
                                                           "对",
                                                           "其中",
                                                           "计",
                                                           "共",
                                                           "将",
                                                           "作出",
                                                           "做出"});
// Behind a unit, where the figure is not exact or not of that unit.
constexpr auto inexact = std::to_array<std::string_view>(
    {"以上", "以下", "左右", "以内", "次", "余", "多", "至", "到", "-", "—", "~", "～", "/"});
constexpr auto numerals = std::to_array<std::string_view>({"〇",
                                                           "零",
                                                           "一",
                                                           "二",
                                                           "三",
                                                           "四",
                                                           "五",
                                                           "六",
                                                           "七",
                                                           "八",
                                                           "九",
                                                           "十",
                                                           "百",
                                                           "千",
                                                           "万",
                                                           "亿"});
constexpr auto no_figure = std::to_array<std::string_view>({"没有", "无"});
constexpr auto tails = std::to_array<std::string_view>({"的",
                                                        "情况",
                                                        "案件",
                                                        "事项",
                                                        "行为",
                                                        "情形",
                                                        "发生",
                                                        "问题",
                                                        "等",
                                                        "申请",
                                                        "现象",
                                                        "工作",
                                                        "收取",
                                                        "产生"});
constexpr auto clause_marks = std::to_array<std::string_view>(
    {"，", "。", "；", "、", "！", "？", "）", ",", ";", ")", "和", "及", "或", "与", "以及"});

constexpr int most_links = 6;

std::string_view
word_at(std::string_view text, std::size_t at, Words words)
{
    const auto rest = text.substr(std::min(at, text.size()));
    const auto found = std::find_if(
        words.begin(), words.end(), [&](std::string_view word) { return rest.starts_with(word); });
    return found == words.end() ? std::string_view() : *found;
}

std::string_view
word_before(std::string_view text, std::size_t end, Words words)
{
    const auto before = text.substr(0, end);
    const auto found = std::find_if(
        words.begin(), words.end(), [&](std::string_view word) { return before.ends_with(word); });
    return found == words.end() ? std::string_view() : *found;
}

std::size_t
behind_words(std::string_view text, std::size_t at, Words words)
{
    for (int i = 0; i < most_links; ++i) {
        const auto word = word_at(text, at, words);
        if (word.empty()) {
            break;
        }
        at += word.size();
    }
    return at;
}

bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool
is_digit_at(std::string_view text, std::size_t at)
{
    return at < text.size() && is_digit(text[at]);
}

// Behind the number that begins at `at`, in digits of one kind.
std::size_t
number_end(std::string_view text, std::size_t at)
{
    if (!is_digit_at(text, at)) {
        for (auto word = word_at(text, at, numerals); !word.empty();
             word = word_at(text, at, numerals)) {
            at += word.size();
        }
        return at;
    }
    const auto joins = [&](std::size_t i) {
        return (text[i] == ',' || text[i] == '.') && is_digit_at(text, i + 1);
    };
    while (at < text.size() && (is_digit(text[at]) || joins(at))) {
        ++at;
    }
    return at;
}

std::size_t
number_begin(std::string_view text, std::size_t end)
{
    if (end == 0 || !is_digit(text[end - 1])) {
        for (auto word = word_before(text, end, numerals); !word.empty();
             word = word_before(text, end, numerals)) {
            end -= word.size();
        }
        return end;
    }
    while (end > 0 && (is_digit(text[end - 1]) || text[end - 1] == ',' || text[end - 1] == '.')) {
        --end;
    }
    return end;
}

std::optional<Decimal>
value_of(std::string_view number, ValueType type)
{
    const auto quantity = read_quantity(number, type);
    return quantity.reading == Reading::number ? std::optional(quantity.value) : std::nullopt;
}

std::string_view
unit_at(std::string_view text, std::size_t at, CountedIn counted)
{
    if (counted.type == ValueType::money) {
        return word_at(text, at, money_units);
    }
    const auto cases = counted.unit == counted_as_cases.front();
    return cases ? word_at(text, at, counted_as_cases) : word_at(text, at, Words(&counted.unit, 1));
}

std::optional<FigureInText>
figure_at(std::string_view text, std::size_t at, CountedIn counted)
{
    const auto end = number_end(text, at);
    const auto unit = unit_at(text, end, counted);
    if (end == at || unit.empty() || !word_at(text, end + unit.size(), inexact).empty()) {
        return std::nullopt;
    }
    const auto value = value_of(text.substr(at, end - at), counted.type);
    return value ? std::optional(FigureInText{*value, unit, at, end + unit.size()}) : std::nullopt;
}

bool
is_break(std::string_view text, std::size_t at)
{
    return at >= text.size() || !word_at(text, at, clause_marks).empty();
}

} // namespace

std::optional<FigureInText>
figure_behind(std::string_view text, std::size_t at, CountedIn counted)
{
    const auto from = behind_words(text, at, links);
    if (auto figure = figure_at(text, from, counted)) {
        return figure;
    }
    const auto none = word_at(text, from, no_figure);
    if (!none.empty() && is_break(text, from + none.size())) {
        return FigureInText{{}, counted.unit, from, from + none.size()};
    }
    return std::nullopt;
}

std::optional<FigureInText>
figure_before(std::string_view text, std::size_t at, CountedIn counted)
{
    for (int i = 0; i < most_links; ++i) {
        at -= word_before(text, at, back_links).size();
    }
    const auto cases = Words(counted_as_cases);
    const auto unit = word_before(text, at, cases);
    if (unit.empty() || counted.type == ValueType::money) {
        return std::nullopt;
    }
    const auto begin = number_begin(text, at - unit.size());
    const auto opening = word_before(text, begin, openings);
    const auto before = begin - opening.size();
    const bool opens = begin == 0 || (!opening.empty() && !is_digit_at(text, before - 1));
    auto figure = opens ? figure_at(text, begin, counted) : std::nullopt;
    return figure && figure->end == at ? figure : std::nullopt;
}

bool
holds_number(std::string_view text, CountedIn counted)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto end = number_end(text, at);
        if (end > at && (is_digit(text[at]) || !unit_at(text, end, counted).empty())) {
            return true;
        }
    }
    return false;
}

bool
clause_ends(std::string_view text, std::size_t at)
{
    return is_break(text, behind_words(text, at, tails));
}

} // namespace nianbao
