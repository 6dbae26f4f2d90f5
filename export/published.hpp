#pragma once

#include "extract/finding.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// A document that is listed as published, whatever became of it.
struct PublishedFile
{
    std::string file;
    std::string sha256; // empty where it could not be read

    friend bool operator==(const PublishedFile&, const PublishedFile&) = default;
};

// The documents of a reports.csv, without what was skipped; empty where it is none of ours.
[[nodiscard]] std::vector<PublishedFile> parse_published(std::string_view reports_csv);

// The documents that `out` speaks of; empty where no data package of ours lists a reports.csv.
// Fails with write-failed where that can't be told.
[[nodiscard]] Result<std::vector<PublishedFile>> published_files(const std::filesystem::path& out);

} // namespace nianbao
