#include "extract/zip_directory.hpp"

#include "extract/file_kind.hpp"
#include "extract/part_name.hpp"
#include "extract/zip_bytes.hpp"
#include "extract/zip_check.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace nianbao {

namespace {

constexpr std::string_view central_signature = "PK\x01\x02";
constexpr std::string_view end_signature = "PK\x05\x06";
constexpr std::string_view end64_signature = "PK\x06\x06";
constexpr std::string_view locator_signature = "PK\x06\x07";
constexpr std::uint64_t central_size = 46;
constexpr std::uint64_t end_size = 22;
constexpr std::uint64_t end64_size = 56;
constexpr std::uint64_t locator_size = 20;
constexpr std::uint16_t saturated16 = 0xFFFFU;
constexpr std::uint16_t zip64_field = 0x0001;
constexpr std::size_t end_search = 1U << 20U; // a comment, and what mail gateways put behind

tl::unexpected<Failure>
damaged(std::string why)
{
    return fail("damaged-zip", {std::move(why)});
}

// Where the central directory lies in the file, prefix included.
struct Extent
{
    std::uint64_t begin = 0;
    std::uint64_t directory = 0;
    std::uint64_t directory_size = 0;
    std::uint64_t entries = 0;
    std::uint64_t end = 0; // behind the end record and its comment
};

// The fields of the end record, from the zip64 one where there is one.
struct EndRecord
{
    std::uint64_t at;
    std::uint64_t entries;
    std::uint64_t directory_size;
    std::uint64_t directory_offset;
};

std::optional<std::uint64_t>
find_end64(std::string_view bytes, std::uint64_t end)
{
    if (end < locator_size || !stands_at(bytes, locator_signature, end - locator_size)) {
        return std::nullopt;
    }
    const auto locator = end - locator_size;
    const auto named = u64(bytes, locator + 8);
    for (const auto at : {locator - std::min(locator, end64_size), named}) {
        if (fits(bytes, at, end64_size) && stands_at(bytes, end64_signature, at)) {
            return at;
        }
    }
    return std::nullopt;
}

EndRecord
read_end(std::string_view bytes, std::uint64_t end)
{
    const EndRecord plain{.at = end,
                          .entries = u16(bytes, end + 10),
                          .directory_size = u32(bytes, end + 12),
                          .directory_offset = u32(bytes, end + 16)};
    const bool full = plain.entries == saturated16 || plain.directory_size == saturated32 ||
                      plain.directory_offset == saturated32;
    const auto end64 = full ? find_end64(bytes, end) : std::nullopt;
    if (!end64) {
        return plain;
    }
    return {.at = *end64,
            .entries = u64(bytes, *end64 + 32),
            .directory_size = u64(bytes, *end64 + 40),
            .directory_offset = u64(bytes, *end64 + 48)};
}

// Offsets count from the archive's first byte, which need not be the file's.
std::optional<Extent>
extent_of(std::string_view bytes, std::uint64_t end)
{
    const auto record = read_end(bytes, end);
    const std::uint64_t comment = u16(bytes, end + 20);
    if (!fits(bytes, end + end_size, comment) || record.directory_size > record.at ||
        record.directory_offset > record.at - record.directory_size) {
        return std::nullopt;
    }
    Extent extent{.directory = record.directory_offset,
                  .directory_size = record.directory_size,
                  .entries = record.entries,
                  .end = end + end_size + comment};
    // the one right before the end record: of two archives in a row the offset may fit both
    const auto adjacent = record.at - record.directory_size;
    if (stands_at(bytes, central_signature, adjacent)) {
        extent.directory = adjacent;
        extent.begin = adjacent - record.directory_offset;
    }
    const bool empty = record.entries == 0 && record.directory_size == 0;
    const bool there = empty || stands_at(bytes, central_signature, extent.directory);
    return there ? std::optional(extent) : std::nullopt;
}

Result<Extent>
find_directory(std::string_view bytes)
{
    const auto tail = bytes.size() - std::min(bytes.size(), end_search);
    bool seen = false;
    auto at = bytes.rfind(end_signature);
    while (at != std::string_view::npos && at >= tail) {
        if (fits(bytes, at, end_size)) {
            seen = true;
            if (const auto extent = extent_of(bytes, at)) {
                return *extent;
            }
        }
        at = at == 0 ? std::string_view::npos : bytes.rfind(end_signature, at - 1);
    }
    return seen ? damaged("no central directory") : tl::unexpected(explain_no_zip(bytes));
}

// Sizes and offsets too large for 32 bits stand in the zip64 field, in this order, only those.
bool
widen(ZipEntry& entry, std::string_view field)
{
    for (auto* value : {&entry.size, &entry.packed, &entry.offset}) {
        if (*value != saturated32) {
            continue;
        }
        if (field.size() < 8) {
            return false;
        }
        *value = u64(field, 0);
        field.remove_prefix(8);
    }
    return true;
}

// A ragged last field is none of our business: some writers leave one.
std::string_view
find_field(std::string_view extra, std::uint16_t wanted)
{
    while (extra.size() >= 4) {
        const std::size_t length = u16(extra, 2);
        if (length > extra.size() - 4) {
            break;
        }
        if (u16(extra, 0) == wanted) {
            return extra.substr(4, length);
        }
        extra.remove_prefix(4 + length);
    }
    return {};
}

Result<std::vector<ZipEntry>>
read_entries(std::string_view bytes, const Extent& extent)
{
    std::vector<ZipEntry> entries;
    entries.reserve(extent.entries);
    auto at = extent.directory;
    const auto end = extent.directory + extent.directory_size;
    while (end - at >= central_size && stands_at(bytes, central_signature, at)) {
        const std::uint64_t name = u16(bytes, at + 28);
        const std::uint64_t extra = u16(bytes, at + 30);
        const std::uint64_t comment = u16(bytes, at + 32);
        if (name + extra + comment > end - at - central_size || entries.size() == extent.entries) {
            return damaged("central directory");
        }
        const auto written = bytes.substr(at + central_size, name);
        ZipEntry entry{.name = fold_part_name(written),
                       .written = std::string(written),
                       .size = u32(bytes, at + 24),
                       .packed = u32(bytes, at + 20),
                       .offset = u32(bytes, at + 42),
                       .crc = u32(bytes, at + 16),
                       .method = u16(bytes, at + 10),
                       .flags = u16(bytes, at + 8)};
        const auto field = find_field(bytes.substr(at + central_size + name, extra), zip64_field);
        if (!widen(entry, field)) {
            return damaged("zip64 field");
        }
        entries.push_back(std::move(entry));
        at += central_size + name + extra + comment;
    }
    if (entries.size() != extent.entries) {
        return damaged("number of entries");
    }
    return entries;
}

} // namespace

