#pragma once

#include "normalize/report.hpp"

#include <span>

namespace nianbao {

// What figures must be by themselves, whatever they add up to: not below zero, whole where the form
// counts, and not all blank or all zero.
[[nodiscard]] Checked check_figures(std::span<const Observation> observations);

} // namespace nianbao
