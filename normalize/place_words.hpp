#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nianbao {

// How a text reads once no known place is left in it.
enum class Remainder : std::uint8_t {
    nothing,
    organ, // 发展和改革局, 人民政府: names no place
    other // goes on to a place (大鹏新区管理委员会, 公安局龙岗分局), or is no organ
};

[[nodiscard]] Remainder remainder_of(std::string_view text);

// 国家税务总局, 中共 ...: what may stand before the first place of a name; empty where nothing
// does.
[[nodiscard]] std::string_view head_before_place(std::string_view name);

// Words that begin the names of organs though towns are called so too: 建设, 文化, 人民.
[[nodiscard]] bool is_word_of_organs(std::string_view stem);

// 深圳 of 深圳市; empty where less than two characters are left.
[[nodiscard]] std::string_view stem_of(std::string_view place);

// Where behind 公安局 or 人民政府 a name may go on to a place; std::string_view::npos behind the
// last.
[[nodiscard]] std::size_t end_of_organ(std::string_view text, std::size_t from);

// `text` with * for words that hold 市, 区, 乡 ... and name no place: 市场监督, 乡村振兴.
[[nodiscard]] std::string without_harmless_words(std::string_view text);

} // namespace nianbao
