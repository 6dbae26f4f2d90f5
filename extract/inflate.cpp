#include "extract/inflate.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>

namespace nianbao {

namespace {

struct FreeDecompressor
{
    void operator()(libdeflate_decompressor* decompressor) const noexcept
    {
        libdeflate_free_decompressor(decompressor);
    }
};

libdeflate_decompressor&
decompressor()
{
    thread_local const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> kept(
        libdeflate_alloc_decompressor());
    if (!kept) {
        throw std::bad_alloc();
    }
    return *kept;
}

Inflated
check(std::span<char> bytes, std::uint32_t crc)
{
    return libdeflate_crc32(0, bytes.data(), bytes.size()) == crc ? Inflated::whole
                                                                  : Inflated::damaged;
}

} // namespace

Inflation
inflate_part(std::string_view packed, std::span<char> into, std::uint32_t crc)
{
    std::size_t read = 0;
    std::size_t written = 0;
    switch (libdeflate_deflate_decompress_ex(
        &decompressor(), packed.data(), packed.size(), into.data(), into.size(), &read, &written)) {
    case LIBDEFLATE_SUCCESS:
        if (written != into.size()) {
            return {Inflated::too_short, written};
        }
        return {check(into, crc)};
    case LIBDEFLATE_INSUFFICIENT_SPACE:
        return {Inflated::too_long};
    default:
        return {Inflated::damaged};
    }
}

Inflated
inflate_whole(std::string_view packed, std::span<char> into, std::uint32_t crc)
{
    return inflate_part(packed, into, crc).end;
}

Inflation
copy_part(std::string_view stored, std::span<char> into, std::uint32_t crc)
{
    if (stored.size() > into.size()) {
        return {Inflated::too_long};
    }
    if (stored.size() < into.size()) {
        return {Inflated::too_short, stored.size()};
    }
    std::copy(stored.begin(), stored.end(), into.begin());
    return {check(into, crc)};
}

} // namespace nianbao
