#pragma once

#include "normalize/choose_edition.hpp"
#include "normalize/printed_table.hpp"

#include <cstdint>
#include <vector>

namespace nianbao {

// The first slot with a figure of a block.
[[nodiscard]] std::uint32_t first_figure_of(const PrintedTable& printed, const TableBlock& block);

// A header as one table prints it, sought in the rows of that one or of another. Borrows both.
class HeaderCopies
{
public:
    HeaderCopies(const PrintedTable& printed, const TableBlock& block);

    // Whether the header is printed again from that row on: the same labels over each slot. What
    // stands over the labels of the rows may be left out.
    [[nodiscard]] bool stands_at(const PrintedTable& other, std::uint32_t row) const;
    // Says of every row whether it is of a copy, which are sought from `row` on; empty where there
    // is none.
    [[nodiscard]] std::vector<bool> find_in(const PrintedTable& other, std::uint32_t row) const;

private:
    [[nodiscard]] bool
    is_labelled_alike(std::uint32_t slot, const PrintedTable& other, std::uint32_t row) const;

    const PrintedTable& printed_;
    const TableBlock& block_;
    std::uint32_t first_figure_;
};

} // namespace nianbao
