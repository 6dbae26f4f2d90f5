#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace nianbao {

// "十五" is 15. Only when ICU, spelling the number, gives the same text, so 一百二 and 壹贰叁 are
// nothing.
[[nodiscard]] std::optional<std::int64_t> parse_chinese_numeral(std::string_view text);

} // namespace nianbao
