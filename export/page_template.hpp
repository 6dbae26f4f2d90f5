#pragma once

#include <string_view>

namespace nianbao {

// The reviewers' page with a line <!--nianbao:data--> where its data goes; empty where the build
// had no Node: the page is then a plain one.
[[nodiscard]] std::string_view page_template();

} // namespace nianbao
