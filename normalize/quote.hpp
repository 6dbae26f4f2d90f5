#pragma once

#include <string>
#include <string_view>

namespace nianbao {

// A sentence as a message quotes it, cut after 60 characters.
[[nodiscard]] std::string quote(std::string_view sentence);

} // namespace nianbao
