#include "export/gzip.hpp"

#include <libdeflate.h>

#include <new>

namespace nianbao {

namespace {

constexpr int level = 6; // of 12: beyond it a little smaller for a lot more time

} // namespace

void
Gzip::Free::operator()(libdeflate_compressor* compressor) const noexcept
{
    libdeflate_free_compressor(compressor);
}

Gzip::Gzip() : compressor_(libdeflate_alloc_compressor(level))
{
    if (!compressor_) {
        throw std::bad_alloc();
    }
}

std::string
Gzip::compress(std::string_view bytes)
{
    std::string packed(libdeflate_gzip_compress_bound(compressor_.get(), bytes.size()), '\0');
    packed.resize(libdeflate_gzip_compress(
        compressor_.get(), bytes.data(), bytes.size(), packed.data(), packed.size()));
    return packed;
}

} // namespace nianbao
