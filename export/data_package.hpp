#pragma once

#include "export/atomic_file.hpp"
#include "export/columns.hpp"
#include "normalize/message.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

inline constexpr std::string_view package_file = "datapackage.json";
inline constexpr std::string_view run_file = "run.json";
// Follows the name of a product whose place could not be taken: "observations.csv.new".
inline constexpr std::string_view held_ending = ".new";

// A file as it was written.
struct Resource
{
    std::string file;
    FileFacts facts;
    std::optional<TableId> table{}; // that it holds
    bool is_edited = false;         // people write in it: no hash of it would last
};

// Without that ending.
[[nodiscard]] std::string plain_name(const std::string& file);

// datapackage.json: Frictionless Data Package v2, the same for the same tables.
[[nodiscard]] std::string data_package(std::span<const Resource> resources, Language language);

// The same package, where each of `files` stands under its name with `held_ending`, and every other
// file under its own.
[[nodiscard]] std::string with_held(std::string_view data_package,
                                    std::span<const std::string> files);

// The files that a datapackage.json of ours lists, and those that go with it, each under both
// of its names where it has two; empty when the text is not of our making.
[[nodiscard]] std::vector<std::string> listed_files(std::string_view data_package);

} // namespace nianbao
