#pragma once

#include "extract/finding.hpp"

namespace nianbao {

// SIGINT and SIGTERM are from now on remembered, and nothing more; one that was ignored, as under
// nohup, stays so. Calls go on that they come in.
void remember_interrupts();

// The first signal that came; 0 as long as none did.
[[nodiscard]] int interrupted();

// Fails with interrupted once a signal came.
[[nodiscard]] Result<void> unless_interrupted();

} // namespace nianbao
