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
    auto name = "t" + std::to_string(place.table);
    if (place.row != 0) {
        name += "r" + std::to_string(place.row) + "c" + std::to_string(place.column);
    }
    return name;
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
append_evidence(std::string& cells,
                std::string_view file,
                const Place& place,
                std::string_view text)
{
    cells += file;
    cells += '#';
    cells += name_of(place);
    cells += '=';
    cells += text;
}

void
put_evidence(CsvBuffer& csv, std::string_view file, std::span<const Evidence> evidence)
{
    std::string cells;
    for (const auto& [place, text] : evidence) {
        cells += cells.empty() ? "" : ";";
        append_evidence(cells, file, place, text);
    }
    csv.text(cells);
}

} // namespace nianbao
