#pragma once

#include "normalize/form_library.hpp"
#include "normalize/header_columns.hpp"
#include "normalize/printed_table.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// A cell whose place in the form is certain: indexes of the form's row and column, of the grid's
// cell.
struct FitValue
{
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t cell = 0;
    Match match = Match::exact;
    std::uint32_t label = 0;      // the innermost header cell above it
    std::uint32_t unit = no_cell; // the cell of its row that prints the unit
    std::uint32_t line = 0;       // row of the grid
    std::string item{};           // of open rows and columns: "row=A0301;column=合计"
    std::string open_label{};     // their printed labels, joined by ' / '

    friend bool operator==(const FitValue&, const FitValue&) = default;
};

// A cell that was not used, and why: "value-spans", "row-misaligned", "row-unknown" ...
struct Refused
{
    std::uint32_t cell = 0;
    std::string_view why; // a literal
};

// How one table of a form lies in a printed table: which rows are its header, what each cell means.
struct TableFit
{
    std::uint16_t number = 0; // FormLibrary::tables
    std::uint32_t header = 0; // first header row, 0-based
    std::uint32_t data = 0;   // first row below the header
    std::uint32_t end = 0;
    std::vector<FitValue> values{};      // in the form's order, open rows in the document's
    std::vector<std::uint32_t> labels{}; // every cell that is a label the form names
    std::vector<Refused> refused{};
    Findings findings{};
};

// Every table of every form that the labels of a printed table answer to. The editions of one form
// often fit the same rows: choosing is for later.
[[nodiscard]] std::vector<TableFit> find_tables(const PrintedTable& printed,
                                                const FormLibrary& library);

} // namespace nianbao
