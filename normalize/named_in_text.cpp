#include "normalize/named_in_text.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/dates.hpp"
#include "normalize/joined_names.hpp"
#include "normalize/period.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace nianbao {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 9> made_by{
    "编制", "编写", "汇总", "负责", "牵头", "组织", "根据", "依据", "按照"};
constexpr std::array<std::string_view, 2> subjects{"政府信息公开", "信息公开"};

// The name between two phrases.
struct Phrase
{
    std::string_view before;
    Words behind;
};

constexpr std::array<Phrase, 3> phrases{{{"由", made_by}, {"公布", subjects}, {"现将", subjects}}};

std::size_t
first_of(std::string_view text, std::size_t from, Words words)
{
    auto first = std::string_view::npos;
    for (const auto word : words) {
        first = std::min(first, text.find(word, from));
    }
    return first;
}

std::string_view
without_year(std::string_view name)
{
    const auto years = find_years(name);
    if (years.empty()) {
        return name;
    }
    const auto& first = years.front();
    const auto& last = years.back();
    if (first.begin == 0) {
        name.remove_prefix(first.end);
    } else if (last.end == name.size()) {
        name.remove_suffix(name.size() - last.begin);
    }
    return name;
}

} // namespace

Candidate
agency_in_text(std::string_view text)
{
    for (const auto& phrase : phrases) {
        for (auto at = text.find(phrase.before); at != std::string_view::npos;
             at = text.find(phrase.before, at + 1)) {
            const auto from = at + phrase.before.size();
            const auto end = first_of(text, from, phrase.behind);
            if (end == std::string_view::npos) {
                break;
            }
            const auto name = without_year(text.substr(from, end - from));
            if (looks_like_agency(name) && !lacks_place(name)) {
                return {std::string(name), "text", words_around(text, at, end)};
            }
        }
    }
    return {};
}

} // namespace nianbao
