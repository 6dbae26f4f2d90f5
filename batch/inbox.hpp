#pragma once

#include "extract/finding.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace nianbao {

// One entry that counts, below one of the PATHs.
struct Met
{
    std::string file;                 // below its PATH, '/'-separated; no UTF-8 as \xHH
    std::filesystem::path path;       // where to read it
    std::optional<Failure> skipped{}; // left-alone, not-a-regular-file: why it is not read

    friend bool operator==(const Met&, const Met&) = default;
};

// A PATH as it was found.
struct Given
{
    std::filesystem::path path;  // canonical, as in Met
    std::uint64_t documents = 0; // below it, skipped ones aside

    friend bool operator==(const Given&, const Given&) = default;
};

struct Inbox
{
    std::vector<Met> met;          // by the bytes of `file`
    std::vector<Given> paths{};    // as given
    std::uint64_t other_files = 0; // of names that are no business of ours

    friend bool operator==(const Inbox&, const Inbox&) = default;
};

// What is never read, even below a PATH. Neither need be there.
struct OwnFolders
{
    std::filesystem::path out{};
    std::filesystem::path state{};
};

// Everything below the PATHs, each file once however often the PATHs cover it.
// PATHs that give equal names are told apart by their last components. Fails with path-missing,
// folder-unreadable, out-is-inbox or state-is-inbox.
[[nodiscard]] Result<Inbox> list_inbox(std::span<const std::filesystem::path> paths,
                                       const OwnFolders& own);

// The same failures, as far as they can be told without listing a folder.
[[nodiscard]] Result<void> check_paths(std::span<const std::filesystem::path> paths,
                                       const OwnFolders& own);

} // namespace nianbao
