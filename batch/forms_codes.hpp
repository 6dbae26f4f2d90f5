#pragma once

#include "normalize/message.hpp"

#include <string>

namespace nianbao {

// Every code that the tables and messages can show, in words: findings, failures, why text was left
// out and why a cell was not taken. What a message fills in is shown as "…".
[[nodiscard]] std::string codes_text(Language language);

} // namespace nianbao
