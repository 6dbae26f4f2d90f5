#pragma once

#include "extract/package.hpp"

#include <string>

namespace nianbao {

// What the parts of docProps say of a document; empty where they say nothing.
struct DocumentProperties
{
    std::string title{};
    std::string producer{};
    std::string created{};
    std::string modified{};
};

// Of one part: the core properties have the title and the dates, the extended ones the producer.
[[nodiscard]] Result<DocumentProperties> read_properties(PartStream& part);

} // namespace nianbao
