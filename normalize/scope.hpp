#pragma once

#include "normalize/report.hpp"
#include "normalize/title.hpp"

#include <string_view>
#include <vector>

namespace nianbao {

// What title, who signs, and text (compact()) say of one body or a whole place, in order of trust.
[[nodiscard]] std::vector<Candidate>
scope_candidates(const ReportTitle& title, std::string_view signature, std::string_view text);

} // namespace nianbao