Result<ZipDirectory>
read_zip_directory(std::string_view bytes, std::uint32_t max_entries)
{
    const auto extent = find_directory(bytes);
    if (!extent) {
        return tl::unexpected(extent.error());
    }
    if (extent->entries > max_entries) {
        const auto found = std::min<std::uint64_t>(extent->entries, INT64_MAX);
        return fail("too-many-entries",
                    {static_cast<std::int64_t>(found), std::int64_t{max_entries}});
    }
    if (bytes.substr(0, extent->begin).find(local_signature) != std::string_view::npos) {
        return fail("ambiguous-package", {"another archive before this one"});
    }
    auto entries = read_entries(bytes, *extent);
    if (!entries) {
        return tl::unexpected(entries.error());
    }
    const auto archive = bytes.substr(extent->begin, extent->directory - extent->begin);
    if (auto checked = check_zip_entries(archive, *entries); !checked) {
        return tl::unexpected(checked.error());
    }
    return ZipDirectory{.begin = extent->begin, .end = extent->end, .entries = std::move(*entries)};
}

std::string_view
packed_bytes(std::string_view archive, const ZipEntry& entry)
{
    const std::uint64_t head =
        local_size + u16(archive, entry.offset + 26) + u16(archive, entry.offset + 28);
    return archive.substr(entry.offset + head, entry.packed);
}

} // namespace nianbao
