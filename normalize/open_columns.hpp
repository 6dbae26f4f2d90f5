#pragma once

#include "normalize/header_columns.hpp"
#include "normalize/printed_table.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace nianbao {

// What a header prints over a slot, or over the n-th cell of its last row.
struct SlotLabels
{
    LabelPath path{};
    std::uint32_t slot = 0;
};

// Columns that are the document's own: each is the member of the form's open axis that a label
// below one of the form's says. `unknown` are the slots whose labels lead to no column of the form,
// from left to right. Labels in a row of data are no members.
[[nodiscard]] std::vector<OpenColumn> read_open_columns(const PrintedTable& printed,
                                                        const TableForm& form,
                                                        const Header& header,
                                                        std::span<const SlotLabels> unknown);

} // namespace nianbao
