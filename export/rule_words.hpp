#pragma once

#include <string>
#include <string_view>

namespace nianbao {

// What a message says of every finding of its code: its clauses up to the first figure, else all of
// it with … for the figures.
[[nodiscard]] std::string rule_words(std::string_view message);

} // namespace nianbao
