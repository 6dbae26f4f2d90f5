#include "normalize/aligned.hpp"

#include "normalize/edit_distance.hpp"
#include "normalize/text.hpp"

#include <algorithm>

namespace nianbao {

namespace {

constexpr std::size_t longest_label = 80; // characters; a longer text is no label of a form
constexpr std::size_t alike_of = 100;     // distance in hundredths of the longer label ...
constexpr std::size_t alike = 34;         // ... up to which two are alike

// How unlike two labels are, in hundredths; nothing where one is no label.
std::optional<std::size_t>
unlikeness(std::string_view left, std::string_view right)
{
    const auto longer = std::max(count_characters(left), count_characters(right));
    if (left.empty() || right.empty() || longer > longest_label) {
        return std::nullopt;
    }
    return (edit_distance(left, right) * alike_of + longer - 1) / longer;
}

// Whether a printed label is like this one of an entry, and less like every other of the axis.
bool
means(const Label& label, const std::string& wanted, const Axis& axis)
{
    const auto distance = unlikeness(label.bare, wanted);
    if (!distance || *distance > alike) {
        return false;
    }
    for (const auto& entry : axis.entries) {
        for (const auto& other : entry.bare) {
            const auto as_far = other == wanted ? std::nullopt : unlikeness(label.bare, other);
            if (as_far && *as_far <= *distance) {
                return false;
            }
        }
    }
    return true;
}

// The lines from `first` up to `end` stand between matched neighbours.
struct Gap
{
    std::size_t first = 0;
    std::size_t end = 0;
    std::size_t entry = 0; // of the form that the first of them would be
};

// Whether each line of the gap is open and each of its entries still to be found.
bool
is_exact(const Gap& gap, std::span<const PrintedLine> lines, const std::vector<bool>& taken)
{
    for (auto line = gap.first; line < gap.end; ++line) {
        if (!lines[line].is_open || taken[gap.entry + line - gap.first]) {
            return false;
        }
    }
    return true;
}

// All or none: one label differs, be it that of one line or of the group over all of them.
std::vector<AlignedLine>
align_gap(const PrintedTable& printed,
          std::span<const PrintedLine> lines,
          const Gap& gap,
          const Axis& axis)
{
    std::vector<AlignedLine> found;
    // printed again below a page break it is another cell
    const auto is_same_misfit =
        [&](const AlignedLine& first, const Misfit& misfit, std::size_t at) {
            return misfit.cell == first.label ||
                   (printed.label(misfit.cell).folded == printed.label(first.label).folded &&
                    misfit.level == first.level &&
                    axis[at].bare[misfit.level] == axis[first.entry].bare[first.level]);
        };
    for (auto line = gap.first; line < gap.end; ++line) {
        const auto entry = gap.entry + line - gap.first;
        const auto misfit = sole_misfit(printed, lines[line].path, axis[entry]);
        if (!misfit || (!found.empty() && !is_same_misfit(found.front(), *misfit, entry))) {
            return {};
        }
        found.push_back({line, entry, misfit->cell, misfit->level});
    }
    const auto& first = found.front();
    const auto& wanted = axis[first.entry].bare[first.level];
    return means(printed.label(first.label), wanted, axis) ? found : std::vector<AlignedLine>();
}

} // namespace

std::vector<AlignedLine>
align_lines(const PrintedTable& printed, std::span<const PrintedLine> lines, const Axis& axis)
{
    std::vector<bool> taken(axis.size());
    for (const auto& line : lines) {
        if (line.entry) {
            taken[*line.entry] = true;
        }
    }
    std::vector<AlignedLine> all;
    std::optional<std::size_t> above; // the matched line before
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (!lines[at].entry) {
            continue;
        }
        const auto count = above ? at - *above - 1 : 0;
        if (count > 0 && *lines[*above].entry + count + 1 == *lines[at].entry) {
            const Gap gap{*above + 1, at, *lines[*above].entry + 1};
            if (is_exact(gap, lines, taken)) {
                const auto found = align_gap(printed, lines, gap, axis);
                all.insert(all.end(), found.begin(), found.end());
            }
        }
        above = at;
    }
    return all;
}

std::string
nearest_label(const Label& label, const Axis& axis)
{
    std::string nearest;
    std::size_t least = SIZE_MAX;
    for (const auto& entry : axis.entries) {
        const auto distance =
            entry.bare.empty() ? std::nullopt : unlikeness(label.bare, entry.bare.back());
        if (distance && *distance < least) {
            least = *distance;
            nearest = entry.printed.back();
        }
    }
    return nearest;
}

} // namespace nianbao
