#include "normalize/scope.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/period.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace nianbao {

namespace {

constexpr std::array<std::string_view, 7> whole_place{
    "全市", "全区", "全县", "全省", "全州", "全盟", "全旗"};
constexpr std::array<std::string_view, 13> of_others{"各部门",
                                                     "各单位",
                                                     "各镇",
                                                     "各街道",
                                                     "各乡",
                                                     "各级行政机关",
                                                     "所属部门",
                                                     "各委办局",
                                                     "各县区",
                                                     "各区县",
                                                     "各县市",
                                                     "各县（市",
                                                     "各有关部门"};
constexpr std::array<std::string_view, 5> of_report{
    "本报告", "本年度报告", "本年报", "所列数据", "统计数据"};
// 安全市, 健全市: where 全市 is no word.
constexpr std::array<std::string_view, 3> ends_in_whole{"安", "健", "完"};
constexpr std::array<std::string_view, 4> brought_together{"汇总", "综合", "编制", "统计"};
constexpr std::string_view own_level = "本级";
constexpr std::array<std::string_view, 19> of_itself{"本机关",
                                                     "本局",
                                                     "我局",
                                                     "本委",
                                                     "我委",
                                                     "本镇",
                                                     "我镇",
                                                     "本乡",
                                                     "我乡",
                                                     "本街道",
                                                     "我街道",
                                                     "本单位",
                                                     "我单位",
                                                     "本中心",
                                                     "我中心",
                                                     "本办",
                                                     "我办",
                                                     "本厅",
                                                     "我厅"};

using Words = std::span<const std::string_view>;

bool
says(std::string_view text, std::string_view word)
{
    const auto is_part = [&](std::size_t at) {
        return word.starts_with("全") &&
               std::any_of(ends_in_whole.begin(), ends_in_whole.end(), [&](auto before) {
                   return text.substr(0, at).ends_with(before);
               });
    };
    auto at = text.find(word);
    while (at != std::string_view::npos && is_part(at)) {
        at = text.find(word, at + 1);
    }
    return at != std::string_view::npos;
}

// The sentence of `text` that holds a word of every list; empty where there is none.
std::string
sentence_with(std::string_view text, std::span<const Words> lists)
{
    constexpr std::string_view stop = "。";
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find(stop, from), text.size());
        const auto sentence = text.substr(from, end - from);
        const auto holds = [&](const Words& words) {
            return std::any_of(
                words.begin(), words.end(), [&](auto word) { return says(sentence, word); });
        };
        if (std::all_of(lists.begin(), lists.end(), holds)) {
            return std::string(sentence);
        }
        from = end + stop.size();
    }
    return {};
}

// A sentence by which the figures are those of others too. A bureau must say so of its report: it
// also tells of its work with others.
std::string
sentence_of_whole(const ReportTitle& title, std::string_view text)
{
    constexpr std::array<Words, 3> of_this{of_others, brought_together, of_report};
    constexpr std::array<Words, 3> of_place{of_others, brought_together, whole_place};
    constexpr std::array<Words, 4> of_both{of_others, brought_together, of_report, whole_place};
    const auto kind = body_kind(title.agency);
    if (kind == BodyKind::bureau || kind == BodyKind::town) {
        return sentence_with(text, of_both);
    }
    auto sentence = sentence_with(text, of_place);
    return sentence.empty() ? sentence_with(text, of_this) : sentence;
}

// What the kind of body in the title says of scope, else that of who signs, else how the text
// speaks of it.
Candidate
scope_of_body(const ReportTitle& title, std::string_view signature, std::string_view text)
{
    if (says(title.text, own_level)) {
        return {"own", "title", title.text};
    }
    switch (body_kind(title.agency)) {
    case BodyKind::bureau:
    case BodyKind::town:
        return {"own", "title", title.agency};
    case BodyKind::place:
        return {"aggregate", "title", title.agency};
    default:
        break;
    }
    const auto signs = title.agency.empty() ? body_kind(signature) : BodyKind::place;
    if (signs == BodyKind::bureau || signs == BodyKind::town) {
        return {"own", "signature", std::string(signature)};
    }
    for (const auto word : of_itself) {
        if (const auto at = text.find(word); at != std::string_view::npos) {
            return {"own", "text", words_around(text, at, at + word.size())};
        }
    }
    return {};
}

} // namespace

std::vector<Candidate>
scope_candidates(const ReportTitle& title, std::string_view signature, std::string_view text)
{
    std::vector<Candidate> scopes;
    for (const auto word : whole_place) {
        if (says(title.text, word)) {
            scopes.push_back({"aggregate", "title", title.text});
        }
    }
    if (auto sentence = sentence_of_whole(title, text); !sentence.empty()) {
        scopes.push_back({"aggregate", "text", std::move(sentence)});
    }
    if (auto own = scope_of_body(title, signature, text); !own.value.empty()) {
        scopes.push_back(std::move(own));
    }
    return scopes;
}

} // namespace nianbao
