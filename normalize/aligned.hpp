#pragma once

#include "normalize/printed_table.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace nianbao {

// A row or column as printed, in order: its labels, and the entry they lead to.
struct PrintedLine
{
    LabelPath path{};
    std::optional<std::size_t> entry{};
    bool is_open = false; // no entry, and nothing against its being the one that is missing
};

// A label that was found by where it stands and what it is like.
struct AlignedLine
{
    std::size_t line = 0;
    std::size_t entry = 0;
    std::uint32_t label = 0; // the printed cell that differs
    std::size_t level = 0;   // of the entry's path
};

// The lines whose one unlike label is certain all the same: they fill the gap between two matched
// neighbours in the form's order exactly, and the label is alike, and nearer to the form's than to
// any other of the axis.
[[nodiscard]] std::vector<AlignedLine>
align_lines(const PrintedTable& printed, std::span<const PrintedLine> lines, const Axis& axis);

// The form's label that is least unlike a printed one, as the form words it; empty for a label too
// long to be one.
[[nodiscard]] std::string nearest_label(const Label& label, const Axis& axis);

} // namespace nianbao
