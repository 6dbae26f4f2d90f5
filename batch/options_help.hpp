#pragma once

#include "batch/option_table.hpp"

#include <optional>
#include <string>

namespace nianbao {

// The program's help, or that of one command.
[[nodiscard]] std::string help_text(std::optional<Command> about, Language language);

// "nianbao 0.1.0"
[[nodiscard]] std::string version_text();

} // namespace nianbao
