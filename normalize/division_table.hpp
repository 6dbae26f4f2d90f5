#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nianbao {

// The places of normalize/divisions, packed: a raw deflate stream of `size` bytes. Unpacked it is
// lines of name, code and kind with tabs between, by the bytes of the name.
struct PackedTable
{
    std::string_view bytes;
    std::size_t size;
    std::uint32_t crc;
};

[[nodiscard]] PackedTable packed_divisions();

// Unpacked on the first call, by whichever thread makes it.
[[nodiscard]] std::string_view division_table();

} // namespace nianbao
