#pragma once

#include "extract/finding.hpp"

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

namespace nianbao {

// A file that people write notes in, as it was when its notes were in notes.csv: as we wrote it, or
// as we read it.
struct KnownFile
{
    std::string file;
    std::string sha256;

    friend bool operator==(const KnownFile&, const KnownFile&) = default;
};

// Where run.json lists them.
inline constexpr const char* known_files_key = "notes_in";

// Whether people write notes in that product: notes.csv and every workbook.
[[nodiscard]] bool is_edited_file(std::string_view product);

// The sha256 of those that the run.json of `out` lists, or that which waits beside it; none where
// there is no such file. Fails with write-failed where that can't be told.
[[nodiscard]] Result<std::set<std::string>> known_files(const std::filesystem::path& out);

// Whether somebody may have written notes in that file that no run has read; one that can't be read
// is somebody's, too.
[[nodiscard]] bool has_unread_notes(const std::filesystem::path& product,
                                    const std::set<std::string>& known);

} // namespace nianbao
