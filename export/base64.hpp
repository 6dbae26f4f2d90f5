#pragma once

#include <string>
#include <string_view>

namespace nianbao {

// RFC 4648, padded.
[[nodiscard]] std::string base64(std::string_view bytes);

} // namespace nianbao
