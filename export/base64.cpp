#include "export/base64.hpp"

#include <cstdint>

namespace nianbao {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::uint32_t
byte_at(std::string_view bytes, std::size_t at)
{
    return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

} // namespace

std::string
base64(std::string_view bytes)
{
    std::string text((bytes.size() + 2) / 3 * 4, '=');
    for (std::size_t at = 0, to = 0; at < bytes.size(); at += 3, to += 4) {
        const auto three =
            byte_at(bytes, at) << 16U | byte_at(bytes, at + 1) << 8U | byte_at(bytes, at + 2);
        const auto left = bytes.size() - at;
        text[to] = alphabet[three >> 18U];
        text[to + 1] = alphabet[three >> 12U & 0x3FU];
        if (left > 1) {
            text[to + 2] = alphabet[three >> 6U & 0x3FU];
        }
        if (left > 2) {
            text[to + 3] = alphabet[three & 0x3FU];
        }
    }
    return text;
}

} // namespace nianbao
