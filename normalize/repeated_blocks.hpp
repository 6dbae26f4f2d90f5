#pragma once

#include "normalize/take_tables.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace nianbao {

// A block and where it stands, for comparing blocks of one document with one another.
struct PlacedBlock
{
    const TakenTable* table = nullptr;
    TableBlock* block = nullptr;
};

[[nodiscard]] std::vector<PlacedBlock> placed_blocks(std::vector<TakenTable>& tables);

// Takes every figure of a block back, for one reason.
void refuse(TableBlock& block, std::string_view why);

// Blocks of one document that print the same figures: equal copies count once, different ones not
// at all, unless a bookmark that the form names tells which is meant. `figures` is
// FormLibrary::figures.
void
settle_repeated_blocks(std::vector<PlacedBlock> blocks, std::uint32_t figures, Findings& findings);

} // namespace nianbao
