#include "normalize/agency_name.hpp"

#include "normalize/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>

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
    {"开发区", BodyKind::bureau},     {"新区", BodyKind::place},
    {"园区", BodyKind::bureau},       {"景区", BodyKind::bureau},
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
    {"办", BodyKind::bureau},         {"学校", BodyKind::bureau},
    {"大学", BodyKind::bureau},       {"公司", BodyKind::bureau},
    {"银行", BodyKind::bureau},       {"社", BodyKind::bureau},
    {"馆", BodyKind::bureau},         {"台", BodyKind::bureau},
    {"组", BodyKind::bureau},         {"关", BodyKind::bureau},
});

constexpr std::size_t longest_name = 40; // characters
constexpr std::size_t shortest_name = 2;

constexpr std::array<std::string_view, 15> punctuation{
    "。", "，", "、", "；", "：", "！", "？", "《", "》", ",", ".", ";", ":", "“", "”"};

// No name begins with this: "公布了政府信息公开……" is a sentence.
constexpr std::string_view particle = "了";

} // namespace

BodyKind
body_kind(std::string_view name)
{
    const auto found =
        std::find_if(std::begin(endings), std::end(endings), [&](const Ending& ending) {
            return name.ends_with(ending.words);
        });
    return found == std::end(endings) ? BodyKind::unknown : found->kind;
}

bool
looks_like_agency(std::string_view name)
{
    const auto characters = count_characters(name);
    if (characters < shortest_name || characters > longest_name) {
        return false;
    }
    const bool has_digit = name.find_first_of("0123456789") != std::string_view::npos;
    const bool has_mark =
        std::any_of(std::begin(punctuation), std::end(punctuation), [&](auto mark) {
            return name.find(mark) != std::string_view::npos;
        });
    return !has_digit && !has_mark && !name.starts_with(particle) &&
           body_kind(name) != BodyKind::unknown;
}

} // namespace nianbao
