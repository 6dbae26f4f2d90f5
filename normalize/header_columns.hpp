#pragma once

#include "normalize/aligned.hpp"
#include "normalize/form.hpp"
#include "normalize/printed_table.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace nianbao {

inline constexpr std::uint32_t no_cell = UINT32_MAX;

// Grid columns, 0-based.
struct Slots
{
    std::uint32_t first = 0;
    std::uint32_t end = 0;

    [[nodiscard]] bool empty() const { return first >= end; }
};

// Where a form column stands in a header: a run of slots, or the n-th cell of the header row.
struct ColumnPlace
{
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::uint32_t label = no_cell;
    Match match = Match::exact;
    bool twice = false; // another column has its label: none of their cells is taken
};

// A column of the form printed once for each member of an open axis.
struct OpenColumn
{
    std::uint32_t column = 0; // of the form
    ColumnPlace place{};
};

// The header of one table of a form, as printed: 0-based rows.
struct Header
{
    std::uint16_t number = 0;
    std::uint32_t first = 0;
    std::uint32_t end = 0;              // row behind it
    std::vector<ColumnPlace> columns{}; // by form column; label is no_cell where it was not found
    std::vector<std::uint32_t> twice{}; // form columns whose label stands more than once

    std::vector<AlignedLine> aligned{}; // columns found by their neighbours; `line` says nothing
    std::vector<bool> uncertain{};      // by form column: its label stands in a row that is short
    std::uint32_t width = 0;            // slots of its widest row

    std::vector<OpenColumn>
        open{};    // from left to right; their form column has no label in `columns`
    Slots units{}; // where the rows' units stand
    Slots keys{};  // where open rows have their code ...
    Slots names{}; // ... and their name

    // How many columns the header names, also uncertainly: what tells it from other rows.
    [[nodiscard]] std::size_t found() const;
    // Whether a column of the form is printed, be it once or for each member of an open axis.
    [[nodiscard]] bool has(std::uint32_t column) const;
    // Calls take(form column, place) for every printed column.
    template<typename Take>
    void each_place(Take take) const
    {
        for (std::uint32_t i = 0; i < columns.size(); ++i) {
            if (columns[i].label != no_cell) {
                take(i, columns[i]);
            }
        }
        for (const auto& one : open) {
            take(one.column, one.place);
        }
    }
};

// Where the columns of a form stand, if the rows from `first` up to `end` are its header.
[[nodiscard]] Header read_header(const PrintedTable& printed,
                                 const TableForm& form,
                                 std::uint32_t first,
                                 std::uint32_t end);

} // namespace nianbao
