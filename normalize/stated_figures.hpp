#pragma once

#include "normalize/decimal.hpp"
#include "normalize/doubts.hpp"
#include "normalize/report.hpp"
#include "normalize/vocabulary.hpp"

#include <span>
#include <string>
#include <vector>

namespace nianbao {

// A figure that a sentence of the report states.
struct Stated
{
    const SaidFigure* said = nullptr;
    Decimal value{};
    std::string unit{};
    std::string sentence{}; // compact

    friend bool operator==(const Stated&, const Stated&) = default;
};

// Every figure that the text below the headings states for certain, in reading order.
[[nodiscard]] std::vector<Stated>
find_stated(std::span<const Section> sections, const Vocabulary& vocabulary, const FiguresOf& of);

} // namespace nianbao
