#pragma once

#include <memory>
#include <string>
#include <string_view>

struct libdeflate_compressor;

namespace nianbao {

// Gzip members without name or time: the same bytes always give the same. Making one throws
// std::bad_alloc, as any allocation may.
class Gzip
{
public:
    Gzip();

    [[nodiscard]] std::string compress(std::string_view bytes);

private:
    struct Free
    {
        void operator()(libdeflate_compressor* compressor) const noexcept;
    };

    std::unique_ptr<libdeflate_compressor, Free> compressor_;
};

} // namespace nianbao
