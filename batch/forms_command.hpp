#pragma once

#include "batch/options.hpp"
#include "batch/terminal.hpp"
#include "normalize/form.hpp"

#include <span>
#include <string>

namespace nianbao {

// A line for each form: id, title, notice, years, tables, cells.
[[nodiscard]] std::string forms_list(std::span<const Form> forms, Language language);

// A form as people read it: its tables with captions, labels, metrics and units, then its checks.
[[nodiscard]] std::string form_page(const Form& form, Language language);

[[nodiscard]] ExitStatus show_forms(const FormsOptions& options, const Environment& environment);

} // namespace nianbao
