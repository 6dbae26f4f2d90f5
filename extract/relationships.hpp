#pragma once

#include "extract/package.hpp"

#include <string_view>
#include <vector>

namespace nianbao {

using Relationships = std::vector<Relationship>;

// The targets that a part names, in the order written; those of the package itself for "". None
// where there is no relationship part.
[[nodiscard]] Result<Relationships> read_relationships(const Package& package,
                                                       std::string_view source_part);

// The part that the package's relationships call its document, whatever its name.
[[nodiscard]] Result<std::string> find_main_part(const Package& package,
                                                 const Relationships& relationships);

// The first internal target of an office relationship, such as "styles"; empty where none is.
[[nodiscard]] std::string_view find_related(const Relationships& relationships,
                                            std::string_view kind);

} // namespace nianbao
