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

// "bullet": a mark and no number, whatever its text.
[[nodiscard]] bool is_bullet(const NumberFormat& format);

[[nodiscard]] std::string write_count(const NumberFormat& format, std::uint32_t count);

} // namespace nianbao
