#pragma once

#include "export/columns.hpp"
#include "export/csv.hpp"
#include "export/entry.hpp"
#include "normalize/form_library.hpp"
#include "normalize/message.hpp"

#include <functional>
#include <span>
#include <vector>

namespace nianbao {

// body, year, scope, file, by UTF-8 bytes; an unknown year before any other.
[[nodiscard]] std::vector<Outcome*> in_row_order(std::span<Outcome> outcomes);

// Adds the rows that one outcome gives a table. Entries must come in row order.
using AddRows = std::function<void(CsvBuffer&, const Entry&)>;

// For every table but metrics and notes, which no outcome gives rows.
[[nodiscard]] AddRows rows_of(TableId id, Language language);

void add_header(CsvBuffer& csv, TableId id);
void add_metrics(CsvBuffer& csv, std::span<const Form> forms);
void add_notes(CsvBuffer& csv, const Notes& notes);

} // namespace nianbao
