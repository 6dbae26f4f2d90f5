#include "normalize/continued_table.hpp"

#include "normalize/header_copies.hpp"
#include "normalize/quantity.hpp"
#include "normalize/text.hpp"
#include "normalize/utf8.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace nianbao {

namespace {

// Each part that is added is read with all before it: a ceiling against strangers.
constexpr std::size_t most_parts = 8;

// What a clerk types where a table goes on, without the name of the table: 续表三, （接上页）.
constexpr std::array<std::string_view, 10> words_of_going_on{
    "续", "接", "续上", "接上", "上接", "续接上", "续下", "接下", "下接", "转下"};
constexpr std::string_view around_them = "()[]<>-—:.表页第一二三四五六七八九十0123456789";
constexpr std::size_t longest_said = 48; // bytes

bool
says_it_goes_on(std::string_view text)
{
    if (text.size() > longest_said) {
        return false;
    }
    const auto folded = fold_label(text);
    std::string words;
    for (std::size_t at = 0; at < folded.size();) {
        const auto bytes = next_character(folded, at).bytes;
        if (around_them.find(bytes) == std::string_view::npos) {
            words += bytes;
        }
    }
    return std::find(words_of_going_on.begin(), words_of_going_on.end(), words) !=
           words_of_going_on.end();
}

bool
goes_over_pages(const TableBlock& block)
{
    return std::any_of(block.tables.begin(), block.tables.end(), [](const TableForm* table) {
        return table->over_pages;
    });
}

using FigureAt = std::pair<Place, std::uint32_t>;

std::vector<FigureAt>
figures_of(const TakenTable& taken)
{
    std::vector<FigureAt> figures;
    for (const auto& block : taken.blocks) {
        for (const auto& value : block.values) {
            figures.emplace_back(taken.printed.place(value.cell), value.form->figure);
        }
    }
    std::sort(figures.begin(), figures.end());
    return figures;
}

// Sorted.
std::vector<Place>
merged_values(const TakenTable& taken)
{
    std::vector<Place> places;
    for (const auto& block : taken.blocks) {
        for (const auto& refused : block.refused) {
            if (refused.why == "value-spans") {
                places.push_back(taken.printed.place(refused.cell));
            }
        }
    }
    std::sort(places.begin(), places.end());
    return places;
}

// What becomes of the figures of tables, or blocks of one, that are read as one.
enum class Loss : std::uint8_t {
    none,
    copies, // only of figures that stand in both, which is for later to settle
    certain // only the whole tells that a label stands twice, or is that of a group
};

Loss
loss(const TakenTable& whole, std::vector<FigureAt> apart)
{
    const auto all = figures_of(whole);
    // what turns out to be merged over the break never was a figure
    const auto merged = merged_values(whole);
    std::map<std::uint32_t, std::size_t> met;
    for (const auto& [place, figure] : apart) {
        ++met[figure];
    }
    std::erase_if(apart, [&](const FigureAt& figure) {
        return std::binary_search(all.begin(), all.end(), figure) ||
               std::binary_search(merged.begin(), merged.end(), figure.first);
    });
    if (apart.empty()) {
        return Loss::none;
    }
    const bool are_copies = std::all_of(
        apart.begin(), apart.end(), [&](const FigureAt& figure) { return met[figure.second] > 1; });
    return are_copies ? Loss::copies : Loss::certain;
}

// What a row that was read tells of how its table goes on.
struct ReadRow
{
    std::uint32_t first_figure = UINT32_MAX; // slot
    std::uint64_t order = 0;                 // of the form: table and row
};

// The rows of the last block, as they go on from row `second` of the printed table.
class RowsBelow
{
public:
    RowsBelow(const TakenTable& whole, std::uint32_t second)
        : printed_(whole.printed), grid_(printed_.grid()), block_(whole.blocks.back()),
          second_(second), first_figure_(first_figure_of(printed_, block_)),
          labels_(block_.labels.begin(), block_.labels.end())
    {
        for (const auto& refused : block_.refused) {
            refused_.insert(refused.cell);
        }
        for (const auto& value : block_.values) {
            const auto& at = grid_.cells()[value.cell];
            auto& row = rows_[at.row];
            row.first_figure = std::min(row.first_figure, at.column);
            row.order = value.order >> 20U;
        }
    }

    [[nodiscard]] bool are_read() const { return rows_.lower_bound(second_) != rows_.end(); }

    // Without a header over them: nothing among them may be one, each label stands next to its
    // figures (taken or not), and the first comes in the form behind the last one above.
    [[nodiscard]] bool go_on() const
    {
        const auto below = rows_.lower_bound(second_);
        if (has_open_rows() || below == rows_.begin() ||
            below->second.order <= std::prev(below)->second.order) {
            return false;
        }
        for (auto row = second_; row <= rows_.rbegin()->first; ++row) {
            const auto read = rows_.find(row);
            if (read != rows_.end() ? !has_label_beside(row, read->second.first_figure)
                                    : begins_something_else(row)) {
                return false;
            }
        }
        return true;
    }

private:
    // Any label leads to one: without a header no table can be told from their rest.
    [[nodiscard]] bool has_open_rows() const
    {
        return std::any_of(block_.tables.begin(), block_.tables.end(), [](const TableForm* table) {
            return table->open_rows.has_value();
        });
    }

