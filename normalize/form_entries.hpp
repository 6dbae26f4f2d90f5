#pragma once

// Shared by the parts of the form parser alone.

#include "normalize/form.hpp"
#include "normalize/toml_values.hpp"

#include <string>
#include <vector>

namespace nianbao {

// One row or column as the file has it, before rows and columns are crossed.
struct RawEntry
{
    AxisEntry axis;
    std::string key, metric, applicant, item, unit, english;
    std::vector<std::string> said, said_none, related;
    std::optional<ValueType> type;
    std::optional<Sign> sign;
    Relation relation = Relation::same;
    const toml::table* source = nullptr;
    bool sound = true; // nothing wrong with itself, so that what it lacks is a mistake of its own
};

// What a table says for all its entries.
struct TableDefaults
{
    std::string unit, legal;
    std::optional<ValueType> type;
    std::optional<Sign> sign;
};

[[nodiscard]] TableDefaults read_defaults(TomlValues& values, const toml::table& table);

// The entries below a key of a table, each once for every member of the table's axes along it.
[[nodiscard]] std::vector<RawEntry>
read_entries(TomlValues& values, const toml::table& table, std::string_view key);

// The axis whose members each document prints below the columns; empty where there is none.
[[nodiscard]] std::string open_columns_of(TomlValues& values, const toml::table& table);

// Checks and joins the parts of an item: "row=A0301" and "quarter=2" with ';'.
[[nodiscard]] std::string joined_items(std::string_view outer, std::string_view inner);

[[nodiscard]] std::string joined_labels(const std::vector<std::string>& labels);
[[nodiscard]] std::vector<std::string> folded_labels(const std::vector<std::string>& labels);

} // namespace nianbao
