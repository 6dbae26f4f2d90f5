#include "export/notes_of_run.hpp"

namespace nianbao {

void
NotesOfRun::meet(std::span<const Entry> body)
{
    for (const auto& entry : body) {
        for (const auto& listed : entry.findings) {
            const auto found = notes_.find(listed.id);
            if (found == notes_.end()) {
                continue;
            }
            const auto& year = entry.outcome->filing.year;
            auto& note = found->second;
            note.body = entry.outcome->body;
            note.year = year ? std::to_string(*year) : std::string();
            note.text = words(listed.finding(), language_);
            met_.insert(listed.id);
        }
    }
}

const Notes&
NotesOfRun::settle(std::string_view day)
{
    for (auto& [id, note] : notes_) {
        note.is_gone = !met_.contains(id);
        if (note.first_seen.empty()) {
            note.first_seen = day;
        }
    }
    return notes_;
}

} // namespace nianbao
