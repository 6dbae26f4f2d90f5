#pragma once

#include "normalize/row_places.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// Reads rows that are the document's own: each is the member of an axis that its code, or without
// one its name, says. Members that stand twice are no rows.
[[nodiscard]] std::vector<RowPlace> read_open_rows(const PrintedTable& printed,
                                                   const OpenRows& open,
                                                   const Header& header,
                                                   std::uint32_t end);

// "row=A0301": a text of a document as the member of an axis. Full-width letters and
// digits become plain, paragraphs are joined by nothing, and what would end the member is written
// full-width.
[[nodiscard]] std::string item_of(std::string_view axis, std::string_view printed);

} // namespace nianbao
