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

// `name` is compact().
[[nodiscard]] BodyKind body_kind(std::string_view name);

// A line that is the name of a body: short, no punctuation, no digits, known last words.
[[nodiscard]] bool looks_like_agency(std::string_view name);

} // namespace nianbao
