#include "export/page_blocks.hpp"

#include "export/base64.hpp"

#include <fmt/format.h>

namespace nianbao {

namespace {

constexpr std::uint64_t most_markup = 64; // around the longest id

} // namespace

Result<PageBlocks>
PageBlocks::create(const std::filesystem::path& page)
{
    return Spool::create(page).map([](Spool spool) { return PageBlocks(std::move(spool)); });
}

Result<SpoolPiece>
PageBlocks::pack(std::string_view json)
{
    return spool_.put(base64(gzip_.compress(json)));
}

Result<void>
PageBlocks::write(StagedFile& page,
                  std::string_view kind,
                  std::size_t number,
                  const SpoolPiece& piece)
{
    return spool_.get(piece).and_then([&](const std::string& packed) {
        return page.write(block_element(fmt::format("{}-{}", kind, number), packed));
    });
}

std::string
block_element(std::string_view id, std::string_view packed)
{
    return fmt::format("<script type=\"text/plain\" id=\"{}\">{}</script>\n", id, packed);
}

std::uint64_t
block_size(const SpoolPiece& piece)
{
    return piece.size + most_markup;
}

} // namespace nianbao
