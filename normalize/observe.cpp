#include "normalize/observe.hpp"

#include "normalize/choose_edition.hpp"
#include "normalize/glob.hpp"
#include "normalize/quantity.hpp"
#include "normalize/text.hpp"
#include "normalize/unmapped.hpp"

#include <algorithm>
#include <map>

namespace nianbao {

namespace {

// One table taken, and what became of its cells.
struct TakenTable
{
    PrintedTable printed;
    std::vector<TableBlock> blocks;
    std::vector<std::string> bookmarks; // names of those that enclose or touch it
};

// A block and where it stands, for comparing blocks of one document with one another.
struct PlacedBlock
{
    const TakenTable* table = nullptr;
    TableBlock* block = nullptr;
};

// Where a figure was met first.
struct FirstMet
{
    const PlacedBlock* block = nullptr;
    std::uint32_t cell = 0;
};

std::vector<std::string>
bookmarks_of(const Document& document, std::uint32_t table)
{
    std::vector<std::string> names;
    for (const auto& bookmark : document.bookmarks) {
        const auto& tables = bookmark.tables;
        if (std::find(tables.begin(), tables.end(), table) != tables.end()) {
            names.push_back(bookmark.name);
        }
    }
    return names;
}

bool
any_matches(const std::vector<std::string>& globs, const std::vector<std::string>& names)
{
    return std::any_of(globs.begin(), globs.end(), [&](const auto& glob) {
        return std::any_of(
            names.begin(), names.end(), [&](const auto& name) { return glob_match(glob, name); });
    });
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
            {.table = placed.table->printed.table().ordinal, .row = placed.block->header + 1}};
}

bool
has_form_bookmark(const PlacedBlock& placed)
{
    const auto& tables = placed.block->tables;
    return std::any_of(tables.begin(), tables.end(), [&](const TableForm* table) {
        return any_matches(table->bookmarks, placed.table->bookmarks);
    });
}

// Blocks that print the same figures: equal copies count once, different ones not at all, unless a
// bookmark that the form names tells which is meant.
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
            auto& first = figures_[value.form->figure];
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
    std::map<std::pair<std::size_t, std::size_t>, Shared> shared_;
};

Finding
about_figure(const Observation& seen, std::string code, std::vector<Argument> arguments)
{
    return {.code = std::move(code),
            .arguments = std::move(arguments),
            .place = seen.place,
            .metric = seen.cell->metric,
            .applicant = seen.cell->applicant,
            .item = seen.item};
}

// Money takes its unit from the cell, else the header, else the form; counts take the form's.
void
settle_unit(Observation& seen,
            const Quantity& quantity,
            std::string_view header,
            Findings& findings)
{
    const bool is_money = seen.cell->type == ValueType::money;
    const auto printed_above = is_money ? money_unit_in(header) : std::string();
    const auto& expected = printed_above.empty() ? seen.cell->unit : printed_above;
    const bool takes_printed = is_money || quantity.unit == "%";
    seen.unit = takes_printed && !quantity.unit.empty() ? quantity.unit : expected;
    if (seen.reading != Reading::number) {
        return;
    }
    if (seen.unit.empty() && is_money) {
        findings.push_back(about_figure(seen, "unit-missing", {seen.raw}));
    } else if (!quantity.unit.empty() && !expected.empty() && quantity.unit != expected) {
        findings.push_back(about_figure(seen, "unit-differs", {seen.raw, expected}));
    } else if (!quantity.unit.empty() && !printed_above.empty()) {
        findings.push_back(about_figure(seen, "unit-doubled", {seen.raw}));
    }
}

Observation
observe_value(const TakenTable& table,
              const BlockValue& value,
              const std::string& editions,
              Findings& findings)
{
    const auto raw = table.printed.text(value.cell);
    const auto quantity = read_quantity(raw, value.form->type);
    Observation seen{.cell = value.form,
                     .form = editions,
                     .item = value.form->item,
                     .reading = quantity.reading,
                     .match = value.match,
                     .value = quantity.value,
                     .raw = std::string(raw),
                     .place = table.printed.place(value.cell)};
    settle_unit(seen, quantity, table.printed.label(value.column_label).folded, findings);
    if (seen.reading == Reading::unreadable) {
        findings.push_back(about_figure(seen, "unreadable", {seen.raw}));
    }
    return seen;
}

std::string
joined(const std::vector<std::string>& ids)
{
    std::string text;
    for (const auto& id : ids) {
        text += (text.empty() ? "" : "|") + id;
    }
    return text;
}

