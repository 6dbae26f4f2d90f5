#pragma once

#include <string>

namespace nianbao {

// `character` must be a scalar value: at most U+10FFFF and no surrogate.
inline void
append_utf8(std::string& text, char32_t character)
{
    const auto continued = [&](unsigned shift) {
        text += static_cast<char>(0x80U | ((character >> shift) & 0x3FU));
    };
    if (character < 0x80) {
        text += static_cast<char>(character);
    } else if (character < 0x800) {
        text += static_cast<char>(0xC0U | (character >> 6U));
        continued(0);
    } else if (character < 0x10000) {
        text += static_cast<char>(0xE0U | (character >> 12U));
        continued(6);
        continued(0);
    } else {
        text += static_cast<char>(0xF0U | (character >> 18U));
        continued(12);
        continued(6);
        continued(0);
    }
}

} // namespace nianbao
