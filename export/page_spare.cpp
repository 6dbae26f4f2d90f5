#include "export/page_spare.hpp"

#include "export/page_blocks.hpp"

#include <algorithm>

namespace nianbao {

bool
SpareBlocks::keep(const SpareBlock& block, std::uint64_t room, std::uint64_t most)
{
    const auto size = block_size(block.piece);
    const bool is_too_large = size > most;
    is_full_ = is_full_ || (!is_too_large && bytes_ + size > room);
    if (is_full_ || is_too_large) {
        leave_out(block.items);
        return false;
    }
    bytes_ += size;
    blocks_.push_back(block);
    return true;
}

std::uint64_t
SpareBlocks::free(std::uint64_t bytes)
{
    while (bytes > 0 && !blocks_.empty()) {
        const auto size = block_size(blocks_.back().piece);
        leave_out(blocks_.back().items);
        blocks_.pop_back();
        bytes_ -= size;
        bytes -= std::min(bytes, size);
    }
    return bytes;
}

} // namespace nianbao
