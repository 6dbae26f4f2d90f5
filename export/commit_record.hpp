#pragma once

#include "export/atomic_file.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// What is written down before the first file of a run takes its place.
inline constexpr std::string_view record_file = ".nianbao.commit";

// One file of a commit; every name is one in the folder itself.
struct CommitEntry
{
    std::string staged;  // where it waits; empty where the product goes away
    std::string product; // where it goes
    std::string kept;    // a second name of what stands there, until all is done; may be empty
    bool replaces = false;
    FileFacts facts; // of what waits

    friend bool operator==(const CommitEntry&, const CommitEntry&) = default;
};

[[nodiscard]] inline bool
goes_away(const CommitEntry& entry)
{
    return entry.staged.empty();
}

using CommitRecord = std::vector<CommitEntry>; // in the order in which they take their places

[[nodiscard]] std::string text_of(const CommitRecord& record);
// Nothing unless the text is a whole record that names files of ours in the folder alone.
[[nodiscard]] std::optional<CommitRecord> parse_record(std::string_view text,
                                                       std::span<const std::string> products);

} // namespace nianbao
