#pragma once

#include "tests/support/docx.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

enum class Packing : std::uint8_t { stored, deflated };

// The same bytes for the same parts, whatever the clock says. Parts of more than 4 GiB or more than
// 65,535 of them are not meant.
[[nodiscard]] std::string pack(const std::vector<TestPart>& parts, Packing packing);

// Every part of a zip, inflated; nothing where libzip refuses one or they are too large to mutate.
[[nodiscard]] std::optional<std::vector<TestPart>> unpack(std::string_view bytes);

} // namespace nianbao
