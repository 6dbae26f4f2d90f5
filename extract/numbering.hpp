#pragma once

#include "extract/number_format.hpp"
#include "extract/package.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nianbao {

inline constexpr std::size_t list_levels = 9;

// One level of a list (w:lvl).
struct ListLevel
{
    std::uint32_t start = 1;
    const NumberFormat* format = &find_number_format("decimal");
    std::string text{}; // w:lvlText: "%1、"
    // Restarts after this level (1-based) or a higher one; 0 never; nothing: after any higher one.
    std::optional<std::uint8_t> restart{};
    bool legal = false;  // w:isLgl: counts of all levels in decimal
    std::string style{}; // the paragraph style that stands for this level
};

// w:abstractNum: the list as designed.
struct ListDesign
{
    std::int64_t id = 0;
    std::string style_link{};     // defines the numbering style of this id ...
    std::string num_style_link{}; // ... or is drawn as that style says
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

// Automatic numbers, counted in the order the paragraphs are asked for.
class Numbering
{
public:
    Numbering() = default;
    Numbering(std::vector<ListDesign> designs, std::vector<ListUse> uses);
    Numbering(Numbering&&) = default;
    Numbering& operator=(Numbering&&) = default;

    // Counts one paragraph and gives its number as printed: "（二）"; empty for bullets, for
    // levels without text and for lists that do not exist.
    [[nodiscard]] std::string next(std::int64_t num_id, std::uint8_t level);
    // The level whose w:pStyle is this style.
    [[nodiscard]] std::optional<std::uint8_t> level_of_style(std::int64_t num_id,
                                                             std::string_view style_id) const;

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
        bool begun = false;
    };

    [[nodiscard]] const ListLevel& level_at(const List& list, std::size_t level) const;
    [[nodiscard]] std::uint32_t start_at(const List& list, std::size_t level) const;
    [[nodiscard]] std::string printed(const List& list, std::size_t level) const;
    void count(List& list, std::size_t level);

    std::vector<ListDesign> designs_;
    std::vector<ListUse> uses_;                    // owns what List::redefined points at
    std::vector<Counters> counters_;               // by design
    std::unordered_map<std::int64_t, List> lists_; // by w:numId
};

[[nodiscard]] Result<Numbering> read_numbering(PartStream& part);

} // namespace nianbao
