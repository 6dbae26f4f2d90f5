#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace nianbao {

// Whether the font draws signs of its own in place of letters: Symbol, Wingdings ... Case is
// ignored.
[[nodiscard]] bool is_symbol_font(std::string_view font);

// What a symbol font draws for a code (w:sym, ECMA-376 17.3.3.30): 0x20..0xFF as the font counts,
// or moved to U+F020..U+F0FF. Nothing where the font is not known or Unicode lacks the sign.
[[nodiscard]] std::optional<char32_t> symbol_character(std::string_view font, std::uint32_t code);

} // namespace nianbao
