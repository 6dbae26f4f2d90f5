#pragma once

#include "export/page_blocks.hpp"
#include "export/page_columns.hpp"
#include "export/page_meta.hpp"
#include "export/page_rows.hpp"
#include "export/page_spare.hpp"
#include "export/page_tables.hpp"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace nianbao {

// The page's findings, figures and tables in blocks. Errors and warnings are always in the page,
// all else as far as there is room.
class PageData
{
public:
    // `blocks`, `columns` and the ceiling, in bytes for all of it, are the page's.
    PageData(PageBlocks& blocks, PageColumns& columns, Language language, std::uint64_t ceiling)
        : blocks_(blocks), columns_(columns), language_(language), ceiling_(ceiling)
    {
    }

    // The next report.
    [[nodiscard]] Result<void> add(const Entry& entry, const SeverityCounts& found);
    // Once, behind the last report.
    [[nodiscard]] Result<void> close();

    // The number of the block that a report's tables are in, or -1.
    [[nodiscard]] std::int64_t table_block(std::uint32_t report) const;
    [[nodiscard]] std::uint64_t size_in_page() const;
    // Leaves out what matters least until so much is freed; false where nothing was left to free.
    [[nodiscard]] bool free(std::uint64_t bytes);
    // Says how many blocks there are, and what was left out.
    void tell(PageMeta& meta) const;
    [[nodiscard]] Result<void> write(StagedFile& page);

private:
    // What is in the page as far as there is room, what matters most first.
    enum Spare : std::size_t { error_tables, warning_tables, figures, notes, other_tables, spares };

    // Rows on their way into a block.
    struct Gathered
    {
        JsonText json{};
        std::uint64_t items = 0;
    };
    // Where the tables of a report are.
    struct TablePlace
    {
        Spare spare = spares;
        std::uint32_t block = 0;
    };

    [[nodiscard]] static Spare tables_of(const SeverityCounts& found);
    [[nodiscard]] std::uint32_t last() const
    {
        return static_cast<std::uint32_t>(tables_.size() - 1);
    }
    [[nodiscard]] Result<void> add_findings(const Entry& entry);
    [[nodiscard]] Result<void> add_figures(const Outcome& outcome);
    [[nodiscard]] Result<void> add_tables(const Outcome& outcome, Spare spare);
    // Errors and warnings.
    [[nodiscard]] Result<void> flush_findings();
    [[nodiscard]] Result<void> flush_rows(Spare spare);
    [[nodiscard]] Result<void> flush_tables(Spare spare);
    // Whether it may yet have room.
    [[nodiscard]] Result<bool> keep(Spare spare, std::string_view json, std::uint64_t items);
    [[nodiscard]] std::uint64_t room_of(Spare spare) const;

    PageBlocks& blocks_;
    PageColumns& columns_;
    Language language_;
    std::uint64_t ceiling_;
    std::vector<TablePlace> tables_; // by report
    Gathered findings_;
    std::vector<SpoolPiece> finding_blocks_;
    std::uint64_t finding_bytes_ = 0;
    std::array<Gathered, spares> gathered_; // figures and notes
    std::array<PageTables, spares> drawn_;  // the others
    std::array<SpareBlocks, spares> spare_;
    std::uint32_t figures_from_ = 0; // report
};

} // namespace nianbao
