#include "export/fields.hpp"

#include <fmt/format.h>

#include <iterator>

namespace nianbao {

namespace {

void
put_position(CsvBuffer& csv, std::uint32_t position)
{
    if (position == 0) {
        csv.empty();
    } else {
        csv.number(position);
    }
}

// t2r27c4
std::string
name_of(const Place& place)
{
    return place.row == 0 ? fmt::format("t{}", place.table)
                          : fmt::format("t{}r{}c{}", place.table, place.row, place.column);
}

} // namespace

void
put_year(CsvBuffer& csv, const Outcome& outcome)
{
    if (outcome.filing.year) {
        csv.number(*outcome.filing.year);
    } else {
        csv.empty();
    }
}

void
put_filing(CsvBuffer& csv, const Outcome& outcome)
{
    csv.text(outcome.body);
    put_year(csv, outcome);
    csv.trusted(name_of(outcome.filing.scope));
}

void
put_place(CsvBuffer& csv, const Place& place)
{
    put_position(csv, place.table);
    put_position(csv, place.row);
    put_position(csv, place.column);
}

void
put_evidence(CsvBuffer& csv, std::string_view file, std::span<const Evidence> evidence)
{
    std::string cells;
    for (const auto& [place, text] : evidence) {
        fmt::format_to(std::back_inserter(cells),
                       "{}{}#{}={}",
                       cells.empty() ? "" : ";",
                       file,
                       name_of(place),
                       text);
    }
    csv.text(cells);
}

} // namespace nianbao
