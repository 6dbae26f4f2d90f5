#include "normalize/observe.hpp"

#include "normalize/draw_tables.hpp"
#include "normalize/editions.hpp"
#include "normalize/missing_blocks.hpp"
#include "normalize/quantity.hpp"
#include "normalize/repeated_blocks.hpp"
#include "normalize/take_tables.hpp"
#include "normalize/text.hpp"
#include "normalize/unmapped.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace nianbao {

namespace {

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

// Where a unit may be printed beside its figure, folded.
struct PrintedUnits
{
    std::string_view row; // a column of its own
    std::string_view header;
};

// A unit that is missing, another than expected, or there twice; `above` is what row or header
// print.
void
report_unit(const Observation& seen,
            const Quantity& quantity,
            const std::string& above,
            Findings& findings)
{
    const auto& expected = above.empty() ? seen.cell->unit : above;
    if (seen.unit.empty() && seen.cell->type == ValueType::money) {
        findings.push_back(about_figure(seen, "unit-missing", {seen.raw}));
    } else if (!quantity.unit.empty() && !expected.empty() && quantity.unit != expected) {
        findings.push_back(about_figure(seen, "unit-differs", {seen.raw, expected}));
    } else if (!quantity.unit.empty() && !above.empty()) {
        findings.push_back(about_figure(seen, "unit-doubled", {seen.raw}));
    }
}

// Money takes its unit from the cell, else its row, else the header, else the form; counts take the
// form's.
void
settle_unit(Observation& seen,
            const Quantity& quantity,
            const PrintedUnits& printed,
            Findings& findings)
{
    const bool is_money = seen.cell->type == ValueType::money;
    const auto in_row = is_money ? money_unit_in(printed.row) : std::string();
    const auto above = !is_money || !in_row.empty() ? in_row : money_unit_in(printed.header);
    const auto& expected = above.empty() ? seen.cell->unit : above;
    const bool takes_printed = is_money || quantity.unit == "%";
    seen.unit = takes_printed && !quantity.unit.empty() ? quantity.unit : expected;
    if (seen.reading == Reading::number) {
        report_unit(seen, quantity, above, findings);
    }
    const bool differs = !printed.row.empty() && printed.row != fold_label(seen.cell->unit);
    if (seen.reading == Reading::number && !is_money && differs) {
        findings.push_back(
            about_figure(seen, "unit-differs", {std::string(printed.row), seen.cell->unit}));
    }
}

std::string
item_of(const BlockValue& value)
{
    // open rows come before the form's own axes, open columns behind them
    const auto& own = value.form->item;
    return own.empty() || value.item.empty() ? own + value.item : value.item + ";" + own;
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
                     .item = item_of(value),
                     .open_label = value.open_label,
                     .reading = quantity.reading,
                     .match = value.match,
                     .value = quantity.value,
                     .raw = std::string(raw),
                     .place = table.printed.place(value.cell)};
    const auto folded = [&](std::uint32_t cell) {
        return cell == no_cell ? std::string_view() : table.printed.label(cell).folded;
    };
    settle_unit(seen, quantity, {folded(value.unit), folded(value.column_label)}, findings);
    if (seen.reading == Reading::unreadable) {
        findings.push_back(about_figure(seen, "unreadable", {seen.raw}));
    }
    return seen;
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
            editions = fmt::format("{}", fmt::join(block->editions, "|"));
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

} // namespace

Observed
observe(const Document& document,
        const FormLibrary& library,
        const ReadingOptions& options,
        Trust trust)
{
    forget_labels();
    auto taken = take_tables(document, library, options);
    auto& tables = taken.tables;
    Observed observed{
        .findings = std::move(taken.findings), .tables = taken.met, .tables_left = taken.left};
    if (trust == Trust::no_table) {
        for (const auto& placed : placed_blocks(tables)) {
            refuse(*placed.block, "several-reports");
        }
    } else {
        settle_repeated_blocks(placed_blocks(tables), library.figures, observed.findings);
    }
    observed.form = editions_of(tables, library, observed.findings);
    if (trust == Trust::every_table && options.bookmarks.empty()) {
        observed.missing = missing_blocks(document, taken, library);
    }

    observe_values(tables, observed);
    observed.source = draw_tables(tables);
    for (const auto& table : tables) {
        for (const auto& block : table.blocks) {
            report_block(table, block, observed.findings);
        }
        list_unmapped(table, observed.unmapped);
    }
    for (const auto& cell : observed.unmapped) {
        if (cell.why == "merged-text") {
            observed.findings.push_back({"merged-text", {cell.raw}, cell.place});
        }
    }
    return observed;
}

} // namespace nianbao
