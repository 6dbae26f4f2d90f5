#pragma once

#include <span>
#include <string>
#include <string_view>

namespace nianbao {

// * is any text, ? one character (not byte); everything else stands for itself. Linear in practice:
// only the last * is ever tried again.
[[nodiscard]] bool glob_match(std::string_view pattern, std::string_view text);

[[nodiscard]] bool any_glob_matches(std::span<const std::string> patterns,
                                    std::span<const std::string> texts);

} // namespace nianbao
