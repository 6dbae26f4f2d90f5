#pragma once

#include "export/entry.hpp"
#include "export/note.hpp"
#include "normalize/message.hpp"

#include <set>
#include <span>
#include <string>
#include <string_view>

namespace nianbao {

// The notes as a run leaves them: each with its finding as it now stands, or gone.
class NotesOfRun
{
public:
    NotesOfRun(Notes notes, Language language) : notes_(std::move(notes)), language_(language) {}

    void meet(std::span<const Entry> body);
    // Once, behind the last body; `day` is when new ones were first seen.
    [[nodiscard]] const Notes& settle(std::string_view day);

private:
    Notes notes_;
    Language language_;
    std::set<std::string> met_;
};

} // namespace nianbao
