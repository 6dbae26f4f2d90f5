#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace nianbao {

// A way to write a count (w:numFmt, ECMA-376 17.18.59).
struct NumberFormat
{
    std::string_view name;
    std::string (*write)(std::uint32_t count);
    std::uint32_t most; // above this Word goes on in decimal
};

// Formats that are not known are written as decimal, as Word does with those it lacks.
[[nodiscard]] const NumberFormat& find_number_format(std::string_view name);

// The format that w:numFmt/@w:format shows by example: "001, 002, 003, ..."; nullptr for those that
// Word has and we lack.
[[nodiscard]] const NumberFormat* find_custom_format(std::string_view example);

// What a count of this format becomes under w:isLgl: decimal, with the zero in front if it had one.
[[nodiscard]] const NumberFormat& legal_format(const NumberFormat& format);

// "bullet": a mark and no number, whatever its text.
[[nodiscard]] bool is_bullet(const NumberFormat& format);

[[nodiscard]] std::string write_count(const NumberFormat& format, std::uint32_t count);

} // namespace nianbao
