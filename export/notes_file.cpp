#include "export/notes_file.hpp"

#include "export/notes_of_run.hpp"
#include "export/tables.hpp"

#include <memory>
#include <utility>

namespace nianbao {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

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
    auto notes = std::make_shared<NotesOfRun>(plan.options.notes, plan.options.language);
    const auto add = [notes](std::span<const Entry> body) {
        notes->meet(body);
        return Result<void>();
    };
    const auto finish = [notes, file, &plan](const Counts&) {
        return write_notes(*file, notes->settle(plan.day), plan.options);
    };
    return Product{.add = add, .finish = finish};
}

std::string
notes_csv(const Notes& notes)
{
    CsvBuffer csv;
    add_header(csv, TableId::notes);
    add_notes(csv, notes);
    return std::string(csv.bytes());
}

} // namespace nianbao
