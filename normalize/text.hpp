#pragma once

#include <string>
#include <string_view>

namespace nianbao {

// The form two labels are compared in: NFKC (full-width letters, brackets and ㈠ become plain),
// white space and format characters removed, quotes dropped, 、，； one separator; ordinals stay.
// Malformed UTF-8 becomes U+FFFD rather than an error.
[[nodiscard]] std::string fold_label(std::string_view utf8);

// A folded label without its leading ordinal ("1.", "(一)", "一,"), trailing bracketed note and the
// year filled into it ("(2023)").
// Empty when nothing else is left.
[[nodiscard]] std::string bare_label(std::string_view folded);

// The form a number is read in: full-width ASCII becomes ASCII, the signs for minus become '-',
// white space around it goes. Not NFKC, which would read "12①" as 121 and "5²" as 52.
[[nodiscard]] std::string fold_number(std::string_view utf8);

// What two texts that differ in case alone have in common.
[[nodiscard]] std::string fold_case(std::string_view utf8);

// White space of any script and characters without a width: what makes a cell look empty.
[[nodiscard]] bool is_blank(std::string_view utf8);

// Without white space at either end.
[[nodiscard]] std::string_view trim(std::string_view utf8);

// How many characters are not white space.
[[nodiscard]] std::size_t count_characters(std::string_view utf8);

} // namespace nianbao
