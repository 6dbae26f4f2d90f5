#include "normalize/place_words.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/text.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace nianbao {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 11> heads{"国家税务总局",
                                                 "国家统计局",
                                                 "国家金融监督管理总局",
                                                 "国家外汇管理局",
                                                 "国家粮食和物资储备局",
                                                 "国家矿山安全监察局",
                                                 "中国共产党",
                                                 "中国人民银行",
                                                 "中国证券监督管理委员会",
                                                 "中国气象局",
                                                 "中共"};

// A place is behind one of them, whether or not the table knows it.
constexpr std::array marks = std::to_array<std::string_view>({
    "省",   "市",   "区",   "县",   "旗",   "州",   "盟",   "镇",   "乡",   "村",
    "街道", "苏木", "农场", "林场", "牧场", "马场", "种畜", "垦殖", "兵团", "基地",
});

constexpr std::array harmless = std::to_array<std::string_view>({
    "市场监督", "市场监管", "市场管理", "市场发展", "市场服务", "城市管理", "城市更新", "城市综合",
    "城市建设", "城市规划", "城市运行", "城市发展", "城市执法", "城市园林", "城市公用", "市政工程",
    "市政园林", "市政公用", "市政设施", "市政管理", "市容环境", "市容管理", "市民服务", "市民中心",
    "市民热线", "城乡建设", "城乡规划", "城乡管理", "城乡居民", "城乡环境", "城乡水务", "城乡统筹",
    "城乡交通", "乡村振兴", "乡村建设", "乡镇企业", "农业农村", "农村",     "村镇建设", "城镇化",
    "城镇职工", "城镇居民", "社区建设", "社区服务", "社区管理", "社区教育", "社区矫正", "区域合作",
    "区域经济", "区域协调", "区域发展", "行政区划", "区划地名", "联盟",
});

constexpr std::array organ_words = std::to_array<std::string_view>({
    "人民", "建设", "文化", "教育", "科技", "科学", "交通", "民政", "财政", "公安", "司法", "水利",
    "水务", "农业", "林业", "工业", "商务", "卫生", "审计", "统计", "市场", "应急", "医疗", "城市",
    "信访", "政务", "行政", "住房", "自然", "生态", "环境", "气象", "税务", "档案", "体育", "旅游",
    "民族", "发展", "经济", "国有", "金融", "粮食", "机关", "人力", "投资", "外事", "海洋", "安全",
    "消防", "邮政", "烟草", "园林", "综合", "乡村", "退役", "地方", "残疾", "供销", "招商", "检察",
});

constexpr std::array<std::string_view, 12> place_suffixes{
    "街道", "地区", "苏木", "省", "市", "区", "县", "州", "盟", "旗", "镇", "乡"};

constexpr std::array<std::string_view, 4> organ_ends{"局", "委员会", "厅", "人民政府"};
// Offices of a part of the place, unless nothing stands before them: 龙华派出所, 三河人民政府.
constexpr std::array<std::string_view, 8> local_offices{
    "政府", "办事处", "派出所", "财政所", "司法所", "税务所", "卫生院", "便民服务中心"};
constexpr std::array<std::string_view, 3> own_offices{"人民政府", "政府", "驻"};
// A bureau's branch is a place's, named or not: 公安局龙岗分局, 生态环境局大鹏管理局.
constexpr std::string_view branch = "局";

bool
contains_any(std::string_view text, Words words)
{
    return std::any_of(words.begin(), words.end(), [&](auto word) {
        return text.find(word) != std::string_view::npos;
    });
}

bool
is_branch(std::string_view text)
{
    std::size_t last = std::string_view::npos;
    for (auto at = end_of_organ(text, 0); at != std::string_view::npos;
         at = end_of_organ(text, at)) {
        last = at;
    }
    return last != std::string_view::npos && text.ends_with(branch);
}

// 龙华派出所, 三河人民政府; not 人民政府驻北京办事处.
bool
is_local(std::string_view text)
{
    const bool is_own = std::any_of(own_offices.begin(), own_offices.end(), [&](auto office) {
        return text.starts_with(office);
    });
    return !is_own && std::any_of(local_offices.begin(), local_offices.end(), [&](auto office) {
        return text.ends_with(office) && text.size() > office.size();
    });
}

} // namespace

Remainder
remainder_of(std::string_view text)
{
    if (text.empty()) {
        return Remainder::nothing;
    }
    const auto kind = body_kind(text);
    const bool is_organ = kind == BodyKind::bureau || kind == BodyKind::government;
    const bool names_place =
        contains_any(without_harmless_words(text), marks) || is_branch(text) || is_local(text);
    return is_organ && !names_place ? Remainder::organ : Remainder::other;
}

std::string_view
head_before_place(std::string_view name)
{
    const auto found =
        std::find_if(heads.begin(), heads.end(), [&](auto head) { return name.starts_with(head); });
    return found == heads.end() ? std::string_view() : name.substr(0, found->size());
}

bool
is_word_of_organs(std::string_view stem)
{
    return std::find(organ_words.begin(), organ_words.end(), stem) != organ_words.end();
}

std::string_view
stem_of(std::string_view place)
{
    const auto suffix = std::find_if(place_suffixes.begin(), place_suffixes.end(), [&](auto word) {
        return place.ends_with(word);
    });
    if (suffix == place_suffixes.end()) {
        return {};
    }
    place.remove_suffix(suffix->size());
    return count_characters(place) < 2 ? std::string_view() : place;
}

std::size_t
end_of_organ(std::string_view text, std::size_t from)
{
    auto end = std::string_view::npos;
    for (const auto word : organ_ends) {
        const auto at = text.find(word, from);
        const auto behind = at + word.size();
        if (at != std::string_view::npos && behind < text.size()) {
            end = std::min(end, behind);
        }
    }
    return end;
}

std::string
without_harmless_words(std::string_view text)
{
    std::string masked(text);
    for (const auto word : harmless) {
        for (auto at = masked.find(word); at != std::string::npos; at = masked.find(word, at)) {
            masked.replace(at, word.size(), word.size(), '*');
        }
    }
    return masked;
}

} // namespace nianbao
