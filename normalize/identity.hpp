#pragma once

#include "normalize/report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace nianbao {

// What an Identity and its path come to. Empty where the evidence does not say.
struct Filing
{
    std::string agency; // the fullest name found
    std::string agency_title{};
    std::string agency_signature{};
    std::optional<int> year{};
    std::string year_source{}; // title, period, section, file, signature
    Scope scope = Scope::unknown;
    Findings findings{}; // agency-unknown, year-unknown, year-disagreement ...
};

// Joins what the document says with what its path (UTF-8, '/'-separated) says.
[[nodiscard]] Filing file_under(const Identity& identity, std::string_view path);

// The Identity of a document: title, signature, period, what stands before and in section one.
// `kind` is the year its form is of; a document that states an academic year is of one.
[[nodiscard]] Identity identify(const Document& document,
                                std::span<const Section> sections,
                                ReportingYear kind = ReportingYear::calendar);

} // namespace nianbao
