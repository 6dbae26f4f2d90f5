#pragma once

#include <string>
#include <string_view>

namespace nianbao {

// OPC part names are equal without regard to ASCII case (ECMA-376-2 6.2.2.3).
[[nodiscard]] std::string fold_part_name(std::string_view name);

// For messages: at most 120 bytes, whole characters.
[[nodiscard]] std::string short_name(std::string_view name);

} // namespace nianbao
