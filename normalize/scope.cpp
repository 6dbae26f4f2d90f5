#include "normalize/scope.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/period.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace nianbao {

namespace {

bool
contains(std::string_view text, std::string_view word)
{
    return text.find(word) != std::string_view::npos;
}

constexpr std::array<std::string_view, 7> whole_place{
    "全市", "全区", "全县", "全省", "全州", "全盟", "全旗"};
constexpr std::array<std::string_view, 8> of_others{
    "各部门", "各单位", "各镇", "各街道", "各乡", "各级行政机关", "所属部门", "各委办局"};
constexpr std::array<std::string_view, 4> brought_together{"汇总", "综合", "编制", "统计"};
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
                words.begin(), words.end(), [&](auto word) { return contains(sentence, word); });
        };
        if (std::all_of(lists.begin(), lists.end(), holds)) {
            return std::string(sentence);
        }
        from = end + stop.size();
    }
    return {};
}

// What the kind of body in the title says of scope, else how the text speaks of it.
Candidate
scope_of_body(const ReportTitle& title, std::string_view text)
{
    switch (body_kind(title.agency)) {
    case BodyKind::bureau:
    case BodyKind::town:
        return {"own", "title", title.agency};
    case BodyKind::place:
        return {"aggregate", "title", title.agency};
    default:
        break;
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
scope_candidates(const ReportTitle& title, std::string_view text)
{
    std::vector<Candidate> scopes;
    for (const auto word : whole_place) {
        if (contains(title.text, word)) {
            scopes.push_back({"aggregate", "title", title.text});
        }
    }
    constexpr std::array<Words, 3> lists{whole_place, of_others, brought_together};
    if (auto sentence = sentence_with(text, lists); !sentence.empty()) {
        scopes.push_back({"aggregate", "text", std::move(sentence)});
    }
    if (auto own = scope_of_body(title, text); !own.value.empty()) {
        scopes.push_back(std::move(own));
    }
    return scopes;
}

} // namespace nianbao
