#pragma once

#include "extract/finding.hpp"
#include "normalize/decimal.hpp"
#include "normalize/form.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace nianbao {

// Blank is not zero: a clerk left it empty, and an auditor needs to know.
// Text is what a form asks for as text.
enum class Reading : std::uint8_t { number, blank, dash, unreadable, text };

// How sure the labels are: as printed in the form, less a note or ordinal, another known wording,
// or the one label missing between two matched neighbours.
enum class Match : std::uint8_t { exact, trimmed, alias, aligned };

// One tidy row: one figure of one form, read from one cell.
struct Observation
{
    const FormCell* cell = nullptr; // metric, applicant and labels; lives in the FormLibrary
    std::string form{};             // "zfxxgk-2019", or several joined by | where they fit equally
    std::string item{};             // further axes, axis=member joined by ;
    std::string open_label{};       // printed labels of rows and columns that the form leaves open
    Reading reading = Reading::blank;
    Match match = Match::exact;
    Decimal value{};    // only where reading is number
    std::string unit{}; // printed or the form's; empty where money has none
    std::string raw{};  // the cell as printed
    Place place{};
};

// What was read of the cell, as evidence: the number, nothing, or the text, cut as quotes are.
[[nodiscard]] std::string text_read(const Observation& seen);
[[nodiscard]] std::string_view name_of(Reading reading);
[[nodiscard]] std::string_view name_of(Match match);

} // namespace nianbao
