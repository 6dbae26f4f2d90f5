#pragma once

#include "export/commit_record.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace nianbao {

// The steps from one whole set of files to another, each of which can be taken again after a run
// died in the midst of it. datapackage.json is away while they last: who reads it before and after
// and finds it unchanged has read one set.

// Whether every file of the record waits whole, or is in place already.
[[nodiscard]] Result<bool> is_all_there(const std::filesystem::path& out,
                                        const CommitRecord& record);

// Moves everything to its place and removes the record. Returns the products whose place could not
// be taken because somebody holds them open: they stand under their name with `held_ending`, and
// the data package says so.
[[nodiscard]] Result<std::vector<std::string>> carry_out(const std::filesystem::path& out,
                                                         const CommitRecord& record);

// Whether the earlier files can still be had: not every file system lets a file have two names.
[[nodiscard]] Result<bool> is_undoable(const std::filesystem::path& out,
                                       const CommitRecord& record);

// Puts the earlier files back where they can be had, and removes the record.
[[nodiscard]] Result<void> put_back(const std::filesystem::path& out, const CommitRecord& record);

// Removes what no longer counts; what fails to go is for the next start.
void drop_leftovers(const std::filesystem::path& out, const CommitRecord& record);

[[nodiscard]] Result<void> remove_file(const std::filesystem::path& path);

} // namespace nianbao
