#pragma once

#include "extract/document.hpp"
#include "normalize/form_library.hpp"
#include "normalize/report.hpp"

#include <string>
#include <vector>

namespace nianbao {

// What the tables of one document come to.
struct Observed
{
    std::string form; // the edition that all its blocks fit; several joined by |
    std::vector<Observation> observations{}; // in the form's own order
    std::vector<UnmappedCell> unmapped{};    // in reading order
    Findings findings{};
    Checked missing{}; // tables that should be there
    std::vector<SourceTable> source{};
    std::uint32_t tables = 0;
    std::uint32_t tables_left = 0;
};

enum class Trust : std::uint8_t { every_table, no_table };

// Maps every cell of every table taken: to a figure, to a label, or to `unmapped` with its reason.
// With Trust::no_table (several reports in one file) every cell is unmapped.
[[nodiscard]] Observed observe(const Document& document,
                               const FormLibrary& library,
                               const ReadingOptions& options,
                               Trust trust);

} // namespace nianbao
