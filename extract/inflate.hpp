#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace nianbao {

enum class Inflated : std::uint8_t { whole, too_long, too_short, damaged };

struct Inflation
{
    Inflated end;
    std::size_t size = 0; // bytes, where they are too few
};

// Inflates a raw deflate stream that must give exactly as many bytes as `into` holds, and have the
// CRC-32 `crc`. The only user of libdeflate.
[[nodiscard]] Inflation
inflate_part(std::string_view packed, std::span<char> into, std::uint32_t crc);
[[nodiscard]] Inflated
inflate_whole(std::string_view packed, std::span<char> into, std::uint32_t crc);

// The same for bytes that are stored as they are.
[[nodiscard]] Inflation copy_part(std::string_view stored, std::span<char> into, std::uint32_t crc);

} // namespace nianbao
