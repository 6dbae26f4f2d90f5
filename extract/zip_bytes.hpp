#pragma once

#include <cstdint>
#include <string_view>

namespace nianbao {

// What both readings of a zip's records need: signatures, sizes and numbers of APPNOTE.TXT 4.3.
inline constexpr std::string_view local_signature = "PK\x03\x04";
inline constexpr std::uint64_t local_size = 30;
inline constexpr std::uint32_t saturated32 = 0xFFFFFFFFU; // "see the zip64 field"
inline constexpr std::uint16_t stored = 0;
inline constexpr std::uint16_t deflated = 8;

// Little-endian numbers at any place; the caller has checked that the place is there.
template<typename T>
T
number_at(std::string_view bytes, std::uint64_t at)
{
    T value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[at + i]);
        value = static_cast<T>(value | (static_cast<T>(byte) << (8 * i)));
    }
    return value;
}

inline constexpr auto u16 = number_at<std::uint16_t>;
inline constexpr auto u32 = number_at<std::uint32_t>;
inline constexpr auto u64 = number_at<std::uint64_t>;

inline bool
fits(std::string_view bytes, std::uint64_t at, std::uint64_t size)
{
    return at <= bytes.size() && size <= bytes.size() - at;
}

inline bool
stands_at(std::string_view bytes, std::string_view signature, std::uint64_t at)
{
    return fits(bytes, at, signature.size()) && bytes.substr(at, signature.size()) == signature;
}

} // namespace nianbao
