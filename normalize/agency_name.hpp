#pragma once

#include <cstdint>
#include <string_view>

namespace nianbao {

// What the last words of a name say of a body.
enum class BodyKind : std::uint8_t {
    unknown,
    bureau,     // 局, 委员会, 办公室, 中心 ...: reports on itself
    town,       // 镇, 乡, 街道, with or without 人民政府: reports on itself
    government, // 人民政府 of a county and above: on itself, or on its departments too
    place,      // 龙岗区, 上海市: a place, not a body
};

// `name` is compact(); a bracket behind it doesn't count: 文化和旅游局（文物局）.
[[nodiscard]] BodyKind body_kind(std::string_view name);

// Short, no punctuation, no digits but those of 第101中学: what a line of a name may be.
[[nodiscard]] bool may_stand_in_name(std::string_view text);

// 我局, 本机关, 各镇, 办公室: every body's words for itself and others, and nobody's name.
[[nodiscard]] bool is_nobody(std::string_view name);

// A line that is the name of a body: may stand in a name, known last words, somebody's.
[[nodiscard]] bool looks_like_agency(std::string_view name);

} // namespace nianbao
