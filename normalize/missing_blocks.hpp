#pragma once

#include "extract/document.hpp"
#include "normalize/form_library.hpp"
#include "normalize/report.hpp"
#include "normalize/take_tables.hpp"

namespace nianbao {

// Tables of a form that the document lacks although it has others of the form: `block-missing`, or
// `table-is-picture` where pictures stand in their section. Of a document without any table of a
// form: `table-is-picture`, or `no-table` where it has no table at all.
[[nodiscard]] Checked
missing_blocks(const Document& document, const TakenTables& taken, const FormLibrary& library);

} // namespace nianbao
