#include "normalize/repeated_blocks.hpp"

#include "normalize/glob.hpp"
#include "normalize/text.hpp"

#include <algorithm>
#include <map>

namespace nianbao {

namespace {

// Where a figure was met first.
struct FirstMet
{
    const PlacedBlock* block = nullptr;
    std::uint32_t cell = 0;
};

void
refuse(TableBlock& block, const std::vector<std::uint32_t>& cells, std::string_view why)
{
    const auto among = [&](const BlockValue& value) {
        return std::find(cells.begin(), cells.end(), value.cell) != cells.end();
    };
    for (const auto cell : cells) {
        block.refused.push_back({cell, why});
    }
    std::erase_if(block.values, among);
}

Finding
about_block(const PlacedBlock& placed, std::string code)
{
    const auto& table = *placed.block->tables.front();
    return {std::move(code),
            {table.caption.empty() ? table.section : table.caption},
            placed.table->printed.place_of_row(placed.block->header)};
}

bool
has_form_bookmark(const PlacedBlock& placed)
{
    const auto& parts = placed.table->bookmarks;
    const auto is_named_by = [&](const TableForm* table) {
        return std::any_of(parts.begin(), parts.end(), [&](const Names& names) {
            return any_glob_matches(table->bookmarks, names);
        });
    };
    const auto& tables = placed.block->tables;
    return std::any_of(tables.begin(), tables.end(), is_named_by);
}

class RepeatedBlocks
{
public:
    RepeatedBlocks(std::vector<PlacedBlock> blocks, std::uint32_t figures)
        : blocks_(std::move(blocks)), figures_(figures)
    {
    }

    void settle(Findings& findings)
    {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            meet(i);
        }
        for (const auto& [pair, shared] : shared_) {
            settle_pair(blocks_[pair.first], blocks_[pair.second], shared, findings);
        }
    }

private:
    struct Shared
    {
        std::vector<std::uint32_t> cells; // of the later block
        bool differ = false;
    };

    void meet(std::size_t at)
    {
        const auto& placed = blocks_[at];
        for (const auto& value : placed.block->values) {
            auto& first = first_met(value);
            if (first.block == nullptr) {
                first = {&placed, value.cell};
            } else if (first.block != &placed) {
                auto& shared =
                    shared_[{static_cast<std::size_t>(first.block - blocks_.data()), at}];
                shared.cells.push_back(value.cell);
                shared.differ = shared.differ ||
                                text_of(*first.block, first.cell) != text_of(placed, value.cell);
            }
        }
    }

    FirstMet& first_met(const BlockValue& value)
    {
        return value.item.empty() ? figures_[value.form->figure]
                                  : items_[{value.form->figure, value.item}];
    }

    static std::string text_of(const PlacedBlock& placed, std::uint32_t cell)
    {
        return fold_number(placed.table->printed.text(cell));
    }

    static void settle_pair(const PlacedBlock& first,
                            const PlacedBlock& second,
                            const Shared& shared,
                            Findings& findings)
    {
        if (!shared.differ) {
            refuse(*second.block, shared.cells, "table-copy");
            findings.push_back(about_block(second, "table-copy"));
            return;
        }
        const bool first_named = has_form_bookmark(first);
        if (first_named != has_form_bookmark(second)) {
            refuse(first_named ? *second.block : *first.block, "bookmark-elsewhere");
            findings.push_back(about_block(first_named ? second : first, "bookmark-elsewhere"));
            return;
        }
        for (const auto& placed : {first, second}) {
            refuse(*placed.block, "table-twice");
            findings.push_back(about_block(placed, "table-twice"));
        }
    }

    std::vector<PlacedBlock> blocks_;
    std::vector<FirstMet> figures_; // by FormCell::figure
    std::map<std::pair<std::uint32_t, std::string_view>, FirstMet>
        items_; // of open rows and columns
    std::map<std::pair<std::size_t, std::size_t>, Shared> shared_;
};

} // namespace

std::vector<PlacedBlock>
placed_blocks(std::vector<TakenTable>& tables)
{
    std::vector<PlacedBlock> placed;
    for (auto& table : tables) {
        for (auto& block : table.blocks) {
            placed.push_back({&table, &block});
        }
    }
    return placed;
}

void
refuse(TableBlock& block, std::string_view why)
{
    for (const auto& value : block.values) {
        block.refused.push_back({value.cell, why});
    }
    block.values.clear();
}

void
settle_repeated_blocks(std::vector<PlacedBlock> blocks, std::uint32_t figures, Findings& findings)
{
    RepeatedBlocks(std::move(blocks), figures).settle(findings);
}

} // namespace nianbao
