#include "extract/numbering.hpp"

#include <utility>

namespace nianbao {

namespace {

// Which design a list has in the end. One may only say that another is meant: by a numbering style,
// whose w:numPr names a list of that other design (ECMA-376 17.9.21), or which it says it defines.
class DesignFinder
{
public:
    DesignFinder(const std::vector<ListDesign>& designs,
                 const std::vector<ListUse>& uses,
                 const Styles& styles)
        : designs_(designs), styles_(styles)
    {
        for (std::size_t at = 0; at < designs.size(); ++at) {
            by_id_.emplace(designs[at].id, at);
            by_style_.emplace(designs[at].style_link, at);
        }
        for (const auto& use : uses) {
            of_list_.emplace(use.id, use.design);
        }
    }

    [[nodiscard]] std::optional<std::size_t> find(std::int64_t id) const
    {
        auto found = with_id(id);
        for (std::size_t links = 0; found && links < max_style_links; ++links) {
            const auto meant = follow(designs_[*found].num_style_link);
            if (!meant) {
                break;
            }
            found = meant;
        }
        return found;
    }

private:
    [[nodiscard]] std::optional<std::size_t> with_id(std::int64_t id) const
    {
        const auto found = by_id_.find(id);
        return found == by_id_.end() ? std::nullopt : std::optional(found->second);
    }

    [[nodiscard]] std::optional<std::size_t> follow(std::string_view link) const
    {
        if (link.empty()) {
            return std::nullopt;
        }
        const auto* style = styles_.find(link, StyleType::numbering);
        const auto list = of_list_.find(style == nullptr ? 0 : style->numbering.num_id.value_or(0));
        const auto meant = list == of_list_.end() ? std::nullopt : with_id(list->second);
        if (meant && designs_[*meant].num_style_link.empty()) {
            return meant;
        }
        const auto defines = by_style_.find(link);
        return defines == by_style_.end() ? meant : std::optional(defines->second);
    }

    const std::vector<ListDesign>& designs_;
    const Styles& styles_;
    std::map<std::int64_t, std::size_t> by_id_{};
    std::map<std::string_view, std::size_t> by_style_{};
    std::map<std::int64_t, std::int64_t> of_list_{}; // w:numId to w:abstractNumId
};

bool
restarts(const ListLevel& deeper, std::size_t at)
{
    return !deeper.restart || at < *deeper.restart;
}

} // namespace

Numbering::Numbering(std::vector<ListDesign> designs,
                     std::vector<ListUse> uses,
                     const Styles& styles)
    : designs_(std::move(designs)), uses_(std::move(uses)), counters_(designs_.size())
{
    const DesignFinder finder(designs_, uses_, styles);
    for (const auto& use : uses_) {
        const auto design = finder.find(use.design);
        if (!design) {
            continue;
        }
        List list{.design = *design};
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

// w:startOverride takes effect where the list first comes to the level, unless the list has been
// deeper before: then the level goes on.
void
Numbering::count(List& list, std::size_t level)
{
    auto& counts = counters_[list.design].counts;
    if (list.starts[level] && level >= list.restarts_from) {
        counts[level].reset();
        list.restarts_from = level + 1;
    }
    for (auto deeper = level + 1; deeper < list_levels; ++deeper) {
        if (restarts(level_at(list, deeper), level)) {
            counts[deeper].reset();
        }
    }
    counts[level] = counts[level] ? *counts[level] + 1 : start_at(list, level);
}

// ECMA-376 17.9.11: %1 to %9 stand for the counts of the levels, all else for itself. A text that
// asks for a deeper level than its own is not printed at all (MS-OI29500 on 17.9.11).
std::string
Numbering::printed(const List& list, std::size_t level) const
{
    const auto& own = level_at(list, level);
    const auto& counts = counters_[list.design].counts;
    if (own.hidden || is_bullet(*own.format)) {
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
        if (other > level) {
            return {};
        }
        const auto& format = *level_at(list, other).format;
        number += write_count(own.legal ? legal_format(format) : format,
                              counts[other].value_or(start_at(list, other)));
    }
    return number;
}

ListNumber
Numbering::next(std::int64_t num_id, std::uint8_t level)
{
    const auto found = lists_.find(num_id);
    if (found == lists_.end() || level >= list_levels) {
        return {};
    }
    const auto& list = found->second;
    count(found->second, level);
    auto text = printed(list, level);
    const auto suffix = text.empty() ? std::string_view() : level_at(list, level).suffix;
    return {.text = std::move(text), .suffix = suffix};
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

std::uint8_t
Numbering::level_of(std::int64_t num_id, const Style& style) const
{
    auto level = level_of_style(num_id, style.id);
    if (!level) {
        level = level_of_style(num_id, style.numbered_by);
    }
    return level ? *level : style.numbering.level.value_or(0);
}

} // namespace nianbao
