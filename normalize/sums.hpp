#pragma once

#include "normalize/decimal.hpp"
#include "normalize/form.hpp"
#include "normalize/observation.hpp"
#include "normalize/report.hpp"

#include <string>
#include <vector>

namespace nianbao {

// One side of a check: what its cells add up to, and what stood in the way.
struct Side
{
    Decimal sum{};
    std::vector<Decimal> numbers{};
    std::size_t blanks = 0;
    bool assessable = true; // no cell is absent or unreadable, and the sum is not too large
};

// A figure that the document lacks is nullptr.
void add_figure(const Observation* seen, Side& side);

// A side without any number proves nothing: blank is not zero.
[[nodiscard]] CheckState judge(const Side& left, Comparison comparison, const Side& right);

// "4 + 0 = 4", and for the right side "5 = 4 + 1"; of many numbers the zeros are left out.
[[nodiscard]] std::string left_words(const Side& side);
[[nodiscard]] std::string right_words(const Side& side);

// The sign between the sums of a check that does not hold.
[[nodiscard]] std::string_view sign_of_breach(Comparison comparison);

[[nodiscard]] bool is_breach(CheckState state);

// Of a check that does not hold: an official rule is an error, a soft one a note, an implied one
// what the catalogue says of its code; one step below where it only breaks if blanks are zeros.
[[nodiscard]] Severity severity_of_breach(const Check& check, CheckState state);

} // namespace nianbao
