#include "tests/fuzz/zip_parts.hpp"

#include <libdeflate.h>
#include <zip.h>

#include <memory>

namespace nianbao {

namespace {

constexpr zip_int64_t most_parts = 64;
constexpr zip_uint64_t most_bytes = 1U << 20U;

struct Discard
{
    void operator()(zip_t* zip) const { zip_discard(zip); }
    void operator()(zip_file_t* file) const { zip_fclose(file); }
    void operator()(libdeflate_compressor* packer) const { libdeflate_free_compressor(packer); }
};

class Fields
{
public:
    Fields& two(std::uint64_t value) { return put(value, 2); }
    Fields& four(std::uint64_t value) { return put(value, 4); }
    Fields& bytes(std::string_view text)
    {
        bytes_ += text;
        return *this;
    }
    [[nodiscard]] const std::string& all() const { return bytes_; }

private:
    Fields& put(std::uint64_t value, int size)
    {
        for (; size > 0; --size, value >>= 8U) {
            bytes_ += static_cast<char>(value & 0xFFU);
        }
        return *this;
    }

    std::string bytes_;
};

std::string
deflated(std::string_view bytes)
{
    static const std::unique_ptr<libdeflate_compressor, Discard> packer(
        libdeflate_alloc_compressor(1));
    std::string packed(libdeflate_deflate_compress_bound(packer.get(), bytes.size()), '\0');
    packed.resize(libdeflate_deflate_compress(
        packer.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
    return packed;
}

// What local header and central directory both say of an entry: from flags to extra field.
std::string
header(const TestPart& part, std::string_view packed, Packing packing)
{
    constexpr std::uint64_t first_of_1980 = 0x21;
    return Fields()
        .two(0)
        .two(packing == Packing::deflated ? 8 : 0)
        .two(0)
        .two(first_of_1980)
        .four(libdeflate_crc32(0, part.bytes.data(), part.bytes.size()))
        .four(packed.size())
        .four(part.bytes.size())
        .two(part.name.size())
        .two(0)
        .all();
}

std::optional<TestPart>
unpack_one(zip_t* zip, zip_uint64_t index)
{
    zip_stat_t stat;
    if (zip_stat_index(zip, index, 0, &stat) != 0 || stat.size > most_bytes) {
        return std::nullopt;
    }
    const std::unique_ptr<zip_file_t, Discard> file(zip_fopen_index(zip, index, 0));
    TestPart part{stat.name, std::string(stat.size, '\0')};
    if (!file || zip_fread(file.get(), part.bytes.data(), stat.size) !=
                     static_cast<zip_int64_t>(stat.size)) {
        return std::nullopt;
    }
    return part;
}

} // namespace

std::string
pack(const std::vector<TestPart>& parts, Packing packing)
{
    Fields local;
    Fields central;
    for (const auto& part : parts) {
        const auto packed = packing == Packing::deflated ? deflated(part.bytes) : part.bytes;
        const auto same = header(part, packed, packing);
        central.bytes("PK\1\2").two(20).two(20).bytes(same);
        central.two(0).two(0).two(0).four(0).four(local.all().size()).bytes(part.name);
        local.bytes("PK\3\4").two(20).bytes(same).bytes(part.name).bytes(packed);
    }
    Fields whole = local;
    whole.bytes(central.all()).bytes("PK\5\6").two(0).two(0).two(parts.size()).two(parts.size());
    return whole.four(central.all().size()).four(local.all().size()).two(0).all();
}

std::optional<std::vector<TestPart>>
unpack(std::string_view bytes)
{
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    const std::unique_ptr<zip_t, Discard> zip(zip_open_from_source(source, ZIP_RDONLY, nullptr));
    if (!zip) {
        zip_source_free(source);
        return std::nullopt;
    }
    const auto count = zip_get_num_entries(zip.get(), 0);
    if (count < 1 || count > most_parts) {
        return std::nullopt;
    }
    std::vector<TestPart> parts;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        auto part = unpack_one(zip.get(), i);
        if (!part) {
            return std::nullopt;
        }
        parts.push_back(std::move(*part));
    }
    return parts;
}

} // namespace nianbao
