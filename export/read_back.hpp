#pragma once

#include "export/atomic_file.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace nianbao {

// What stands under a name in the output, links not followed. Fails with write-failed where it
// can't be told.

[[nodiscard]] Result<bool> is_there(const std::filesystem::path& path);
// Nothing unless a regular file stands there.
[[nodiscard]] Result<std::optional<std::string>> text_of_file(const std::filesystem::path& path);
[[nodiscard]] Result<std::optional<FileFacts>> facts_of_file(const std::filesystem::path& path);

} // namespace nianbao
