#include "export/notes_file.hpp"

#include "export/table_files.hpp"
#include "export/tables.hpp"

#include <memory>
#include <set>
#include <utility>

namespace nianbao {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The notes of a run, and whose findings were met so far.
struct NotesOfRun
{
    Notes notes;
    std::set<std::string> met{};
};

void
meet(NotesOfRun& run, const Outcome& outcome, const ListedFinding& listed, Language language)
{
    const auto found = run.notes.find(listed.id);
    if (found == run.notes.end()) {
        return;
    }
    auto& note = found->second;
    note.body = outcome.body;
    note.year = outcome.filing.year ? std::to_string(*outcome.filing.year) : std::string();
    note.text = words(listed.finding(), language);
    run.met.insert(listed.id);
}

void
settle(NotesOfRun& run, std::string_view day)
{
    for (auto& [id, note] : run.notes) {
        note.is_gone = !run.met.contains(id);
        if (note.first_seen.empty()) {
            note.first_seen = day;
        }
    }
}

Result<std::vector<ProductFile>>
write_notes(StagedFile& file, const Notes& notes, const PublishOptions& options)
{
    return file.write(options.byte_order_mark ? byte_order_mark : "")
        .and_then([&] { return file.write(notes_csv(notes)); })
        .and_then([&] { return file.finish(); })
        .map([&](FileFacts facts) {
            std::vector<ProductFile> files;
            files.push_back({.staged = {std::string(notes_file), std::move(file), std::move(facts)},
                             .table = TableId::notes,
                             .is_edited = true});
            return files;
        });
}

} // namespace

Result<Product>
open_notes_file(const ProductPlan& plan)
{
    auto staged = StagedFile::create(plan.options.out / notes_file);
    if (!staged) {
        return tl::unexpected(staged.error());
    }
    auto file = std::make_shared<StagedFile>(*std::move(staged));
    auto run = std::make_shared<NotesOfRun>(NotesOfRun{plan.options.notes});
    const auto add = [run, language = plan.options.language](std::span<const Entry> body) {
        for (const auto& entry : body) {
            for (const auto& listed : entry.findings) {
                meet(*run, *entry.outcome, listed, language);
            }
        }
        return Result<void>();
    };
    const auto finish = [run, file, &plan](const Counts&) {
        settle(*run, plan.day);
        return write_notes(*file, run->notes, plan.options);
    };
    return Product{.add = add, .finish = finish};
}

std::string
notes_csv(const Notes& notes)
{
    CsvBuffer csv;
    add_header(csv, TableId::notes);
    for (const auto& [id, note] : notes) {
        csv.text(id);
        csv.text(note.status);
        csv.text(note.remark);
        csv.text(note.first_seen);
        csv.trusted(note.is_gone ? "yes" : "");
        csv.text(note.body);
        csv.text(note.year);
        csv.text(note.text);
        csv.end_record();
    }
    return std::string(csv.bytes());
}

} // namespace nianbao
