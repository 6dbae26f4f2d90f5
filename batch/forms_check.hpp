#pragma once

#include "batch/options.hpp"
#include "batch/terminal.hpp"
#include "normalize/form_check.hpp"

#include <cstddef>
#include <string>

namespace nianbao {

// Calls take(cell) for every figure that a document of the form should have.
template<typename Take>
void
each_expected_cell(const Form& form, Take take)
{
    for (const auto& table : form.tables) {
        for (std::size_t i = 0; i < table.cells.size(); ++i) {
            const bool expected = !table.columns[i % table.columns.size()].is_optional &&
                                  !table.rows[i / table.columns.size()].is_optional;
            if (expected && table.cells[i].has_figure()) {
                take(table.cells[i]);
            }
        }
    }
}

[[nodiscard]] std::size_t cells_of(const Form& form);

// A line each, "file:line: what is wrong", twenty at most; warnings say so.
[[nodiscard]] std::string complaints(const FormCheck& check, Language language);

// What a form without mistakes holds.
[[nodiscard]] std::string check_summary(const FormCheck& check, Language language);

// The file of a form beside all known forms; one that is a known form's own, byte for byte, beside
// the others.
[[nodiscard]] Result<FormCheck> check_beside(const std::filesystem::path& file,
                                             std::span<const std::filesystem::path> forms);

[[nodiscard]] ExitStatus check_form_file(const FormsOptions& options,
                                         const Environment& environment);

} // namespace nianbao
