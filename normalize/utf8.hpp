#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nianbao {

// One character of a text: its code point, -1 where the bytes are not UTF-8, and those bytes.
struct Character
{
    std::int32_t code_point = -1;
    std::string_view bytes;
};

// Any character, by ICU's rules for what is UTF-8.
[[nodiscard]] Character decode_character(std::string_view text, std::size_t& at);

// The character at `at`, which moves past it. `at` must be inside the text. Called for every byte
// of every label, so ASCII and most Chinese (three bytes, U+1000 to U+CFFF) are read here.
[[nodiscard]] inline Character
next_character(std::string_view text, std::size_t& at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto first = byte(at);
    if (first < 0x80) {
        return {first, text.substr(at++, 1)};
    }
    const bool is_plain = first > 0xE0 && first < 0xED && text.size() - at > 2 &&
                          (byte(at + 1) & 0xC0U) == 0x80 && (byte(at + 2) & 0xC0U) == 0x80;
    if (!is_plain) {
        return decode_character(text, at);
    }
    const auto c =
        ((first & 0x0FU) << 12U) | ((byte(at + 1) & 0x3FU) << 6U) | (byte(at + 2) & 0x3FU);
    at += 3;
    return {static_cast<std::int32_t>(c), text.substr(at - 3, 3)};
}

[[nodiscard]] bool is_utf8(std::string_view text);

void append_character(std::string& text, std::int32_t code_point);

// Calls `take(Character)` for each character of a text, to its end.
template<typename Take>
void
each_character(std::string_view text, Take take)
{
    for (std::size_t at = 0; at < text.size();) {
        take(next_character(text, at));
    }
}

} // namespace nianbao
