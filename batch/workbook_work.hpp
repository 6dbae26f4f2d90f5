#pragma once

#include "batch/fork_server.hpp"

namespace nianbao {

// Reads a workbook's bytes into the rows that may hold a changed note, or the Failure, as
// encode_note_rows writes them.
[[nodiscard]] Work workbook_work();

} // namespace nianbao
