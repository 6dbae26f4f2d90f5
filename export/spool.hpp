#pragma once

#include "export/descriptor.hpp"
#include "extract/finding.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace nianbao {

// What was put by at once, and where.
struct SpoolPiece
{
    std::uint64_t at = 0;
    std::uint64_t size = 0;
};

// Bytes put by until they are wanted, in a temporary file beside a product that is gone with it.
// Every failure is write-failed: the product, cause.
class Spool
{
public:
    [[nodiscard]] static Result<Spool> create(std::filesystem::path target);

    [[nodiscard]] Result<SpoolPiece> put(std::string_view bytes);
    [[nodiscard]] Result<std::string> get(const SpoolPiece& piece) const;

private:
    struct Remove
    {
        void operator()(std::filesystem::path* path) const noexcept;
    };
    using Temporary = std::unique_ptr<std::filesystem::path, Remove>;

    Spool(std::filesystem::path target, Temporary temporary, Descriptor descriptor)
        : target_(std::move(target)), temporary_(std::move(temporary)),
          descriptor_(std::move(descriptor))
    {
    }

    std::filesystem::path target_;
    Temporary temporary_;
    Descriptor descriptor_;
    std::uint64_t bytes_ = 0;
};

} // namespace nianbao
