#pragma once

#include "export/entry.hpp"
#include "export/json_text.hpp"
#include "normalize/message.hpp"

#include <cstdint>
#include <string_view>

namespace nianbao {

// How many findings of each severity a report lists.
struct SeverityCounts
{
    std::uint64_t errors = 0;
    std::uint64_t warnings = 0;
    std::uint64_t notes = 0;
};

// All of them, also those beyond the most that are listed; none where none is.
[[nodiscard]] SeverityCounts severities_of(const Entry& entry);

// A report's row as far as the number of the block its tables are in, which is known last.
void put_report_head(JsonText& json, const Outcome& outcome, const SeverityCounts& found);
// The rest of it. `link` leads to the document.
void put_report_tail(JsonText& json, const Outcome& outcome, std::string_view link);

// One row; `report` is the index of its report.
void
put_finding(JsonText& json, std::uint32_t report, const ListedFinding& listed, Language language);

} // namespace nianbao
