#include "normalize/utf8.hpp"

#include <unicode/utf8.h>

#include <array>

#pragma GCC diagnostic ignored "-Wconversion" // inside ICU's macros

namespace nianbao {

// NOLINTBEGIN(readability-function-cognitive-complexity): all of it is ICU's macro
Character
decode_character(std::string_view text, std::size_t& at)
{
    const auto start = at;
    UChar32 c = 0;
    U8_NEXT(text.data(), at, text.size(), c);
    return {c < 0 ? -1 : c, text.substr(start, at - start)};
}
// NOLINTEND(readability-function-cognitive-complexity)

bool
is_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        if (next_character(text, at).code_point < 0) {
            return false;
        }
    }
    return true;
}

void
append_character(std::string& text, std::int32_t code_point)
{
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, code_point);
    text.append(bytes.data(), size);
}

} // namespace nianbao
