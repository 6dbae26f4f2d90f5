#include "batch/roster.hpp"

#include "normalize/csv_file.hpp"
#include "normalize/dates.hpp"
#include "normalize/division.hpp"

#include <array>

namespace nianbao {

namespace {

constexpr int not_given = 0;

constexpr std::array roster_columns{
    CsvColumn{"agency", CsvColumn::Need::required},
    CsvColumn{"division_code", CsvColumn::Need::optional},
    CsvColumn{"since", CsvColumn::Need::optional},
    CsvColumn{"until", CsvColumn::Need::optional},
    CsvColumn{"complete", CsvColumn::Need::optional},
};

// yes, true, 1 or 是; no, false, 0, 否 or nothing.
std::optional<bool>
yes_or_no(std::string_view field)
{
    for (const std::string_view yes : {"yes", "true", "1", "是"}) {
        if (field == yes) {
            return true;
        }
    }
    for (const std::string_view no : {"", "no", "false", "0", "否"}) {
        if (field == no) {
            return false;
        }
    }
    return std::nullopt;
}

std::optional<int>
given(int year)
{
    return year == not_given ? std::nullopt : std::optional(year);
}

Result<RosterEntry>
read_entry(const CsvRecord& record, std::string_view file)
{
    const auto wrong = [&](std::string code, std::string text) {
        return fail(std::move(code), {std::move(text)}, std::string(file), record.line);
    };
    const auto& code = record.fields[1];
    const auto bare = bare_code(code);
    if (!code.empty() && bare.empty()) {
        return wrong("division-code", code);
    }
    const auto since = csv_year(record.fields[2], not_given);
    const auto until = csv_year(record.fields[3], not_given);
    if (!since || !until) {
        return wrong("csv-year", since ? record.fields[3] : record.fields[2]);
    }
    const auto complete = yes_or_no(record.fields[4]);
    if (!complete) {
        return wrong("csv-yes-no", record.fields[4]);
    }
    return RosterEntry{.agency = compact(record.fields[0]),
                       .division_code = bare.empty() ? "" : published_code(bare),
                       .since = given(*since),
                       .until = given(*until),
                       .is_complete = *complete};
}

} // namespace

Result<Roster>
parse_roster(std::string_view bytes, std::string_view name)
{
    const auto records = parse_csv_file(bytes, name, roster_columns);
    if (!records) {
        return tl::unexpected(records.error());
    }
    Roster roster;
    for (const auto& record : *records) {
        auto entry = read_entry(record, name);
        if (!entry) {
            return tl::unexpected(std::move(entry.error()));
        }
        roster.push_back(std::move(*entry));
    }
    return roster;
}

} // namespace nianbao
