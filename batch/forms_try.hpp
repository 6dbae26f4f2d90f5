#pragma once

#include "batch/inspect.hpp"
#include "batch/options.hpp"
#include "batch/terminal.hpp"
#include "normalize/trial.hpp"

#include <span>
#include <string>

namespace nianbao {

// What a form finds in a document: table by table the labels and values that matched, what of the
// form was not found, the cells nobody claimed, and the findings; at last the count.
[[nodiscard]] std::string trial_text(const std::string& file,
                                     const Inspection& inspection,
                                     const Form& form,
                                     std::span<const TriedTable> tried,
                                     Language language);

// Good where some table matched, `nothing` where none did, `some_failed` where a document could not
// be read although another one matched.
[[nodiscard]] ExitStatus try_form(const FormsOptions& options, const Environment& environment);

} // namespace nianbao
