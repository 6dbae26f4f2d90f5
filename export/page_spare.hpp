#pragma once

#include "export/spool.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace nianbao {

// A block of the page, and how many reports or findings it holds.
struct SpareBlock
{
    SpoolPiece piece;
    std::uint64_t items = 0;
};

// Blocks of one kind that are in the page as far as there is room: the first ones.
class SpareBlocks
{
public:
    // False where it can't be in `room` bytes beside those kept before; then no later one is kept.
    // One of more than `most` bytes is left out by itself, so that it doesn't crowd out all others.
    [[nodiscard]] bool keep(const SpareBlock& block, std::uint64_t room, std::uint64_t most);
    // They are not even made any more.
    [[nodiscard]] bool is_full() const { return is_full_; }
    void leave_out(std::uint64_t items) { never_kept_ += items; }

    // Drops the last ones until `bytes` are freed or none is left; gives what is still to be freed.
    [[nodiscard]] std::uint64_t free(std::uint64_t bytes);

    [[nodiscard]] std::span<const SpareBlock> blocks() const { return blocks_; }
    [[nodiscard]] std::uint64_t size_in_page() const { return bytes_; }
    [[nodiscard]] std::uint64_t left_out() const { return never_kept_; }

private:
    std::vector<SpareBlock> blocks_;
    std::uint64_t bytes_ = 0;
    std::uint64_t never_kept_ = 0; // or dropped; items
    bool is_full_ = false;
};

} // namespace nianbao
