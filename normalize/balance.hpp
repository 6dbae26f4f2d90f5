#pragma once

#include "normalize/form_library.hpp"
#include "normalize/report.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace nianbao {

struct Balanced
{
    std::vector<CheckOutcome> checks; // every check made, in the form's order
    Findings findings;                // those that do not hold
};

// Makes the form's own sums (勾稽关系) within one report, for the first of `editions` ("a|b").
// Checks that need another year are not made here.
[[nodiscard]] Balanced check_balances(std::span<const Observation> observations,
                                      const FormLibrary& library,
                                      std::string_view editions);

} // namespace nianbao
