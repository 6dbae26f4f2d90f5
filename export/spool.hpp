#pragma once

#include "export/temporary_file.hpp"
#include "extract/finding.hpp"

#include <cstdint>
#include <filesystem>
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
    Spool(std::filesystem::path target, TemporaryFile file)
        : target_(std::move(target)), file_(std::move(file))
    {
    }

    std::filesystem::path target_;
    TemporaryFile file_;
    std::uint64_t bytes_ = 0;
};

} // namespace nianbao
