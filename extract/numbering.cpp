#include "extract/numbering.hpp"

#include <algorithm>
#include <utility>

namespace nianbao {

namespace {

// A design may only say that another one is meant, by the numbering style that one defines.
std::size_t
follow_link(const std::vector<ListDesign>& designs, std::size_t at)
{
    const auto& link = designs[at].num_style_link;
    if (link.empty()) {
        return at;
    }
    const auto meant = std::find_if(designs.begin(), designs.end(), [&](const auto& design) {
        return design.style_link == link;
    });
    return meant == designs.end() ? at : static_cast<std::size_t>(meant - designs.begin());
}

bool
restarts(const ListLevel& deeper, std::size_t at)
{
    return !deeper.restart || at < *deeper.restart;
}

} // namespace

Numbering::Numbering(std::vector<ListDesign> designs, std::vector<ListUse> uses)
    : designs_(std::move(designs)), uses_(std::move(uses)), counters_(designs_.size())
{
    std::unordered_map<std::int64_t, std::size_t> by_id;
    for (std::size_t at = 0; at < designs_.size(); ++at) {
        by_id.emplace(designs_[at].id, follow_link(designs_, at));
    }
    for (const auto& use : uses_) {
        const auto design = by_id.find(use.design);
        if (design == by_id.end()) {
            continue;
        }
        List list{.design = design->second};
        for (const auto& change : use.overrides) {
            list.starts[change.level] = change.start;
            list.redefined[change.level] = change.redefined ? &*change.redefined : nullptr;
        }
        lists_.emplace(use.id, list);
    }
}

const ListLevel&
Numbering::level_at(const List& list, std::size_t level) const
{
    const auto* redefined = list.redefined[level];
    return redefined != nullptr ? *redefined : designs_[list.design].levels[level];
}

std::uint32_t
Numbering::start_at(const List& list, std::size_t level) const
{
    return list.starts[level].value_or(level_at(list, level).start);
}

void
Numbering::count(List& list, std::size_t level)
{
    auto& counts = counters_[list.design].counts;
    if (!list.begun) {
        list.begun = true;
        for (std::size_t i = 0; i < list_levels; ++i) {
            if (list.starts[i]) {
                counts[i].reset();
            }
        }
    }
    for (auto deeper = level + 1; deeper < list_levels; ++deeper) {
        if (restarts(level_at(list, deeper), level)) {
            counts[deeper].reset();
        }
    }
    counts[level] = counts[level] ? *counts[level] + 1 : start_at(list, level);
}

// ECMA-376 17.9.11: %1 to %9 stand for the counts of the levels, all else for itself.
std::string
Numbering::printed(const List& list, std::size_t level) const
{
    const auto& own = level_at(list, level);
    const auto& counts = counters_[list.design].counts;
    if (is_bullet(*own.format)) {
        return {};
    }
    std::string number;
    for (std::size_t i = 0; i < own.text.size(); ++i) {
        const bool stands_for = own.text[i] == '%' && i + 1 < own.text.size() &&
                                own.text[i + 1] >= '1' && own.text[i + 1] <= '9';
        if (!stands_for) {
            number += own.text[i];
            continue;
        }
        const auto other = static_cast<std::size_t>(own.text[++i] - '1');
        if (other <= level) {
            const auto& format =
                own.legal ? find_number_format("decimal") : *level_at(list, other).format;
            number += write_count(format, counts[other].value_or(start_at(list, other)));
        }
    }
    return number;
}

std::string
Numbering::next(std::int64_t num_id, std::uint8_t level)
{
    const auto found = lists_.find(num_id);
    if (found == lists_.end() || level >= list_levels) {
        return {};
    }
    count(found->second, level);
    return printed(found->second, level);
}

std::optional<std::uint8_t>
Numbering::level_of_style(std::int64_t num_id, std::string_view style_id) const
{
    const auto found = lists_.find(num_id);
    for (std::uint8_t level = 0; found != lists_.end() && level < list_levels; ++level) {
        if (level_at(found->second, level).style == style_id) {
            return level;
        }
    }
    return std::nullopt;
}

} // namespace nianbao
