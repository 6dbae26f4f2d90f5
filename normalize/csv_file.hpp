#pragma once

#include "extract/finding.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// A column that a CSV of somebody's has to have, or may have.
struct CsvColumn
{
    enum class Need : std::uint8_t { required, optional };

    std::string_view name;
    Need need;
};

// One row: its fields in the order of the columns asked for, trimmed; empty where the file lacks
// an optional one.
struct CsvRecord
{
    std::uint32_t line = 0;
    std::vector<std::string> fields{};

    friend bool operator==(const CsvRecord&, const CsvRecord&) = default;
};

// Whether every line must have as many fields as the first; else what is missing at its end is
// empty, as where a spreadsheet program saved it.
enum class CsvLines : std::uint8_t { whole, open_ended };

// A CSV (RFC 4180) that people wrote: UTF-8, with or without byte order mark, or GB18030. Its first
// line names the columns; blank lines are skipped. Fails with csv-encoding, csv-quote, csv-header,
// csv-column, csv-fields or csv-empty, each with `name` and the line.
[[nodiscard]] Result<std::vector<CsvRecord>> parse_csv_file(std::string_view bytes,
                                                            std::string_view name,
                                                            std::span<const CsvColumn> columns,
                                                            CsvLines lines = CsvLines::whole);

// The year of 2021, 2021-05 or 2021-05-31; `otherwise` for an empty field, nothing for other texts.
[[nodiscard]] std::optional<int> csv_year(std::string_view field, int otherwise);

} // namespace nianbao
