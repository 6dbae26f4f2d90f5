#pragma once

#include "extract/number_format.hpp"
#include "extract/package.hpp"
#include "extract/styles.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

inline constexpr std::size_t list_levels = 9;
inline constexpr std::size_t max_level_text = 255; // bytes; Word refuses more than 31 characters
inline constexpr std::size_t max_style_links = 8;  // from design to design

// One level of a list (w:lvl).
struct ListLevel
{
    std::uint32_t start = 1;
    const NumberFormat* format = &find_number_format("decimal");
    std::string text{};             // w:lvlText: "%1、"
    std::string_view suffix = "\t"; // w:suff
    // Restarts after this level (1-based) or a higher one; 0 never; nothing: after any higher one.
    std::optional<std::uint8_t> restart{};
    bool legal = false;  // w:isLgl: counts of all levels in decimal
    bool hidden = false; // w:vanish of the number itself
    std::string style{}; // the paragraph style that stands for this level
};

// w:abstractNum: the list as designed.
struct ListDesign
{
    std::int64_t id = 0;
    std::string style_link{};     // is the one of this numbering style ...
    std::string num_style_link{}; // ... or only says that the one of this style is meant
    std::array<ListLevel, list_levels> levels{};
};

// w:lvlOverride
struct LevelOverride
{
    std::uint8_t level = 0;
    std::optional<std::uint32_t> start{};
    std::optional<ListLevel> redefined{};
};

// w:num: a list in use. Lists of one design count on where the other left off.
struct ListUse
{
    std::int64_t id = 0;
    std::int64_t design = 0;
    std::vector<LevelOverride> overrides{};
};

// An automatic number as printed, "（二）", and what stands between it and a text: a tab, a space
// or nothing. Both are empty where there is no number.
struct ListNumber
{
    std::string text{};
    std::string_view suffix{};

    friend bool operator==(const ListNumber&, const ListNumber&) = default;
};

// Automatic numbers, counted in the order the paragraphs are asked for.
class Numbering
{
public:
    Numbering() = default;
    Numbering(std::vector<ListDesign> designs, std::vector<ListUse> uses, const Styles& styles);
    Numbering(Numbering&&) = default;
    Numbering& operator=(Numbering&&) = default;

    // Counts one paragraph and gives its number; none for bullets, for levels without text and for
    // lists that do not exist.
    [[nodiscard]] ListNumber next(std::int64_t num_id, std::uint8_t level);
    // Where paragraphs of this style stand that do not say so themselves: on the level whose
    // w:pStyle is the style or the one it is numbered by, else on its w:ilvl (ECMA-376 17.9.23).
    [[nodiscard]] std::uint8_t level_of(std::int64_t num_id, const Style& style) const;

private:
    struct Counters
    {
        std::array<std::optional<std::uint32_t>, list_levels> counts{};
    };
    struct List
    {
        std::size_t design = 0;
        std::array<std::optional<std::uint32_t>, list_levels> starts{}; // w:startOverride
        std::array<const ListLevel*, list_levels> redefined{};
        std::size_t restarts_from = 0; // levels above it no longer begin anew
    };

    [[nodiscard]] const ListLevel& level_at(const List& list, std::size_t level) const;
    [[nodiscard]] std::uint32_t start_at(const List& list, std::size_t level) const;
    [[nodiscard]] std::string printed(const List& list, std::size_t level) const;
    [[nodiscard]] std::optional<std::uint8_t> level_of_style(std::int64_t num_id,
                                                             std::string_view style_id) const;
    void count(List& list, std::size_t level);

    std::vector<ListDesign> designs_;
    std::vector<ListUse> uses_;          // owns what List::redefined points at
    std::vector<Counters> counters_;     // by design
    std::map<std::int64_t, List> lists_; // by w:numId; ordered, since ids can be made to collide
};

[[nodiscard]] Result<Numbering> read_numbering(PartStream& part, const Styles& styles);

} // namespace nianbao
