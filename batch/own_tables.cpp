#include "batch/own_tables.hpp"

#include "batch/read_file.hpp"

#include <iterator>

namespace nianbao {

namespace {

Result<std::string>
read_table(const std::filesystem::path& file)
{
    return read_file(file, Links::follow).map_error([&](Failure failure) {
        failure.part = file.string();
        return failure;
    });
}

} // namespace

Result<Divisions>
load_divisions(std::span<const std::filesystem::path> files)
{
    std::vector<Division> added;
    for (const auto& file : files) {
        auto divisions = read_table(file).and_then(
            [&](const std::string& bytes) { return parse_divisions(bytes, file.string()); });
        if (!divisions) {
            return tl::unexpected(std::move(divisions.error()));
        }
        std::move(divisions->begin(), divisions->end(), std::back_inserter(added));
    }
    return Divisions(std::move(added));
}

Result<Aliases>
load_aliases(const std::optional<std::filesystem::path>& file)
{
    if (!file) {
        return Aliases();
    }
    return read_table(*file).and_then(
        [&](const std::string& bytes) { return Aliases::parse(bytes, file->string()); });
}

Result<Roster>
load_roster(const std::optional<std::filesystem::path>& file)
{
    if (!file) {
        return Roster();
    }
    return read_table(*file).and_then(
        [&](const std::string& bytes) { return parse_roster(bytes, file->string()); });
}

} // namespace nianbao
