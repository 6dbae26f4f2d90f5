#pragma once

// Shared by the parts of the form parser alone.

#include "normalize/form_entries.hpp"

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace nianbao {

// Reads the tables of one form: every row is crossed with every column.
class TableReader
{
public:
    explicit TableReader(TomlValues& values) : values_(values) {}

    [[nodiscard]] TableForm read(const toml::table& table);

private:
    void read_layout(const toml::table& table, TableForm& form);
    void read_furniture(TableForm& form);
    [[nodiscard]] std::vector<RawEntry> read_rows(const toml::table& table, TableForm& form);
    [[nodiscard]] OpenRows read_open_rows(const toml::table& rows);
    void check_axis(const toml::table& table, std::string_view key);
    void find_parents(TableForm& form, const std::vector<RawEntry>& rows);
    [[nodiscard]] FormCell
    cross(const TableForm& form, const RawEntry& row, const RawEntry& column);
    void label(const TableForm& form, const RawEntry& row, const RawEntry& column, FormCell& cell);
    void check_group(const TableForm& form, const RawEntry& row);
    void check_metric(const FormCell& cell, const RawEntry& row, const RawEntry& column);
    void check_once(const FormCell& cell, const RawEntry& row, const RawEntry& column);
    void reject_once(const toml::node& node, std::string code, std::vector<Argument> arguments);

    // Where a figure was met first.
    struct Met
    {
        const toml::table* row = nullptr;
        const toml::table* column = nullptr;
    };

    TomlValues& values_;
    std::map<std::tuple<std::string, std::string, std::string>, Met>
        met_;                          // by metric, applicant and item
    std::set<const toml::node*> told_; // rows and columns
    TableDefaults defaults_;           // of the table being read
};

} // namespace nianbao
