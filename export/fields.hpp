#pragma once

#include "export/csv.hpp"
#include "export/outcome.hpp"

#include <span>

namespace nianbao {

// Columns that several tables share, each put with the comma that follows it.

// Empty where the year is not known.
void put_year(CsvBuffer& csv, const Outcome& outcome);

// body, year, scope
void put_filing(CsvBuffer& csv, const Outcome& outcome);

// table, row, column; empty where the place is not that precise
void put_place(CsvBuffer& csv, const Place& place);

// file#t2r27c4=5, joined by ;
// file#t2r27c4=5
void append_evidence(std::string& cells,
                     std::string_view file,
                     const Place& place,
                     std::string_view text);
void put_evidence(CsvBuffer& csv, std::string_view file, std::span<const Evidence> evidence);

} // namespace nianbao
