#pragma once

#include "normalize/aligned.hpp"
#include "normalize/header_columns.hpp"
#include "normalize/printed_table.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace nianbao {

// A printed row below a header: its labels, and the row of the form they lead to or why there is
// none.
struct RowPlace
{
    std::uint32_t row = 0; // of the grid
    PrintedLine line{};
    Match match = Match::exact;
    std::optional<AlignedLine> aligned{}; // where it was found by its neighbours
    std::uint32_t unit = no_cell;         // the cell that prints its unit
    std::string item{};                   // of an open row: "row=A0301"
    std::string_view why{};               // not placed: "row-unknown", "label-twice"

    [[nodiscard]] std::uint32_t entry() const { return static_cast<std::uint32_t>(*line.entry); }
};

// Where the values of a header begin: a slot, or the n-th cell of a row that is matched by order.
[[nodiscard]] std::uint32_t first_value(const Header& header);

// The filled cells left of a row's values, but for its unit.
[[nodiscard]] LabelPath row_labels(const PrintedTable& printed,
                                   const TableForm& form,
                                   const Header& header,
                                   std::uint32_t row);

// Each row from the header's end up to `end` that is not empty. No row of the form is met twice.
[[nodiscard]] std::vector<RowPlace> place_rows(const PrintedTable& printed,
                                               const TableForm& form,
                                               const Header& header,
                                               std::uint32_t end);

} // namespace nianbao
