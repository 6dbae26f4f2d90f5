#pragma once

#include "export/page_blocks.hpp"
#include "export/page_rows.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace nianbao {

// The rows of the page's reports, packed once it is known which of their tables are in the page.
class PageReports
{
public:
    [[nodiscard]] Result<void> add(PageBlocks& blocks,
                                   const Outcome& outcome,
                                   const SeverityCounts& found,
                                   std::string_view link);

    // `table_block`: the number of the block that a report's tables are in, or -1.
    [[nodiscard]] Result<std::vector<SpoolPiece>>
    pack(PageBlocks& blocks, const std::function<std::int64_t(std::uint32_t)>& table_block);

private:
    // Bytes before and behind the number.
    struct Row
    {
        std::uint32_t head = 0;
        std::uint32_t tail = 0;
    };
    struct Stretch
    {
        SpoolPiece piece;
        std::uint32_t rows = 0;
    };

    [[nodiscard]] Result<void> put_by(PageBlocks& blocks);

    std::vector<Row> rows_;
    std::vector<Stretch> stretches_;
    JsonText waiting_;
    std::uint32_t waiting_rows_ = 0;
};

} // namespace nianbao
