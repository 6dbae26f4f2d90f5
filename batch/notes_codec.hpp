#pragma once

#include "export/notes.hpp"
#include "extract/finding.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// What a worker that reads a workbook hands over.
[[nodiscard]] std::string encode_note_rows(const Result<std::vector<NoteRow>>& read);

// Takes any bytes: those that no worker of ours would write fail with crash.
[[nodiscard]] Result<std::vector<NoteRow>> decode_note_rows(std::string_view answer);

} // namespace nianbao