    [[nodiscard]] bool has_label_beside(std::uint32_t row, std::uint32_t figure) const
    {
        auto beside = false;
        for (const auto& piece : grid_.pieces(row)) {
            if (piece.column >= figure) {
                break;
            }
            beside = labels_.contains(piece.cell) || (beside && refused_.contains(piece.cell));
        }
        return beside;
    }

    // Words over the whole width, or where figures should be.
    [[nodiscard]] bool begins_something_else(std::uint32_t row) const
    {
        const auto pieces = grid_.pieces(row);
        if (pieces.size() == 1) {
            const auto text = printed_.text(pieces.front().cell);
            return !is_blank(text) && !says_it_goes_on(text);
        }
        return std::any_of(pieces.begin(), pieces.end(), [&](const GridPiece& piece) {
            return piece.column >= first_figure_ &&
                   read_quantity(printed_.text(piece.cell), ValueType::money).reading ==
                       Reading::unreadable;
        });
    }

    const PrintedTable& printed_;
    const Grid& grid_;
    const TableBlock& block_;
    std::uint32_t second_;
    std::uint32_t first_figure_;
    std::set<std::uint32_t> labels_;
    std::set<std::uint32_t> refused_;
    std::map<std::uint32_t, ReadRow> rows_;
};

// Below the header of another table a copy is no further part of this one.
void
end_at_other_header(std::vector<bool>& repeats,
                    std::span<const TableBlock> blocks,
                    std::uint32_t row)
{
    for (const auto& block : blocks) {
        if (!repeats.empty() && block.header >= row && !repeats[block.header]) {
            std::fill(repeats.begin() + block.header, repeats.end(), false);
        }
    }
}

std::vector<bool>
repeats_of(const PrintedTable& printed)
{
    std::vector<bool> repeats(printed.grid().rows());
    for (std::uint32_t row = 0; row < repeats.size(); ++row) {
        repeats[row] = printed.repeats_header(row);
    }
    return repeats;
}

TakenTable
read_as_one(const TakenTable& first,
            const TakenTable& second,
            const std::vector<bool>& copies,
            const FormLibrary& library)
{
    std::vector<const Table*> parts(first.printed.parts().begin(), first.printed.parts().end());
    parts.insert(parts.end(), second.printed.parts().begin(), second.printed.parts().end());
    auto repeats = repeats_of(first.printed);
    repeats.insert(repeats.end(), copies.begin(), copies.end());
    PrintedTable printed(std::move(parts), std::move(repeats));
    auto blocks = choose_editions(printed, library);
    auto bookmarks = first.bookmarks;
    bookmarks.insert(bookmarks.end(), second.bookmarks.begin(), second.bookmarks.end());
    return {std::move(printed), std::move(blocks), std::move(bookmarks)};
}

} // namespace

bool
may_stand_between(const Paragraph& paragraph)
{
    return is_blank(paragraph.number) &&
           (is_blank(paragraph.text) || says_it_goes_on(paragraph.text));
}

bool
may_go_on(const TakenTable& taken)
{
    return !taken.blocks.empty() && goes_over_pages(taken.blocks.back()) &&
           taken.printed.parts().size() < most_parts;
}

void
join_under_one_header(TakenTable& taken, const FormLibrary& library)
{
    std::vector<bool> repeats;
    for (const auto& block : taken.blocks) {
        if (goes_over_pages(block) && repeats.empty()) {
            repeats = HeaderCopies(taken.printed, block).find_in(taken.printed, block.data);
            end_at_other_header(repeats, taken.blocks, block.data);
        }
    }
    if (std::find(repeats.begin(), repeats.end(), true) == repeats.end()) {
        return;
    }
    const auto parts = taken.printed.parts();
    PrintedTable printed({parts.begin(), parts.end()}, std::move(repeats));
    auto blocks = choose_editions(printed, library);
    TakenTable whole{std::move(printed), std::move(blocks), taken.bookmarks};
    if (loss(whole, figures_of(taken)) != Loss::copies) {
        taken = std::move(whole);
    }
}

std::optional<TakenTable>
continued(const TakenTable& first, const TakenTable& second, const FormLibrary& library)
{
    const HeaderCopies header(first.printed, first.blocks.back());
    const bool headed = header.stands_at(second.printed, 0);
    const bool as_wide = first.printed.grid().columns() == second.printed.grid().columns();
    if (!headed && (!second.blocks.empty() || !as_wide)) {
        return std::nullopt;
    }
    auto repeats = header.find_in(second.printed, 0);
    end_at_other_header(repeats, second.blocks, 0);
    auto whole = read_as_one(first, second, repeats, library);
    auto apart = figures_of(first);
    const auto further = figures_of(second);
    apart.insert(apart.end(), further.begin(), further.end());
    const auto lost = loss(whole, std::move(apart));
    if (whole.blocks.empty() || lost == Loss::copies || (lost == Loss::certain && !headed)) {
        return std::nullopt;
    }
    const RowsBelow rows(whole, first.printed.grid().rows());
    const bool is_one = lost == Loss::certain || (rows.are_read() && (headed || rows.go_on()));
    return is_one ? std::optional(std::move(whole)) : std::nullopt;
}

} // namespace nianbao
