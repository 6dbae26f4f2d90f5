#include "export/fields.hpp"

#include <array>
#include <charconv>

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
void
append_number(std::string& text, char letter, std::uint32_t number)
{
    std::array<char, 12> digits{letter};
    const auto [end, error] =
        std::to_chars(digits.data() + 1, digits.data() + digits.size(), number);
    text.append(digits.data(), end);
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
    append_number(cells, 't', place.table);
    if (place.row != 0) {
        append_number(cells, 'r', place.row);
        append_number(cells, 'c', place.column);
    }
    cells += '=';
    cells += text;
}

void
put_evidence(CsvBuffer& csv, std::string_view file, std::span<const Evidence> evidence)
{
    std::string cells;
    for (const auto& one : evidence) {
        cells += cells.empty() ? "" : ";";
        append_evidence(cells, one.file.empty() ? file : one.file, one.place, one.text);
    }
    csv.text(cells);
}

} // namespace nianbao
