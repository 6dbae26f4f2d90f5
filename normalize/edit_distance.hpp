#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace nianbao {

// Levenshtein distance in characters, not bytes.
[[nodiscard]] std::size_t edit_distance(std::string_view left, std::string_view right);

// The word of `known` that is least unlike `word`; empty when there is none.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> known);

} // namespace nianbao
