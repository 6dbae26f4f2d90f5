#pragma once

#include "normalize/form_library.hpp"
#include "normalize/report.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace nianbao {

// The report of one year in the series of one body and scope.
struct YearReport
{
    int year = 0;
    std::string_view file{}; // what evidence calls it
    const Report* report = nullptr;
};

// What one report's figures say beside those of other years.
struct Continuity
{
    std::vector<CheckOutcome> checks{};
    Findings findings{};
};

// Makes the checks over several years of a series, which is in order and has each year once: those
// of the forms (结转, 现行有效 ...), `money-jump` where an amount is 10^4 times that of the year
// before, `same-as-last-year` where every figure is. In the order of the series.
[[nodiscard]] std::vector<Continuity> check_years(std::span<const YearReport> series,
                                                  const FormLibrary& library);

} // namespace nianbao
