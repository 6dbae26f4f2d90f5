#pragma once

#include "export/atomic_file.hpp"
#include "export/columns.hpp"
#include "normalize/message.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

inline constexpr std::string_view package_file = "datapackage.json";

// A table as it was written.
struct Resource
{
    TableId table;
    FileFacts facts;
};

// datapackage.json: Frictionless Data Package v2, the same for the same tables.
[[nodiscard]] std::string data_package(std::span<const Resource> resources, Language language);

// The files that a datapackage.json of ours lists, and those that always go with it; empty when
// the text is not of our making.
[[nodiscard]] std::vector<std::string> listed_files(std::string_view data_package);

} // namespace nianbao
