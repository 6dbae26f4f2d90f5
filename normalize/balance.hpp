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

// The forms whose checks are made: one for each figure, and as few as will do, where editions name
// figures alike. Ids; they live in the observations.
[[nodiscard]] std::vector<std::string_view>
checked_forms(std::span<const Observation> observations);

// Makes the sums (勾稽关系) of the forms that the figures are of, within one report. Checks that
// need another year are not made here.
[[nodiscard]] Balanced check_balances(std::span<const Observation> observations,
                                      const FormLibrary& library);

} // namespace nianbao
