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

// The character at `at`, which moves past it. `at` must be inside the text.
[[nodiscard]] Character next_character(std::string_view text, std::size_t& at);

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
