#pragma once

#include "extract/finding.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// What the name of an entry says before it is looked at.
enum class Business : std::uint8_t { other, report, left_alone };

[[nodiscard]] Business business_of(std::string_view name, std::filesystem::file_type type);

// An entry that counts, its name below the folder in raw bytes.
struct FolderEntry
{
    std::string name;
    std::optional<Failure> skipped{};
};

struct Listing
{
    std::vector<FolderEntry> entries; // in no particular order
    std::uint64_t other_files = 0;
};

// Walks a folder without following links; the folders `except` (canonical) are not entered.
[[nodiscard]] Result<Listing> list_folder(const std::filesystem::path& folder,
                                          std::span<const std::filesystem::path> except);

// One file, named by hand.
[[nodiscard]] Listing list_file(const std::filesystem::path& file, std::filesystem::file_type type);

} // namespace nianbao
