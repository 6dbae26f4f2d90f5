#pragma once

#include "extract/styles.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace nianbao {

// A part of a paragraph's text, by bytes, that is printed above or below the line or struck
// through.
struct MarkedRange
{
    std::size_t first = 0;
    std::size_t end = 0;
    VerticalAlign align = VerticalAlign::superscript;
    bool struck = false;
};

// Whether the text is of digits and signs that Unicode has above and below the line.
[[nodiscard]] bool can_be_raised(std::string_view text);

// The text with digits and signs of these ranges as Unicode prints them beside the line: 12 with
// a raised 1 is 12¹, not 121. A text that is raised as a whole stands on its own line as it is.
// Struck digits that touch others get a stroke: 9̶12, not 912.
[[nodiscard]] std::string write_marked(std::string_view text, std::span<const MarkedRange> ranges);

} // namespace nianbao
