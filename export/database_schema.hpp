#pragma once

#include "export/columns.hpp"

#include <string>
#include <string_view>

namespace nianbao {

// The SQL that lays out nianbao.sqlite. Its tables are those of export/columns, with some columns
// more; an empty field is NULL, unless it is a value (holds_empty).

inline constexpr std::string_view text_ending = "_text";         // of the column behind a number's
inline constexpr std::string_view cells_table = "finding_cells"; // the evidence, cell by cell

// "a name", in the quotes that let SQL take anything for a name; and 'a text'.
[[nodiscard]] std::string sql_name(std::string_view name);
[[nodiscard]] std::string sql_text(std::string_view text);

// Every table, empty.
[[nodiscard]] std::string tables_sql();
// Takes a value a column, in the order of the table.
[[nodiscard]] std::string insert_sql(const TableContract& table);
[[nodiscard]] std::string insert_cell_sql();
// What is best made when the rows are there.
[[nodiscard]] std::string indexes_sql();

} // namespace nianbao
