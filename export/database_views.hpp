#pragma once

#include "normalize/form.hpp"

#include <span>
#include <string>

namespace nianbao {

// The views of nianbao.sqlite, as SQL: year_over_year, finding_evidence, money_in_yuan, and for
// every sheet of every form one with a row a report and a column a figure, wide_FORM_SHEET.
[[nodiscard]] std::string views_sql(std::span<const Form> forms);

} // namespace nianbao
