#pragma once

#include "extract/styles.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace nianbao {

// A part of a paragraph's text that is printed above or below the line, by bytes.
struct RaisedRange
{
    std::size_t first = 0;
    std::size_t end = 0;
    VerticalAlign align = VerticalAlign::superscript;
};

// Whether the text is of digits and signs that Unicode has above and below the line.
[[nodiscard]] bool can_be_raised(std::string_view text);

// The text with digits and signs of these ranges as Unicode prints them beside the line: 12 with
// a raised 1 is 12¹, not 121. A text that is raised as a whole stands on its own line as it is.
[[nodiscard]] std::string write_raised(std::string_view text, std::span<const RaisedRange> ranges);

} // namespace nianbao
