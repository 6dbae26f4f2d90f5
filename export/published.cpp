#include "export/published.hpp"

#include "export/csv.hpp"
#include "export/csv_records.hpp"
#include "export/data_package.hpp"
#include "export/read_back.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace nianbao {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view table = "reports.csv";
constexpr std::array<std::string_view, 3> columns{"file", "sha256", "status"};

using Fields = std::span<const std::string_view>;
using Positions = std::array<std::size_t, columns.size()>;

std::optional<Positions>
positions_of(Fields header)
{
    Positions positions{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto found = std::find(header.begin(), header.end(), columns[i]);
        if (found == header.end()) {
            return std::nullopt;
        }
        positions[i] = static_cast<std::size_t>(found - header.begin());
    }
    return positions;
}

std::string
name_of_table(const std::vector<std::string>& ours)
{
    const auto held = std::string(table) + std::string(held_ending);
    for (const auto& name : {held, std::string(table)}) {
        if (std::find(ours.begin(), ours.end(), name) != ours.end()) {
            return name;
        }
    }
    return {};
}

} // namespace

std::vector<PublishedFile>
parse_published(std::string_view text)
{
    if (text.starts_with(byte_order_mark)) {
        text.remove_prefix(byte_order_mark.size());
    }
    CsvRecords records(text);
    std::vector<PublishedFile> files;
    if (!records.next()) {
        return files;
    }
    const auto width = records.fields().size();
    const auto at = positions_of(records.fields());
    while (at && records.next()) {
        const auto fields = records.fields();
        if (fields.size() == width && fields[(*at)[2]] != "skipped") {
            files.push_back(
                {std::string(without_guard(fields[(*at)[0]])), std::string(fields[(*at)[1]])});
        }
    }
    return files;
}

Result<std::vector<PublishedFile>>
published_files(const std::filesystem::path& out)
{
    const auto package = text_of_file(out / package_file);
    if (!package) {
        return tl::unexpected(package.error());
    }
    const auto name = *package ? name_of_table(listed_files(**package)) : std::string();
    if (name.empty()) {
        return std::vector<PublishedFile>();
    }
    return text_of_file(out / name).map([](const auto& text) {
        return text ? parse_published(*text) : std::vector<PublishedFile>();
    });
}

} // namespace nianbao
