#pragma once

#include "batch/file_state.hpp"
#include "export/descriptor.hpp"
#include "extract/finding.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace nianbao {

// Whether a symbolic link stands for the file it leads to.
enum class Links : std::uint8_t { refuse, follow };

// A regular file, open to read, as it was then.
struct OpenFile
{
    Descriptor descriptor;
    FileState state;
};

// Nothing blocks. Fails with not-a-regular-file, file-too-large or unreadable.
[[nodiscard]] Result<OpenFile> open_file(const std::filesystem::path& file, Links links);

// Fails with changed-while-reading where the file is not any more what it was when opened.
[[nodiscard]] Result<void> check_unchanged(const OpenFile& file);

// The sha256 of all of it, read in pieces. Fails with unreadable or changed-while-reading.
[[nodiscard]] Result<std::string> sha256_of(const OpenFile& file);

// The whole of a regular file, read once; nothing blocks.
// Fails with not-a-regular-file, file-too-large, unreadable or changed-while-reading.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& file,
                                            Links links = Links::refuse);

// "folder", "symlink", "fifo", "socket", "device"
[[nodiscard]] std::string_view name_of(std::filesystem::file_type type);

} // namespace nianbao
