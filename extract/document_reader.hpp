#pragma once

#include "extract/document.hpp"
#include "extract/finding.hpp"
#include "extract/package.hpp"

#include <span>
#include <string_view>

namespace nianbao {

// Walks the main part that the package's relationships name, with its styles and numbering.
// Fails with part and line where the XML is not what it should be; oddities go to `findings`.
[[nodiscard]] Result<Document> read_document(const Package& package, Findings& findings);

// Every name that LeftOut::what can have.
[[nodiscard]] std::span<const std::string_view> left_out_names();

} // namespace nianbao
