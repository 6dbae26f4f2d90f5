#pragma once

#include <cstdint>
#include <string>

namespace nianbao {

// A number in words: "Twenty-one", "Twenty-first", "ยี่สิบเอ็ด".
[[nodiscard]] std::string cardinal_in_english(std::uint32_t count);
[[nodiscard]] std::string ordinal_in_english(std::uint32_t count);
[[nodiscard]] std::string number_in_hindi(std::uint32_t count);
[[nodiscard]] std::string number_in_thai(std::uint32_t count);
[[nodiscard]] std::string number_in_vietnamese(std::uint32_t count);

} // namespace nianbao
