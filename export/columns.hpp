#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace nianbao {

// The tables in the order they are published.
enum class TableId : std::uint8_t {
    observations,
    superseded,
    findings,
    checks,
    reports,
    sections,
    unmapped,
    metrics,
    notes
};

// Types of Frictionless Table Schema.
enum class ColumnType : std::uint8_t { string, integer, number, year, date };

struct Column
{
    std::string_view name;
    ColumnType type;
    std::string_view zh; // what it holds, for the data package
    std::string_view en;
};

// What users of a table rely on: names, order and types of its columns.
struct TableContract
{
    TableId id;
    std::string_view name;
    std::string_view zh;
    std::string_view en;
    std::span<const Column> columns;
    std::span<const std::string_view> primary_key; // empty: rows need not differ
};

// One of each, in the order of TableId.
[[nodiscard]] std::span<const TableContract> table_contracts();
[[nodiscard]] const TableContract& contract_of(TableId id);

[[nodiscard]] std::string_view name_of(ColumnType type);

} // namespace nianbao