// A figure on its way to its place in the form's order.
struct OrderedValue
{
    const TakenTable* table = nullptr;
    const TableBlock* block = nullptr;
    const BlockValue* value = nullptr;
};

std::vector<OrderedValue>
in_form_order(const std::vector<TakenTable>& tables)
{
    std::vector<OrderedValue> values;
    for (const auto& table : tables) {
        for (const auto& block : table.blocks) {
            for (const auto& value : block.values) {
                values.push_back({&table, &block, &value});
            }
        }
    }
    const auto before = [](const OrderedValue& a, const OrderedValue& b) {
        return a.value->order < b.value->order;
    };
    if (!std::is_sorted(values.begin(), values.end(), before)) {
        std::stable_sort(values.begin(), values.end(), before);
    }
    return values;
}

void
observe_values(const std::vector<TakenTable>& tables, Observed& observed)
{
    const auto values = in_form_order(tables);
    observed.observations.reserve(values.size());
    const TableBlock* block = nullptr;
    std::string editions;
    for (const auto& value : values) {
        if (value.block != block) {
            block = value.block;
            editions = joined(block->editions);
        }
        observed.observations.push_back(
            observe_value(*value.table, *value.value, editions, observed.findings));
    }
}

void
report_block(const TakenTable& table, const TableBlock& block, Findings& findings)
{
    for (const auto& refused : block.refused) {
        if (refused.why == "value-spans" && !table.printed.is_empty(refused.cell)) {
            findings.push_back({"value-spans",
                                {std::string(table.printed.text(refused.cell))},
                                table.printed.place(refused.cell)});
        }
    }
    findings.insert(findings.end(), block.findings.begin(), block.findings.end());
}

// The editions that every block fits; where there is none, all of them, and a finding.
std::string
edition_of(const std::vector<TakenTable>& tables, Findings& findings)
{
    std::vector<std::string> common;
    std::vector<std::string> all;
    bool first = true;
    for (const auto& table : tables) {
        for (const auto& block : table.blocks) {
            for (const auto& id : block.editions) {
                if (std::find(all.begin(), all.end(), id) == all.end()) {
                    all.push_back(id);
                }
            }
            if (first) {
                common = block.editions;
                first = false;
            }
            std::erase_if(common, [&](const std::string& id) {
                return std::find(block.editions.begin(), block.editions.end(), id) ==
                       block.editions.end();
            });
        }
    }
    if (common.empty() && !all.empty()) {
        findings.push_back({"editions-mixed", {joined(all)}, {}});
        return joined(all);
    }
    return joined(common);
}

std::vector<TakenTable>
take_tables(const Document& document,
            const FormLibrary& library,
            const ReadingOptions& options,
            Observed& observed)
{
    std::vector<TakenTable> taken;
    for (const auto& block : document.blocks) {
        const auto* table = std::get_if<Table>(&block);
        if (table == nullptr) {
            continue;
        }
        ++observed.tables;
        auto names = bookmarks_of(document, table->ordinal);
        if (!options.bookmarks.empty() && !any_matches(options.bookmarks, names)) {
            ++observed.tables_left;
            continue;
        }
        PrintedTable printed(*table);
        auto blocks = choose_editions(printed, library);
        taken.push_back({std::move(printed), std::move(blocks), std::move(names)});
    }
    return taken;
}

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

} // namespace

Observed
observe(const Document& document,
        const FormLibrary& library,
        const ReadingOptions& options,
        Trust trust)
{
    forget_labels();
    Observed observed;
    auto tables = take_tables(document, library, options, observed);
    if (trust == Trust::no_table) {
        for (const auto& placed : placed_blocks(tables)) {
            refuse(*placed.block, "several-reports");
        }
    } else {
        RepeatedBlocks(placed_blocks(tables), library.figures).settle(observed.findings);
    }
    observed.form = edition_of(tables, observed.findings);

    observe_values(tables, observed);
    for (const auto& table : tables) {
        for (const auto& block : table.blocks) {
            report_block(table, block, observed.findings);
        }
        list_unmapped(table.printed, table.blocks, table.bookmarks, observed.unmapped);
    }
    for (const auto& cell : observed.unmapped) {
        if (cell.why == "merged-text") {
            observed.findings.push_back({"merged-text", {cell.raw}, cell.place});
        }
    }
    return observed;
}

} // namespace nianbao
