#pragma once

#include "extract/document.hpp"
#include "normalize/form_library.hpp"
#include "normalize/take_tables.hpp"

#include <optional>

namespace nianbao {

// Nothing that parts two tables: empty, or 续表, （接上页）, 表三（续）.
[[nodiscard]] bool may_stand_between(const Paragraph& paragraph);

// It ends in a table of a form that may go over pages.
[[nodiscard]] bool may_go_on(const TakenTable& taken);

// Reads a table anew whose header is printed again further down, so that the rows below each are
// those of one. Nothing changes where copies of a table stand in one another.
void join_under_one_header(TakenTable& taken, const FormLibrary& library);

// Both as one table, if the second is the rest of the first: it answers to no form by itself and is
// as wide, or begins with the first one's header printed again; its rows are of the form and go on
// where the first one's end; and the two are no copies of one another.
[[nodiscard]] std::optional<TakenTable>
continued(const TakenTable& first, const TakenTable& second, const FormLibrary& library);

} // namespace nianbao
