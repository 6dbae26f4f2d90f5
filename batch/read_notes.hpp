#pragma once

#include "batch/file_state.hpp"
#include "batch/worker.hpp"
#include "export/commit.hpp"
#include "export/known_files.hpp"
#include "export/note.hpp"
#include "normalize/message.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// The reviewers' notes as they stood in OUT when a run came to publish.
struct ReviewersNotes
{
    Notes notes;
    std::vector<KnownFile> read; // files whose notes are all among them

    // Whether somebody wrote to that product since then, or nobody can tell.
    [[nodiscard]] bool was_saved_since(const std::filesystem::path& product) const;

    std::map<std::string, std::optional<FileState>> seen{}; // by name; nothing where no file was
};

// Reads notes.csv and every workbook of ours that is not as we left it, by a worker that knows
// Task::workbook. What can't be read of a workbook is copied beside it under a name of its own.
// Tells notes-conflict, note-unplaced and notes-workbook-unreadable. Fails with notes-unreadable,
// write-failed, interrupted or worker-failed, and changes nothing that is ours then.
[[nodiscard]] Result<ReviewersNotes> read_notes(const std::filesystem::path& out,
                                                ForkServer& workers,
                                                Language language,
                                                const Tell& tell);

} // namespace nianbao
