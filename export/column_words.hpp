#pragma once

#include "export/columns.hpp"

#include <span>
#include <string_view>

namespace nianbao {

// A wording in both languages.
struct Words
{
    std::string_view zh;
    std::string_view en;
};

// One of the values that a column is limited to.
struct Category
{
    std::string_view column;
    std::string_view value;
    Words label;
};

// What people call a table or a column, in a few words. Empty where a column has no title, which
// is a bug.
[[nodiscard]] Words title_of(TableId table);
[[nodiscard]] Words title_of(const Column& column);

// Empty where a column may hold anything of its type.
[[nodiscard]] std::span<const Category> categories_of(TableId table, const Column& column);

} // namespace nianbao
