#pragma once

#include "normalize/report.hpp"

#include <string_view>

namespace nianbao {

// The body that a text (compact) says made the report: 由龙岗区发展和改革局编制, 特向社会公布….
// Empty value where none is named with its place.
[[nodiscard]] Candidate agency_in_text(std::string_view text);

} // namespace nianbao
