#pragma once

#include "normalize/form_library.hpp"
#include "normalize/report.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace nianbao {

enum class LabelState : std::uint8_t {
    matched, // and led to a value
    unused,  // printed, but no value was taken under it
    missing
};

// What became of one row or column of a form in one printed table.
struct TriedLabel
{
    const AxisEntry* entry = nullptr; // lives in the FormLibrary
    LabelState state = LabelState::missing;
    Match match = Match::exact; // only where it matched
    std::string printed{};      // as the document has it; of a missing one the text most like it
    Place place{};              // of the printed text
};

// One table of a form held against one printed table.
struct TriedTable
{
    const TableForm* table = nullptr;
    std::uint32_t ordinal = 0; // of the printed table
    bool answered = false;     // else it is only the form's table most like it
    std::vector<TriedLabel> rows{};
    std::vector<TriedLabel> columns{};
};

// How the tables of a document answer to a library, by its labels; `report` is what was read of it.
// A table that goes on in another stands there once for each part, with what is printed in it.
// A printed table that answers to none stands there with the one most like it, or not at all.
[[nodiscard]] std::vector<TriedTable>
try_tables(const Document& document, const FormLibrary& library, const Report& report);

} // namespace nianbao
