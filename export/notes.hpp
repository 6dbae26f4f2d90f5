#pragma once

#include "export/note.hpp"
#include "extract/finding.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// A row of a sheet of findings as it was read back: its texts as the cells hold them.
struct NoteRow
{
    std::string id{};
    std::string status{};
    std::string remark{};
    std::string digest{}; // of status and remark as we wrote them; empty where somebody removed it
    std::string body{};
    std::string year{};
    std::string text{};

    friend bool operator==(const NoteRow&, const NoteRow&) = default;
};

// What a changed note does to the stored one: replaces it, or stands beside it where nobody can
// tell which is the newer.
enum class Against : std::uint8_t { stored_gives_way, both_stay };

// The rows of one file that a person may have changed.
struct NoteSource
{
    std::string file;
    std::vector<NoteRow> rows;
    Against against = Against::stored_gives_way;
};

// Whether notes.csv is as the program wrote it, or a person wrote in it.
enum class StoredNotes : std::uint8_t { as_written, edited };

struct MergedNotes
{
    Notes notes;
    std::vector<std::string> conflicts; // ids of notes that were changed differently in two places
    std::vector<std::string> unplaced;  // ids made up for notes whose row names no finding
};

// Whether it differs from what we wrote there; where nothing tells, whether it has a note at all.
[[nodiscard]] bool may_be_changed(const NoteRow& row);

// The changed rows of all sources beat the stored notes. Where they differ among themselves, or
// with what a person wrote into notes.csv meanwhile, the remark holds all of it, naming the files.
// A note whose status and remark were both emptied goes; nothing else is ever lost.
[[nodiscard]] MergedNotes
merge_notes(Notes stored, StoredNotes state, std::span<const NoteSource> sources);

// Whether a remark still has the notes of several places side by side, as merge_notes left them.
[[nodiscard]] bool holds_versions(std::string_view remark);

// The rows of a notes.csv that a person may have saved by a spreadsheet program. Equal ids with
// different notes are one note that holds both. Fails with csv-*.
[[nodiscard]] Result<MergedNotes> parse_notes(std::string_view bytes, std::string_view name);

} // namespace nianbao
