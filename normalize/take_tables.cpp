#include "normalize/take_tables.hpp"

#include "normalize/continued_table.hpp"
#include "normalize/glob.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace nianbao {

namespace {

Names
bookmarks_of(const Document& document, std::uint32_t table)
{
    Names names;
    for (const auto& bookmark : document.bookmarks) {
        const auto& tables = bookmark.tables;
        if (std::find(tables.begin(), tables.end(), table) != tables.end()) {
            names.push_back(bookmark.name);
        }
    }
    return names;
}

class TableTaker
{
public:
    TableTaker(const Document& document, const FormLibrary& library, const ReadingOptions& options)
        : document_(document), library_(library), options_(options)
    {
    }

    TakenTables take()
    {
        for (const auto& block : document_.blocks) {
            if (const auto* table = std::get_if<Table>(&block)) {
                take(*table);
            } else {
                is_behind_ = is_behind_ && may_stand_between(std::get<Paragraph>(block));
            }
        }
        return std::move(taken_);
    }

private:
    void take(const Table& table);
    [[nodiscard]] bool goes_on_with(const TakenTable& next);

    const Document& document_;
    const FormLibrary& library_;
    const ReadingOptions& options_;
    TakenTables taken_;
    bool is_behind_ = false; // nothing that parts them stands behind the last table taken
};

void
TableTaker::take(const Table& table)
{
    ++taken_.met;
    auto names = bookmarks_of(document_, table.ordinal);
    if (!options_.bookmarks.empty() && !any_glob_matches(options_.bookmarks, names)) {
        ++taken_.left;
        is_behind_ = false;
        return;
    }
    PrintedTable printed(table);
    auto blocks = choose_editions(printed, library_);
    TakenTable taken{std::move(printed), std::move(blocks), {std::move(names)}};
    join_under_one_header(taken, library_);
    if (!is_behind_ || table.parent || !goes_on_with(taken)) {
        taken_.tables.push_back(std::move(taken));
    }
    is_behind_ = !table.parent && may_go_on(taken_.tables.back());
}

bool
TableTaker::goes_on_with(const TakenTable& next)
{
    auto& last = taken_.tables.back();
    auto whole = continued(last, next, library_);
    if (!whole) {
        return false;
    }
    last = std::move(*whole);
    const auto parts = last.printed.parts();
    taken_.findings.push_back(
        {"table-continued",
         {std::int64_t{parts.front()->ordinal}, std::int64_t{parts.back()->ordinal}},
         {.table = parts.back()->ordinal, .row = 1}});
    return true;
}

} // namespace

TakenTables
take_tables(const Document& document, const FormLibrary& library, const ReadingOptions& options)
{
    return TableTaker(document, library, options).take();
}

} // namespace nianbao
