#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace nianbao {

// Values of WordprocessingML attributes (ECMA-376 22.9.2).

// ST_OnOff: "1", "true", "on" and their opposites; anything else counts as on, as in Word.
[[nodiscard]] bool is_on(std::string_view text);

// A whole number within int64; nothing for anything else, white space around it aside.
[[nodiscard]] std::optional<std::int64_t> integer_of(std::string_view text);

// A level of a list or an outline, 0..9; nothing for anything else.
[[nodiscard]] std::optional<std::uint8_t> level_of(std::string_view text);

} // namespace nianbao
