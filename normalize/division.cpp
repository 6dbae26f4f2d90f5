#include "normalize/division.hpp"

#include "normalize/csv_file.hpp"
#include "normalize/dates.hpp"
#include "normalize/division_table.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace nianbao {

namespace {

constexpr std::size_t province_digits = 2;
constexpr std::size_t county_digits = 6;
constexpr std::size_t town_digits = 9;
constexpr std::size_t village_digits = 12; // the table goes down to towns: the last three are 000

// The line that begins at or before `at`.
std::size_t
line_start(std::string_view table, std::size_t at)
{
    const auto end = at == 0 ? std::string_view::npos : table.rfind('\n', at - 1);
    return end == std::string_view::npos ? 0 : end + 1;
}

std::size_t
next_line(std::string_view table, std::size_t at)
{
    return std::min(table.find('\n', at), table.size() - 1) + 1;
}

// Where the first line stands that is not before `name`.
std::size_t
first_line(std::string_view table, std::string_view name)
{
    std::size_t low = 0;
    auto high = table.size();
    while (low < high) {
        const auto line = line_start(table, low + (high - low) / 2);
        if (table.substr(line, name.size()) < name) {
            low = next_line(table, line);
        } else {
            high = line;
        }
    }
    return low;
}

// name, tab, code; a third field says statistical.
Division
parse_line(std::string_view line)
{
    const auto name_end = line.find('\t');
    const auto code_end = std::min(line.find('\t', name_end + 1), line.size());
    return {.name = std::string(line.substr(0, name_end)),
            .code = std::string(line.substr(name_end + 1, code_end - name_end - 1)),
            .standing = code_end < line.size() ? Standing::statistical : Standing::official};
}

bool
is_in_use(const Division& division, std::optional<int> year)
{
    return !year || (division.since <= *year && *year <= division.until);
}

bool
is_digits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

constexpr std::array division_columns{
    CsvColumn{"code", CsvColumn::Need::required},
    CsvColumn{"name", CsvColumn::Need::required},
    CsvColumn{"since", CsvColumn::Need::optional},
    CsvColumn{"until", CsvColumn::Need::optional},
};

Result<Division>
read_division(const CsvRecord& record, std::string_view file)
{
    const auto wrong = [&](std::string code, std::vector<Argument> arguments) {
        return fail(std::move(code), std::move(arguments), std::string(file), record.line);
    };
    const auto& [code, name, since, until] =
        std::tie(record.fields[0], record.fields[1], record.fields[2], record.fields[3]);
    const auto bare = bare_code(code);
    if (bare.empty()) {
        return wrong("division-code", {code});
    }
    const Division none;
    const auto first = csv_year(since, none.since);
    const auto last = csv_year(until, none.until);
    if (!first || !last) {
        return wrong("csv-year", {first ? until : since});
    }
    return Division{
        .name = compact(name), .code = std::string(bare), .since = *first, .until = *last};
}

} // namespace

Divisions::Divisions(std::vector<Division> added) : added_(std::move(added))
{
    std::stable_sort(added_.begin(), added_.end(), [](const Division& a, const Division& b) {
        return a.name < b.name;
    });
}

std::vector<Division>
Divisions::beginning(std::string_view with, std::optional<int> year) const
{
    std::vector<Division> found;
    const auto table = division_table();
    for (auto at = first_line(table, with);
         at < table.size() && table.substr(at).starts_with(with);) {
        const auto end = next_line(table, at);
        found.push_back(parse_line(table.substr(at, end - at - 1)));
        at = end;
    }
    const auto first = std::partition_point(
        added_.begin(), added_.end(), [&](const Division& one) { return one.name < with; });
    for (auto one = first; one != added_.end() && one->name.starts_with(with); ++one) {
        if (is_in_use(*one, year)) {
            found.push_back(*one);
        }
    }
    return found;
}

std::string_view
bare_code(std::string_view code)
{
    const auto ends_in = [&](std::string_view zeros) { return code.ends_with(zeros); };
    if (!is_digits(code)) {
        return {};
    }
    switch (code.size()) {
    case province_digits:
    case province_digits + 2:
    case town_digits:
        return code;
    case county_digits:
        return code.substr(0, ends_in("0000") ? 2 : ends_in("00") ? 4 : code.size());
    case village_digits:
        return ends_in("000") ? code.substr(0, town_digits) : std::string_view();
    default:
        return {};
    }
}

bool
lies_in(std::string_view inner, std::string_view outer)
{
    return inner.size() > outer.size() && inner.starts_with(outer);
}

std::string
published_code(std::string_view code)
{
    std::string published(code);
    published.resize(std::max(code.size(), county_digits), '0');
    return published;
}

Result<std::vector<Division>>
parse_divisions(std::string_view bytes, std::string_view name)
{
    const auto records = parse_csv_file(bytes, name, division_columns);
    if (!records) {
        return tl::unexpected(records.error());
    }
    std::vector<Division> divisions;
    for (const auto& record : *records) {
        auto division = read_division(record, name);
        if (!division) {
            return tl::unexpected(std::move(division.error()));
        }
        divisions.push_back(std::move(*division));
    }
    return divisions;
}

} // namespace nianbao
