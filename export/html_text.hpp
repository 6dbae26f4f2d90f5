#pragma once

#include <string>
#include <string_view>

namespace nianbao {

// Text of a stranger's as it may stand in HTML, also in an attribute in quotes: what is invisible
// is shown as \u{...}, and no markup is left.
[[nodiscard]] std::string html_text(std::string_view text);

} // namespace nianbao
