#pragma once

#include <string_view>

namespace nianbao {

// The reviewers' page without its data, in UTF-8: blocks go in at its one line
// <!--nianbao:data--> (export/page/README.md). Empty where the build had no Node: the page is then
// a plain one.
[[nodiscard]] std::string_view page_template();

} // namespace nianbao
