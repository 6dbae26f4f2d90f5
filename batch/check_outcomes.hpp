#pragma once

#include "export/outcome.hpp"
#include "normalize/form_library.hpp"

#include <span>

namespace nianbao {

// The checks that need to know whose report of which year each is, after the joining: of the
// filing, and of reports against those they replace. `body` is all outcomes of one body, whose
// reports are there.
void check_outcomes(std::span<Outcome* const> body, const FormLibrary& library);

} // namespace nianbao
