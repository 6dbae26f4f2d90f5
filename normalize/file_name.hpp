#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nianbao {

// What the name of a report's file says of it; empty where it does not say.
struct FileName
{
    std::string stem; // compact, without folder and extension
    std::string agency{};
    std::optional<int> year{};
};

// `path` is UTF-8, '/'-separated.
[[nodiscard]] FileName read_file_name(std::string_view path);

} // namespace nianbao
