#pragma once

#include "extract/finding.hpp"

#include <optional>
#include <string_view>

namespace nianbao {

// What the bytes are when they are certainly no zip: "password-protected", "rtf-document" ...
// Nothing when they may be one.
[[nodiscard]] std::optional<Failure> recognise_other_kind(std::string_view bytes);

// Why bytes without a zip's end record are no package: cut off, only zeros, or never one.
[[nodiscard]] Failure explain_no_zip(std::string_view bytes);

} // namespace nianbao
