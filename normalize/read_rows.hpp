#pragma once

#include "normalize/find_table.hpp"
#include "normalize/row_places.hpp"

#include <cstdint>
#include <string_view>

namespace nianbao {

// Reads the rows below one header into a fit: every cell becomes a figure, a label that the form
// names, or a refused one with its reason.
class RowReader
{
public:
    RowReader(const PrintedTable& printed,
              const TableForm& form,
              const Header& header,
              TableFit& fit)
        : printed_(printed), grid_(printed.grid()), form_(form), header_(header), fit_(fit)
    {
    }

    // A row whose place in the form is known.
    void read(const RowPlace& row);
    // `why` is a literal: "row-unknown", "label-twice".
    void refuse(const RowPlace& row, std::string_view why);

private:
    [[nodiscard]] std::size_t named_labels(const RowPlace& row) const;
    void take_unit(const RowPlace& row);
    [[nodiscard]] bool is_dash(std::uint32_t cell) const;
    void read_group(const RowPlace& row);
    void read_by_order(const RowPlace& row);
    void read_by_position(const RowPlace& row);
    [[nodiscard]] std::uint32_t value_cell(const RowPlace& row, const ColumnPlace& column);
    void add_value(const RowPlace& row,
                   std::uint32_t column,
                   const ColumnPlace& place,
                   std::uint32_t cell);
    void name_member(FitValue& value) const;
    [[nodiscard]] bool is_in_column(std::uint32_t first, std::uint32_t end) const;
    void refuse_unknown_columns(const RowPlace& row);

    const PrintedTable& printed_;
    const Grid& grid_;
    const TableForm& form_;
    const Header& header_;
    TableFit& fit_;
};

} // namespace nianbao
