#include "export/known_files.hpp"

#include "export/data_package.hpp"
#include "export/product.hpp"
#include "export/read_back.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace nianbao {

namespace {

using Json = nlohmann::ordered_json;

void
add_listed(std::set<std::string>& known, std::string_view run_json)
{
    const auto run = Json::parse(run_json, nullptr, false);
    const auto files = run.is_object() ? run.value(known_files_key, Json::array()) : Json::array();
    for (const auto& file : files) {
        if (file.is_object() && file.value("sha256", Json()).is_string()) {
            known.insert(file["sha256"].get<std::string>());
        }
    }
}

} // namespace

bool
is_edited_file(std::string_view product)
{
    return product == notes_file || product.ends_with(".xlsx");
}

Result<std::set<std::string>>
known_files(const std::filesystem::path& out)
{
    std::set<std::string> known;
    for (const auto& name : {fmt::format("{}{}", run_file, held_ending), std::string(run_file)}) {
        const auto text = text_of_file(out / name);
        if (!text) {
            return tl::unexpected(text.error());
        }
        if (text->has_value()) {
            add_listed(known, **text);
            break; // what waits is the newer
        }
    }
    return known;
}

bool
has_unread_notes(const std::filesystem::path& product, const std::set<std::string>& known)
{
    if (!is_edited_file(product.filename().string())) {
        return false;
    }
    const auto facts = facts_of_file(product);
    return !facts || (facts->has_value() && !known.contains((*facts)->sha256));
}

} // namespace nianbao
