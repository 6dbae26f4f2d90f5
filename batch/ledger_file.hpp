#pragma once

#include "export/sqlite.hpp"

#include <cstdint>
#include <filesystem>

namespace nianbao {

// What is the matter with the ledger's SQLite file.
struct LedgerTrouble
{
    enum class Kind : std::uint8_t { none, damaged, foreign, unusable };

    Kind kind = Kind::none;
    int error = 0; // errno, where it is unusable
};

// Opens it for this process alone, and lays it out where it is not there. On any trouble nothing
// was changed, and nothing comes back.
[[nodiscard]] SqliteDatabase open_ledger_file(const std::filesystem::path& file,
                                              LedgerTrouble& trouble);

// Of the call that failed last.
[[nodiscard]] LedgerTrouble trouble_of(sqlite3* database, const std::filesystem::path& file);

} // namespace nianbao
