#include "normalize/agency_name.hpp"

#include "normalize/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace nianbao {

namespace {

struct Ending
{
    std::string_view words;
    BodyKind kind;
};

// The first that fits decides, so the longer stand before the shorter.
constexpr auto endings = std::to_array<Ending>({
    {"镇人民政府", BodyKind::town},   {"乡人民政府", BodyKind::town},
    {"街道办事处", BodyKind::town},   {"街道办", BodyKind::town},
    {"苏木人民政府", BodyKind::town}, {"人民政府", BodyKind::government},
    {"镇政府", BodyKind::town},       {"乡政府", BodyKind::town},
    {"政府", BodyKind::government},   {"镇", BodyKind::town},
    {"乡", BodyKind::town},           {"街道", BodyKind::town},
    {"开发区", BodyKind::bureau},     {"高新区", BodyKind::bureau},
    {"新区", BodyKind::place},        {"园区", BodyKind::bureau},
    {"景区", BodyKind::bureau},       {"保税区", BodyKind::bureau},
    {"保税港区", BodyKind::bureau},   {"经开区", BodyKind::bureau},
    {"度假区", BodyKind::bureau},     {"示范区", BodyKind::bureau},
    {"名胜区", BodyKind::bureau},     {"保护区", BodyKind::bureau},
    {"省", BodyKind::place},          {"市", BodyKind::place},
    {"自治区", BodyKind::place},      {"区", BodyKind::place},
    {"县", BodyKind::place},          {"州", BodyKind::place},
    {"盟", BodyKind::place},          {"旗", BodyKind::place},
    {"局", BodyKind::bureau},         {"委员会", BodyKind::bureau},
    {"委", BodyKind::bureau},         {"厅", BodyKind::bureau},
    {"部", BodyKind::bureau},         {"办公室", BodyKind::bureau},
    {"办公厅", BodyKind::bureau},     {"中心", BodyKind::bureau},
    {"分局", BodyKind::bureau},       {"支队", BodyKind::bureau},
    {"大队", BodyKind::bureau},       {"总队", BodyKind::bureau},
    {"院", BodyKind::bureau},         {"所", BodyKind::bureau},
    {"站", BodyKind::bureau},         {"处", BodyKind::bureau},
    {"署", BodyKind::bureau},         {"会", BodyKind::bureau},
    {"办", BodyKind::bureau},         {"银行", BodyKind::bureau},
    {"社", BodyKind::bureau},         {"馆", BodyKind::bureau},
    {"台", BodyKind::bureau},         {"组", BodyKind::bureau},
    {"关", BodyKind::bureau},         {"公司", BodyKind::bureau},
    {"大学", BodyKind::bureau},       {"校", BodyKind::bureau},
    {"中学", BodyKind::bureau},       {"小学", BodyKind::bureau},
    {"幼儿园", BodyKind::bureau},
});

constexpr std::size_t longest_name = 40; // characters
constexpr std::size_t shortest_name = 2;

constexpr std::array<std::string_view, 15> punctuation{
    "。", "，", "、", "；", "：", "！", "？", "《", "》", ",", ".", ";", ":", "“", "”"};

// "公布了政府信息公开……" is a sentence. Not 本, 全, 镇 alone: 本溪市, 全椒县, 镇江市.
constexpr auto nobodys_beginnings = std::to_array<std::string_view>({
    "了",       "我",       "各",       "该",       "其他",   "有关", "相关", "上级",   "下级",
    "所属",     "所有",     "全市",     "全区",     "全县",   "全省", "全镇", "全乡",   "全局",
    "全委",     "全系统",   "全旗",     "全盟",     "全校",   "本级", "本局", "本委",   "本厅",
    "本部",     "本办",     "本院",     "本校",     "本镇",   "本乡", "本市", "本区",   "本县",
    "本省",     "本州",     "本旗",     "本盟",     "本所",   "本站", "本处", "本会",   "本馆",
    "本台",     "本街道",   "本机关",   "本单位",   "本中心", "本公", "本政", "本学",   "本行",
    "本系",     "办公室",   "办公厅",   "党政",     "委办",   "局办", "政府", "综合办", "综合科",
    "政务公开", "信息公开", "领导小组", "工作小组",
});
constexpr auto nobodys_names = std::to_array<std::string_view>({
    "人民政府",   "人民政府办公室", "行政机关", "国家机关", "党政机关",   "委员会",
    "管理委员会", "管委会",         "街道",     "街道办",   "街道办事处", "乡镇",
    "中心",       "平台",           "分局",     "机关",     "大学",       "学院",
    "学校",       "全部",           "内部",     "外部",
});

// 第101中学
bool
has_loose_digit(std::string_view name)
{
    constexpr std::string_view ordinal = "第";
    constexpr std::string_view digits = "0123456789";
    for (auto at = name.find_first_of(digits); at != std::string_view::npos;
         at = name.find_first_of(digits, at)) {
        if (!name.substr(0, at).ends_with(ordinal)) {
            return true;
        }
        at = std::min(name.find_first_not_of(digits, at), name.size());
    }
    return false;
}

// Without the bracket that ends it.
std::string_view
before_bracket(std::string_view name)
{
    for (const auto& [open, close] : {std::pair("（", "）"), std::pair("(", ")")}) {
        const auto at = name.ends_with(close) ? name.rfind(open) : std::string_view::npos;
        if (at != std::string_view::npos && at > 0) {
            return name.substr(0, at);
        }
    }
    return name;
}

} // namespace

BodyKind
body_kind(std::string_view name)
{
    const auto bare = before_bracket(name);
    const auto found =
        std::find_if(std::begin(endings), std::end(endings), [&](const Ending& ending) {
            return bare.ends_with(ending.words);
        });
    return found == std::end(endings) ? BodyKind::unknown : found->kind;
}

bool
may_stand_in_name(std::string_view text)
{
    const auto characters = count_characters(text);
    const bool has_mark =
        std::any_of(std::begin(punctuation), std::end(punctuation), [&](auto mark) {
            return text.find(mark) != std::string_view::npos;
        });
    return characters >= shortest_name && characters <= longest_name && !has_mark &&
           !has_loose_digit(text);
}

bool
is_nobody(std::string_view name)
{
    return std::any_of(nobodys_beginnings.begin(),
                       nobodys_beginnings.end(),
                       [&](auto words) { return name.starts_with(words); }) ||
           std::find(nobodys_names.begin(), nobodys_names.end(), name) != nobodys_names.end();
}

bool
looks_like_agency(std::string_view name)
{
    return may_stand_in_name(name) && !is_nobody(name) && body_kind(name) != BodyKind::unknown;
}

} // namespace nianbao
