#include "extract/bookmarks.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace nianbao {

namespace {

// The longest start of whole UTF-8 characters within `most` bytes.
std::string_view
whole_characters(std::string_view text, std::size_t most)
{
    if (text.size() <= most) {
        return text;
    }
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) {
        --most;
    }
    return text.substr(0, most);
}

} // namespace

void
Bookmarks::start(std::string_view id, std::string_view name, ColumnRange columns, TablePosition at)
{
    if (bookmarks_.size() == max_bookmarks) {
        too_many_ = true;
        return;
    }
    const auto [known, is_first] = names_.try_emplace(std::string(name), false);
    if (!is_first) { // ECMA-376 17.13.6.2: the first of a name counts
        if (!std::exchange(known->second, true)) {
            findings_.push_back({.code = "bookmark-twice", .arguments = {known->first}});
        }
        return;
    }
    const auto index = bookmarks_.size();
    bookmarks_.push_back({.name = std::string(name), .columns = columns});
    opened_.push_back({.start = at, .paragraph = paragraphs_});
    hungry_.push_back(index);
    const auto [place, fresh] = open_by_id_.try_emplace(std::string(id), index);
    if (!fresh) {
        unpaired_.push_back(place->second);
        forget(place->second);
        place->second = index;
    }
}

void
Bookmarks::end(std::string_view id, TablePosition at)
{
    const auto found = open_by_id_.find(std::string(id));
    if (found == open_by_id_.end()) {
        return;
    }
    add_tables(found->second, at);
    forget(found->second);
    open_by_id_.erase(found);
}

void
Bookmarks::forget(std::size_t at)
{
    hungry_.erase(std::remove(hungry_.begin(), hungry_.end(), at), hungry_.end());
}

// The tables around both ends, and all that began between them.
void
Bookmarks::add_tables(std::size_t at, TablePosition end)
{
    const auto& start = opened_[at].start;
    auto& tables = bookmarks_[at].tables;
    if (start.innermost != 0) {
        tables.push_back(start.innermost);
    }
    for (auto table = start.newest + 1; table <= end.newest; ++table) {
        if (tables_ + tables.size() == max_bookmark_tables) {
            too_many_ = true;
            break;
        }
        tables.push_back(table);
    }
    if (end.innermost != 0) {
        tables.push_back(end.innermost);
    }
    std::sort(tables.begin(), tables.end());
    tables.erase(std::unique(tables.begin(), tables.end()), tables.end());
    tables_ += tables.size();
}

void
Bookmarks::text(std::string_view piece, TablePosition at)
{
    if (hungry_.empty() || piece.empty()) {
        return;
    }
    const auto full = [&](std::size_t index) { return feed(index, piece, at); };
    hungry_.erase(std::remove_if(hungry_.begin(), hungry_.end(), full), hungry_.end());
}

bool
Bookmarks::feed(std::size_t at, std::string_view piece, TablePosition where)
{
    const auto& columns = bookmarks_[at].columns;
    auto& open = opened_[at];
    const bool beside = columns && where.innermost == open.start.innermost &&
                        (where.column < columns->first || where.column > columns->second);
    return beside ? ++open.beside == max_pieces_beside : take_text(at, piece);
}

bool
Bookmarks::take_text(std::size_t at, std::string_view piece)
{
    auto& text = bookmarks_[at].text;
    auto& last = opened_[at].paragraph;
    if (last != paragraphs_ && !text.empty()) {
        text += '\n';
    }
    last = paragraphs_;
    const auto taken = whole_characters(piece, max_bookmark_text - text.size());
    text += taken;
    return taken.size() < piece.size() || text.size() == max_bookmark_text;
}

std::vector<Bookmark>
Bookmarks::finish(Findings& findings)
{
    std::move(findings_.begin(), findings_.end(), std::back_inserter(findings));
    for (const auto& [id, index] : open_by_id_) {
        unpaired_.push_back(index);
    }
    std::sort(unpaired_.begin(), unpaired_.end());
    for (const auto index : unpaired_) {
        auto& bookmark = bookmarks_[index];
        bookmark.text.clear();
        const auto start = opened_[index].start;
        add_tables(index, start);
        findings.push_back({.code = "bookmark-unpaired", .arguments = {bookmark.name}});
    }
    if (too_many_) {
        findings.push_back({.code = "too-many-bookmarks",
                            .arguments = {static_cast<std::int64_t>(max_bookmarks)}});
    }
    return std::move(bookmarks_);
}

} // namespace nianbao
