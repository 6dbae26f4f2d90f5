#pragma once

#include "export/atomic_file.hpp"
#include "export/gzip.hpp"
#include "export/spool.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace nianbao {

// Data blocks of a page: JSON in gzip in base64, put by until it is known which of them fit.
class PageBlocks
{
public:
    // Beside the page. Fails with write-failed.
    [[nodiscard]] static Result<PageBlocks> create(const std::filesystem::path& page);

    [[nodiscard]] Result<SpoolPiece> pack(std::string_view json);
    // What need not be in the page as it is, and back again.
    [[nodiscard]] Result<SpoolPiece> put_by(std::string_view bytes) { return spool_.put(bytes); }
    [[nodiscard]] Result<std::string> get(const SpoolPiece& piece) const
    {
        return spool_.get(piece);
    }

    // `kind` names blocks of a number each: "tables".
    [[nodiscard]] Result<void>
    write(StagedFile& page, std::string_view kind, std::size_t number, const SpoolPiece& piece);

private:
    explicit PageBlocks(Spool spool) : spool_(std::move(spool)) {}

    Spool spool_;
    Gzip gzip_;
};

// A block as it stands in the page.
[[nodiscard]] std::string block_element(std::string_view id, std::string_view packed);

// What a packed block takes in the page at the most.
[[nodiscard]] std::uint64_t block_size(const SpoolPiece& piece);

} // namespace nianbao
