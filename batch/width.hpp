#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// Columns a text takes on a terminal: wide and full-width characters 2, marks that combine 0.
[[nodiscard]] std::size_t display_width(std::string_view text);

// `text` and spaces up to `width` columns.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

// The lines of a text cut to `width` columns (at least 2), anywhere between characters, as Chinese
// is set. Always one line at least.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

} // namespace nianbao
