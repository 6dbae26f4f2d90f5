#include "export/commit_record.hpp"

#include "export/data_package.hpp"
#include "export/workbook_layout.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace nianbao {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kind = "nianbao commit";

bool
is_text(const Json& json, const char* key)
{
    return json.contains(key) && json[key].is_string();
}

std::optional<CommitEntry>
entry_of(const Json& json)
{
    const bool whole = json.is_object() && is_text(json, "staged") && is_text(json, "product") &&
                       is_text(json, "kept") && is_text(json, "sha256") &&
                       json.value("replaces", Json()).is_boolean() &&
                       json.value("bytes", Json()).is_number_unsigned();
    if (!whole) {
        return std::nullopt;
    }
    return CommitEntry{
        .staged = json["staged"].get<std::string>(),
        .product = json["product"].get<std::string>(),
        .kept = json["kept"].get<std::string>(),
        .replaces = json["replaces"].get<bool>(),
        .facts = {json["bytes"].get<std::uint64_t>(), json["sha256"].get<std::string>()}};
}

// One that was put beside its place waits under that name and needs no other.
bool
is_ours(const CommitEntry& entry, std::span<const std::string> products)
{
    const auto product = plain_name(entry.product);
    const bool known = is_split_workbook(product) ||
                       std::find(products.begin(), products.end(), product) != products.end();
    const bool staged = (goes_away(entry) && entry.facts == FileFacts()) ||
                        is_temporary_of(entry.staged, product) ||
                        entry.staged == fmt::format("{}{}", product, held_ending);
    return known && staged && (entry.kept.empty() || is_temporary_of(entry.kept, entry.product));
}

} // namespace

std::string
text_of(const CommitRecord& record)
{
    Json files = Json::array();
    for (const auto& entry : record) {
        files.push_back({{"staged", entry.staged},
                         {"product", entry.product},
                         {"bytes", entry.facts.bytes},
                         {"sha256", entry.facts.sha256},
                         {"replaces", entry.replaces},
                         {"kept", entry.kept}});
    }
    return Json{{"kind", kind}, {"files", std::move(files)}}.dump(2) + "\n";
}

std::optional<CommitRecord>
parse_record(std::string_view text, std::span<const std::string> products)
{
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object() || json.value("kind", Json()) != kind || !json.contains("files") ||
        !json["files"].is_array()) {
        return std::nullopt;
    }
    CommitRecord record;
    for (const auto& file : json["files"]) {
        auto entry = entry_of(file);
        if (!entry || !is_ours(*entry, products)) {
            return std::nullopt;
        }
        record.push_back(std::move(*entry));
    }
    return record;
}

} // namespace nianbao
