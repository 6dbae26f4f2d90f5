#pragma once

#include <string_view>

namespace nianbao {

// Whether `lower` goes on with the name that `upper` begins, one line above: a place and its organ,
// 武汉市东湖风景区管理委员会 / 卫生健康办公室, 重庆市公安局 / 渝中区分局. Not two bodies:
// 某市财政局 / 某市审计局, and no letterhead over the name of another body.
[[nodiscard]] bool continues_name(std::string_view upper, std::string_view lower);

// 市统计局, 区政府办公室: a name for those who know which.
[[nodiscard]] bool lacks_place(std::string_view name);

// 某市财政局 and 某市审计局: two bodies of one place.
[[nodiscard]] bool are_neighbours(std::string_view a, std::string_view b);

// Whether a longer name is the same body's: with its place or superior in front, with 人民政府 or
// 办事处 behind a place, or with the organ that a name without one (天津东疆) leaves out.
[[nodiscard]] bool says_more(std::string_view name, std::string_view taken);

// 云州市 of 云州市人民政府办公室; the name itself where it is no government's.
[[nodiscard]] std::string_view place_governed(std::string_view name);

// Two names of one body, as far as names can tell.
[[nodiscard]] bool may_be_one_body(std::string_view a, std::string_view b);

// Whether a body may sign for the one in a title: 人民政府办公室 for the place, an office for its
// bureau, one of two bodies for both.
[[nodiscard]] bool may_sign_for(std::string_view signature, std::string_view titled);

} // namespace nianbao
