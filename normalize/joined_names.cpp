#include "normalize/joined_names.hpp"

#include "normalize/agency_name.hpp"
#include "normalize/place_words.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace nianbao {

namespace {

// What a place's name leaves out of its body's.
constexpr std::array<std::string_view, 7> offices_of_place{
    "人民政府", "政府", "办事处", "街道办事处", "办", "管理委员会", "管委会"};

bool
is_organ(std::string_view name)
{
    const auto kind = body_kind(name);
    return kind == BodyKind::bureau || kind == BodyKind::town || kind == BodyKind::government;
}

bool
stands_behind(std::string_view name, std::string_view taken)
{
    if (!name.ends_with(taken)) {
        return false;
    }
    const auto before = name.substr(0, name.size() - taken.size());
    return before.find("、") == std::string_view::npos && !are_neighbours(before, taken);
}

bool
is_completed_by(std::string_view name, std::string_view taken)
{
    const auto kind = body_kind(taken);
    if (kind == BodyKind::unknown) {
        return name.starts_with(taken) && body_kind(name) != BodyKind::unknown;
    }
    return std::any_of(offices_of_place.begin(), offices_of_place.end(), [&](auto office) {
        return name.ends_with(office) &&
               stands_behind(name.substr(0, name.size() - office.size()), taken);
    });
}

bool
holds_place(std::string_view name)
{
    constexpr std::array<std::string_view, 8> marks{
        "省", "市", "区", "县", "州", "旗", "镇", "街道"};
    const auto places = without_harmless_words(name);
    return std::any_of(marks.begin(), marks.end(), [&](auto mark) {
        return places.find(mark) != std::string::npos;
    });
}

} // namespace

bool
continues_name(std::string_view upper, std::string_view lower)
{
    const auto kind = body_kind(upper);
    if (kind == BodyKind::place || head_before_place(upper) == upper) {
        return upper != lower && !lower.starts_with(upper);
    }
    const bool names_no_place = remainder_of(lower) == Remainder::organ;
    if (kind == BodyKind::unknown) { // wrapped in the middle of a word
        return names_no_place && holds_place(upper);
    }
    return names_no_place || lower.ends_with("分局");
}

bool
lacks_place(std::string_view name)
{
    constexpr std::array<std::string_view, 9> levels{
        "省", "市", "区", "县", "州", "旗", "镇", "乡", "街道"};
    return std::any_of(levels.begin(), levels.end(), [&](auto level) {
        return name.starts_with(level) &&
               remainder_of(name.substr(level.size())) == Remainder::organ;
    });
}

bool
are_neighbours(std::string_view a, std::string_view b)
{
    constexpr std::size_t two_characters = 6;
    return is_organ(a) && a.size() > two_characters && a != b &&
           b.starts_with(a.substr(0, two_characters));
}

std::string_view
place_governed(std::string_view name)
{
    constexpr std::array<std::string_view, 2> rooms{"办公室", "办公厅"};
    constexpr std::array<std::string_view, 2> governments{"人民政府", "政府"};
    auto place = name;
    for (const auto words : {std::span(rooms), std::span(governments)}) {
        for (const auto word : words) {
            if (place.ends_with(word) && place.size() > word.size()) {
                place.remove_suffix(word.size());
            }
        }
    }
    return body_kind(place) == BodyKind::unknown ? name : place;
}

bool
says_more(std::string_view name, std::string_view taken)
{
    return name.size() > taken.size() &&
           (stands_behind(name, taken) || is_completed_by(name, taken));
}

bool
may_be_one_body(std::string_view a, std::string_view b)
{
    return a.empty() || b.empty() || a == b || says_more(a, b) || says_more(b, a);
}

bool
may_sign_for(std::string_view signature, std::string_view titled)
{
    const auto place = place_governed(titled);
    const auto holds = [](std::string_view text, std::string_view word) {
        return text.find(word) != std::string_view::npos;
    };
    return may_be_one_body(signature, titled) || holds(signature, place) ||
           holds(titled, place_governed(signature));
}

} // namespace nianbao
