#include "extract/zip_check.hpp"

#include "extract/part_name.hpp"
#include "extract/zip_bytes.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace nianbao {

namespace {

constexpr std::uint16_t encrypted_flag = 0x0001;
constexpr std::uint16_t descriptor_flag = 0x0008; // sizes follow the data

tl::unexpected<Failure>
damaged(std::string why)
{
    return fail("damaged-zip", {std::move(why)});
}

Result<void>
check_entry(const ZipEntry& entry)
{
    const auto name = short_name(entry.written);
    if (entry.written.find('\0') != std::string::npos) {
        return fail("ambiguous-package", {name});
    }
    if ((entry.flags & encrypted_flag) != 0) {
        return fail("encrypted", {name});
    }
    if (entry.method != stored && entry.method != deflated) {
        return fail("unsupported-method", {name, std::int64_t{entry.method}});
    }
    return {};
}

Result<void>
check_names(const std::vector<ZipEntry>& entries)
{
    std::vector<const ZipEntry*> sorted;
    sorted.reserve(entries.size());
    for (const auto& entry : entries) {
        sorted.push_back(&entry);
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
        return a->name < b->name;
    });
    const auto twice =
        std::adjacent_find(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
            return a->name == b->name;
        });
    if (twice != sorted.end()) {
        return fail("ambiguous-package", {short_name((*twice)->written)});
    }
    return {};
}

// Bytes an entry takes: local header and packed data, without a data descriptor.
struct Span
{
    std::uint64_t begin;
    std::uint64_t end;
    const ZipEntry* entry;
};

// `archive` begins at offset 0 and ends where the central directory does not begin yet.
Result<Span>
span_of(std::string_view archive, const ZipEntry& entry)
{
    const auto at = entry.offset;
    if (!fits(archive, at, local_size) || !stands_at(archive, local_signature, at)) {
        return damaged("local header");
    }
    const std::uint64_t head = local_size + u16(archive, at + 26) + u16(archive, at + 28);
    if (!fits(archive, at, head) || !fits(archive, at + head, entry.packed)) {
        return damaged("entry beyond the end");
    }
    return Span{.begin = at, .end = at + head + entry.packed, .entry = &entry};
}

Result<void>
check_local(std::string_view archive, const ZipEntry& entry)
{
    const auto at = entry.offset;
    const auto name = archive.substr(at + local_size, u16(archive, at + 26));
    const auto flags = u16(archive, at + 6);
    if (fold_part_name(name) != entry.name || u16(archive, at + 8) != entry.method) {
        return fail("ambiguous-package", {short_name(entry.written)});
    }
    if ((flags & encrypted_flag) != 0) {
        return fail("encrypted", {short_name(entry.written)});
    }
    const auto agrees = [&](std::uint64_t where, std::uint64_t declared) {
        const auto local = u32(archive, where);
        return local == declared || local == 0 || local == saturated32;
    };
    const bool described = (flags & descriptor_flag) != 0;
    const auto crc = u32(archive, at + 14);
    if (!described && crc != entry.crc && crc != 0) {
        return fail("ambiguous-package", {short_name(entry.written)});
    }
    for (const auto& [where, declared] :
         {std::pair(at + 18, entry.packed), std::pair(at + 22, entry.size)}) {
        if (!described && !agrees(where, declared)) {
            return fail("size-mismatch",
                        {short_name(entry.written),
                         std::to_string(declared),
                         std::to_string(u32(archive, where))});
        }
    }
    return {};
}

Result<void>
check_layout(std::string_view archive, const std::vector<ZipEntry>& entries)
{
    std::vector<Span> spans;
    spans.reserve(entries.size());
    for (const auto& entry : entries) {
        const auto span = span_of(archive, entry);
        if (!span) {
            return tl::unexpected(span.error());
        }
        spans.push_back(*span);
    }
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
    });
    std::uint64_t covered = 0;
    for (const auto& span : spans) {
        if (span.begin < covered) {
            return fail("overlapping-entries", {short_name(span.entry->written)});
        }
        // an entry that only a reader of local headers would find
        if (archive.substr(covered, span.begin - covered).find(local_signature) !=
            std::string_view::npos) {
            return fail("ambiguous-package", {short_name(span.entry->written)});
        }
        covered = span.end;
    }
    if (archive.substr(covered).find(local_signature) != std::string_view::npos) {
        return fail("ambiguous-package",
                    {spans.empty() ? "" : short_name(spans.back().entry->written)});
    }
    return {};
}

} // namespace

Result<void>
check_zip_entries(std::string_view archive, const std::vector<ZipEntry>& entries)
{
    for (const auto& entry : entries) {
        if (auto checked = check_entry(entry); !checked) {
            return checked;
        }
    }
    if (auto checked = check_names(entries); !checked) {
        return checked;
    }
    if (auto checked = check_layout(archive, entries); !checked) {
        return checked;
    }
    for (const auto& entry : entries) {
        if (auto checked = check_local(archive, entry); !checked) {
            return checked;
        }
    }
    return {};
}

} // namespace nianbao
