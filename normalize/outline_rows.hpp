#pragma once

#include "normalize/row_places.hpp"

#include <vector>

namespace nianbao {

// Reads rows whose outer labels stand in rows of their own above them, all in one column: a label
// that the form prints in several groups is that of the group it stands in.
[[nodiscard]] std::vector<RowPlace> read_outline_rows(const PrintedTable& printed,
                                                      const TableForm& form,
                                                      const Header& header,
                                                      std::uint32_t end);

// Takes back what stands in a group that is not of the form. To be called when every label that can
// be found is found.
void
refuse_strangers(const PrintedTable& printed, const TableForm& form, std::vector<RowPlace>& rows);

} // namespace nianbao
