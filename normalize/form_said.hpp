#pragma once

// Shared by the parts of the form parser alone.

#include "normalize/form_sums.hpp"

namespace nianbao {

// Reads what a form says of the report's prose, `[[said]]` and `[[section]]`, once its tables are
// read.
void read_said(TomlValues& values, const toml::table& root, Form& form, Tables tables);

} // namespace nianbao
