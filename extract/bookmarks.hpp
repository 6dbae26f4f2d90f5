#pragma once

#include "extract/document.hpp"
#include "extract/finding.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace nianbao {

inline constexpr std::size_t max_bookmark_text = 200;     // bytes kept of what a bookmark covers
inline constexpr std::size_t max_bookmarks = 16'384;      // Word allows 16,379
inline constexpr std::uint32_t max_pieces_beside = 4'096; // a column of a longer table is cut
inline constexpr std::size_t max_bookmark_tables = 1U << 20U; // over all bookmarks of a document

using ColumnRange = std::optional<std::pair<std::uint32_t, std::uint32_t>>;

// Where in the tables the walk stands. Zero: in none.
struct TablePosition
{
    std::uint32_t innermost = 0; // ordinal of the table, and the 1-based grid column in it
    std::uint32_t column = 0;
    std::uint32_t newest = 0; // ordinal of the table that began last
};

// Pairs the starts and ends of bookmarks, wherever they stand, and gathers what lies between.
class Bookmarks
{
public:
    void start(std::string_view id, std::string_view name, ColumnRange columns, TablePosition at);
    void end(std::string_view id, TablePosition at);
    void text(std::string_view piece, TablePosition at);
    void end_paragraph() { ++paragraphs_; }

    // In the order of their starts. One without an end covers its own position; a second one of a
    // name is none.
    [[nodiscard]] std::vector<Bookmark> finish(Findings& findings);

private:
    struct Open
    {
        TablePosition start;
        std::uint32_t paragraph = 0; // of the text taken last
        std::uint32_t beside = 0;    // pieces that lay in other columns
    };

    // Whether it wants no more.
    bool take_text(std::size_t at, std::string_view piece);
    bool feed(std::size_t at, std::string_view piece, TablePosition where);
    void add_tables(std::size_t at, TablePosition end);
    void forget(std::size_t at);

    std::vector<Bookmark> bookmarks_;
    std::vector<Open> opened_;        // beside bookmarks_
    std::vector<std::size_t> hungry_; // open, and not yet with all the text they may have
    std::unordered_map<std::string, std::size_t> open_by_id_;
    std::vector<std::size_t> unpaired_;           // whose id began again
    std::unordered_map<std::string, bool> names_; // whether one stood twice
    Findings findings_;
    std::uint32_t paragraphs_ = 0;
    std::size_t tables_ = 0;
    bool too_many_ = false;
};

} // namespace nianbao
