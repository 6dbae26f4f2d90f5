#pragma once

#include <cstdint>
#include <string>

namespace nianbao {

// The ways of East Asia to spell a number with signs for ten, hundred, thousand and ten thousand,
// up to 99,999,999; each named as in ECMA-376 17.18.59.
[[nodiscard]] std::string chinese_counting(std::uint32_t count);
[[nodiscard]] std::string chinese_counting_thousand(std::uint32_t count);
[[nodiscard]] std::string chinese_legal_simplified(std::uint32_t count);
[[nodiscard]] std::string ideograph_legal_traditional(std::uint32_t count);
[[nodiscard]] std::string taiwanese_counting_thousand(std::uint32_t count);
[[nodiscard]] std::string japanese_counting(std::uint32_t count);
[[nodiscard]] std::string japanese_legal(std::uint32_t count);
[[nodiscard]] std::string korean_counting(std::uint32_t count);
[[nodiscard]] std::string korean_legal(std::uint32_t count);

} // namespace nianbao
