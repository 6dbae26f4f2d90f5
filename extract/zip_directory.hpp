#pragma once

#include "extract/finding.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// One entry as the central directory has it.
struct ZipEntry
{
    std::string name;     // folded: lower case (ASCII), '/' for '\', no leading '/'
    std::string written;  // as it stands there
    std::uint64_t size;   // declared, inflated
    std::uint64_t packed; // declared, deflated
    std::uint64_t offset; // of the local header, counted from ZipDirectory::begin
    std::uint32_t crc;
    std::uint16_t method;
    std::uint16_t flags;
};

// What a zip says of itself, read without libzip, which hides offsets and local headers.
struct ZipDirectory
{
    std::uint64_t begin = 0; // the archive proper, without bytes put before ...
    std::uint64_t end = 0;   // ... or after it
    std::vector<ZipEntry> entries{};
};

// Reads the central directory and compares it with the local headers. Refuses what different
// readers would read differently: two of a name, overlaps, entries that only one side knows.
[[nodiscard]] Result<ZipDirectory> read_zip_directory(std::string_view bytes,
                                                      std::uint32_t max_entries);

// The bytes of an entry as they are packed. `archive` is the file from ZipDirectory::begin, and the
// entry one that read_zip_directory let through.
[[nodiscard]] std::string_view packed_bytes(std::string_view archive, const ZipEntry& entry);

} // namespace nianbao
