#pragma once

#include "normalize/decimal.hpp"
#include "normalize/form.hpp"
#include "normalize/observation.hpp"

#include <string>
#include <string_view>

namespace nianbao {

// What a value cell says.
struct Quantity
{
    Reading reading = Reading::blank;
    Decimal value{};    // only where reading is number
    std::string unit{}; // as printed in the cell: 元, 万元, 件, %; empty where none

    friend bool operator==(const Quantity&, const Quantity&) = default;
};

// Reads one cell by the contract's rules; never guesses. `type` decides on units and percentages.
[[nodiscard]] Quantity read_quantity(std::string_view raw, ValueType type);

// The unit of money that a header prints ("本年收费金额（单位：万元）"); empty where none.
[[nodiscard]] std::string money_unit_in(std::string_view folded_label);

} // namespace nianbao
