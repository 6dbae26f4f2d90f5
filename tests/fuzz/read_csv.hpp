#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

using CsvRecords = std::vector<std::vector<std::string>>;

// RFC 4180, read strictly and with nothing of ours: a comma between fields, CRLF after every
// record, quotes around the whole of a field. Ends the program where the text is anything else.
[[nodiscard]] CsvRecords read_csv(std::string_view text);

// A field without its guard, by the rule that datapackage.json states: one apostrophe goes where a
// character that a spreadsheet may run follows the apostrophes at its head.
[[nodiscard]] std::string_view as_given(std::string_view field);

// Whether a spreadsheet may run the field.
[[nodiscard]] bool may_run(std::string_view field);

} // namespace nianbao
