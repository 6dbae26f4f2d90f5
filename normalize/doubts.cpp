#include "normalize/doubts.hpp"

#include "normalize/dates.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace nianbao {

namespace {

using Words = std::span<const std::string_view>;

// One kind of applicant, one time of the year, more than a year, a plan, a case of its own.
constexpr auto of_a_part = std::to_array<std::string_view>({
    "自然人", "法人",   "企业", "科研", "社会组织", "社会公益", "法律服务", "律师", "记者",
    "季度",   "半年",   "累计", "历年", "截至",     "截止",     "以来",     "年来", "近年",
    "近三年", "近两年", "预计", "力争", "目标",     "计划",     "例如",     "比如", "分别",
    "撤回",   "撤销",   "逾期", "超期", "延期",     "补正",     "重复",     "同一", "涉及",
    "转办",   "转交",   "交办", "移送", "承办",     "协办",     "人大",     "政协", "提案",
    "每件",   "标准",   "留言", "热线", "工单",     "信箱",     "信访",     "咨询", "来电",
    "一审",   "二审",   "再审",
});
// Ways of applying.
constexpr auto of_a_channel = std::to_array<std::string_view>({
    "网上", "网络", "线上", "网站", "网页", "邮件", "邮箱", "信函", "邮寄", "来信",
    "传真", "当面", "现场", "窗口", "平台", "电话", "渠道", "方式", "来访", "口头",
});
// Others, in the report of one body.
constexpr auto of_others = std::to_array<std::string_view>({
    "全市",     "全区",     "全县",     "全省",     "全州",     "全盟",     "全旗",
    "全系统",   "各镇",     "各乡",     "各街道",   "各部门",   "各单位",   "各科室",
    "各区",     "各县",     "各级",     "各市",     "各分局",   "各所",     "所属",
    "下属",     "局属",     "直属",     "下级",     "市政府收", "市政府共", "区政府收",
    "区政府共", "县政府收", "县政府共", "省政府收", "省政府共", "分局",     "子公司",
});
constexpr auto of_itself =
    std::to_array<std::string_view>({"本级", "所属", "下属", "直属", "其中市", "其中区", "其中县"});
// Words that hold one of those and are no doubt.
constexpr auto harmless = std::to_array<std::string_view>({
    "公民、法人和其他组织",
    "公民、法人或其他组织",
    "公民、法人或者其他组织",
    "公民、法人及其他组织",
    "公民、法人以及其他组织",
    "公民法人和其他组织",
    "公民、法人和社会组织",
    "涉及政府信息公开",
    "涉及信息公开",
});
constexpr auto comparing = std::to_array<std::string_view>({
    "同比", "环比",   "相比", "比上", "比去", "比前", "比2",  "较上", "较去",
    "较前", "较2",    "增加", "增长", "减少", "下降", "上升", "持平", "增幅",
    "降幅", "翻一番", "同期", "多于", "少于", "%",    "率",   "占",
});
constexpr auto other_years = std::to_array<std::string_view>(
    {"上年", "去年", "上一年", "前年", "往年", "明年", "下年", "下一年"});
constexpr auto this_year =
    std::to_array<std::string_view>({"今年", "本年", "当年", "全年", "报告期"});
constexpr auto marks = std::to_array<std::string_view>(
    {"，", "。", "；", "：", "（", "）", "！", "？", ",", ";", "(", ")"});

std::string
blotted(std::string_view text, Words words)
{
    std::string copy(text);
    for (const auto word : words) {
        for (auto at = copy.find(word); at != std::string::npos; at = copy.find(word, at)) {
            copy.replace(at, word.size(), word.size(), '*');
        }
    }
    return copy;
}

// 《…》 names a document.
void
blot_titles(std::string& text)
{
    constexpr std::string_view open = "《";
    constexpr std::string_view close = "》";
    for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
        const auto end = text.find(close, at);
        const auto size = end == std::string::npos ? text.size() - at : end + close.size() - at;
        text.replace(at, size, size, '*');
    }
}

std::size_t
first_of(std::string_view text, Words words)
{
    auto first = text.size();
    for (const auto word : words) {
        first = std::min(first, text.find(word));
    }
    return first;
}

void
find_all(std::string_view text, Words words, std::vector<std::size_t>& places)
{
    for (const auto word : words) {
        for (auto at = text.find(word); at != std::string_view::npos;
             at = text.find(word, at + 1)) {
            places.push_back(at);
        }
    }
}

bool
holds(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

// A month, unless from the first day of the year to the last.
bool
speaks_of_months(std::string_view text)
{
    const bool whole_year = holds(text, "1月1日") && holds(text, "12月31日");
    return holds(text, "月") && !whole_year;
}

bool
compares_at(std::string_view text, std::size_t at)
{
    const auto clause = clause_around(text, at, at);
    const auto within = text.substr(clause.begin, clause.end - clause.begin);
    return first_of(within, comparing) < within.size();
}

void
add_turns(std::string_view text, Words words, TimeSpokenOf time, std::vector<YearTurn>& turns)
{
    std::vector<std::size_t> places;
    find_all(text, words, places);
    for (const auto at : places) {
        if (time == TimeSpokenOf::of_report || !compares_at(text, at)) {
            turns.push_back({at, time});
        }
    }
}

} // namespace

bool
are_certain(const Doubts& doubts, std::string_view text, std::size_t begin, std::size_t end)
{
    const auto clause = clause_around(text, begin, end);
    const auto before = clause.begin == 0 ? clause : clause_around(text, clause.begin - 1, end);
    const auto within = [&](const std::vector<std::size_t>& places, std::size_t from) {
        return std::any_of(places.begin(), places.end(), [&](std::size_t at) {
            return at >= from && at < clause.end;
        });
    };
    return end <= doubts.from && !within(doubts.comparisons, clause.begin) &&
           !within(doubts.channels, before.begin);
}

Doubts
doubts_in(std::string_view sentence, const FiguresOf& of)
{
    const auto text = blotted(sentence, harmless);
    Doubts doubts{.from = first_of(text, of_a_part)};
    doubts.from = std::min(
        doubts.from, of.of_whole_place ? first_of(text, of_itself) : first_of(text, of_others));
    if (speaks_of_months(text)) {
        doubts.from = 0;
    }
    find_all(text, comparing, doubts.comparisons);
    find_all(text, of_a_channel, doubts.channels);
    return doubts;
}

std::vector<YearTurn>
year_turns(std::string_view sentence, int year)
{
    std::string text(sentence);
    blot_titles(text);
    std::vector<YearTurn> turns;
    for (const auto& mention : find_years(text)) {
        const bool own = mention.year == year;
        if (own || !compares_at(text, mention.begin)) {
            turns.push_back({mention.begin, own ? TimeSpokenOf::of_report : TimeSpokenOf::another});
        }
    }
    add_turns(text, other_years, TimeSpokenOf::another, turns);
    add_turns(text, this_year, TimeSpokenOf::of_report, turns);
    std::sort(turns.begin(), turns.end(), [](const YearTurn& a, const YearTurn& b) {
        return a.at < b.at;
    });
    return turns;
}

Clause
clause_around(std::string_view text, std::size_t begin, std::size_t end)
{
    Clause clause{0, text.size()};
    for (const auto mark : marks) {
        const auto before = begin == 0 ? std::string_view::npos : text.rfind(mark, begin - 1);
        if (before != std::string_view::npos && before + mark.size() <= begin) {
            clause.begin = std::max(clause.begin, before + mark.size());
        }
        clause.end = std::min(clause.end, text.find(mark, end));
    }
    return clause;
}

} // namespace nianbao
