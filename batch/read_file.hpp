#pragma once

#include "extract/finding.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace nianbao {

// Whether a symbolic link stands for the file it leads to.
enum class Links : std::uint8_t { refuse, follow };

// The whole of a regular file, read once; nothing blocks.
// Fails with not-a-regular-file, file-too-large, unreadable or changed-while-reading.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& file,
                                            Links links = Links::refuse);

// "folder", "symlink", "fifo", "socket", "device"
[[nodiscard]] std::string_view name_of(std::filesystem::file_type type);

} // namespace nianbao
