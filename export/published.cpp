#include "export/published.hpp"

#include "export/csv.hpp"
#include "export/data_package.hpp"
#include "export/read_back.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace nianbao {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view table = "reports.csv";
constexpr std::array<std::string_view, 3> columns{"file", "sha256", "status"};

using Fields = std::vector<std::string>;
using Positions = std::array<std::size_t, columns.size()>;

// What stands between quotes, taken off with them; two quotes stand for one.
std::string
take_quoted(std::string_view& text)
{
    std::string field;
    for (text.remove_prefix(1); !text.empty(); text.remove_prefix(1)) {
        if (text.front() == '"') {
            text.remove_prefix(1);
            if (!text.starts_with('"')) {
                break;
            }
        }
        field += text.front();
    }
    return field;
}

std::string
take_field(std::string_view& text)
{
    if (text.starts_with('"')) {
        return take_quoted(text);
    }
    const auto end = std::min(text.find_first_of(",\r\n"), text.size());
    std::string field(text.substr(0, end));
    text.remove_prefix(end);
    return field;
}

// The next record, taken off; RFC 4180.
Fields
take_record(std::string_view& text)
{
    Fields fields{take_field(text)};
    while (text.starts_with(',')) {
        text.remove_prefix(1);
        fields.push_back(take_field(text));
    }
    const auto rest = text.find('\n');
    text.remove_prefix(rest == std::string_view::npos ? text.size() : rest + 1);
    return fields;
}

std::optional<Positions>
positions_of(const Fields& header)
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
    const auto header = take_record(text);
    const auto at = positions_of(header);
    std::vector<PublishedFile> files;
    while (at && !text.empty()) {
        const auto fields = take_record(text);
        if (fields.size() == header.size() && fields[(*at)[2]] != "skipped") {
            files.push_back({std::string(without_guard(fields[(*at)[0]])), fields[(*at)[1]]});
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
