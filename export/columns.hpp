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

// A column that holds a key of one column of another table, or is empty.
struct ForeignKey
{
    std::string_view column;
    TableId table;
    std::string_view key;
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
    std::span<const ForeignKey> foreign_keys;
};

// One of each, in the order of TableId.
[[nodiscard]] std::span<const TableContract> table_contracts();
[[nodiscard]] const TableContract& contract_of(TableId id);

[[nodiscard]] std::string_view name_of(ColumnType type);

// Whether an empty field of the column is a value, as it is in a key, and not a missing one.
[[nodiscard]] bool holds_empty(const TableContract& table, const Column& column);

} // namespace nianbao
