#include "export/data_package.hpp"

#include "export/column_words.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view package_name = "nianbao";

constexpr Words package_title{"政府信息公开工作年度报告数据",
                              "Figures of Chinese government annual reports"};
constexpr Words guard_note{
    "为防止电子表格把文本当作公式执行，凡以 = + - @ 制表符 回车 "
    "换行（或其全角形式）开头的文本字段前"
    "都加了一个撇号 '，纯数字和单独的横线除外；原本以撇号加上述字符开头的字段也多加一个。"
    "遇到撇号（一个或多个）后接上述字符的字段，去掉一个撇号即为原文。",
    "So that no spreadsheet runs it, a text field that begins with = + - @ TAB CR LF or their "
    "full-width forms has one apostrophe before it, unless it is a plain number or a lone dash; a "
    "field that itself begins with apostrophes and such a character has one more. Where "
    "apostrophes are followed by such a character, taking one away restores the text."};

std::string_view
in(Language language, const Words& words)
{
    return language == Language::zh ? words.zh : words.en;
}

// The one of the text first.
Json
languages_of(Language language)
{
    return language == Language::zh ? Json::array({"zh", "en"}) : Json::array({"en", "zh"});
}

// In the language of the run, and in every language under a name of our own.
void
put_words(Json& json, const Words& title, const Words& description, Language language)
{
    json["title"] = in(language, title);
    json["description"] = in(language, description);
    json["titles"] = {{"zh", title.zh}, {"en", title.en}};
    json["descriptions"] = {{"zh", description.zh}, {"en", description.en}};
}

Json
field_of(const TableContract& table, const Column& column, Language language)
{
    Json field{{"name", column.name}, {"type", name_of(column.type)}};
    put_words(field, title_of(column), {column.zh, column.en}, language);
    if (holds_empty(table, column)) {
        field["missingValues"] = Json::array();
    }
    for (const auto& category : categories_of(table.id, column)) {
        field["categories"].push_back(
            {{"value", category.value}, {"label", in(language, category.label)}});
    }
    return field;
}

Json
reference_of(const TableContract& table, const ForeignKey& key)
{
    Json reference;
    reference["fields"] = Json::array({key.key});
    if (key.table != table.id) { // one to the table itself names none
        reference["resource"] = contract_of(key.table).name;
    }
    Json json;
    json["fields"] = Json::array({key.column});
    json["reference"] = std::move(reference);
    return json;
}

Json
schema_of(const TableContract& table, Language language)
{
    Json fields = Json::array();
    for (const auto& column : table.columns) {
        fields.push_back(field_of(table, column, language));
    }
    Json schema{{"$schema", "https://datapackage.org/profiles/2.0/tableschema.json"},
                {"fields", std::move(fields)},
                {"missingValues", {""}}};
    if (!table.primary_key.empty()) {
        schema["primaryKey"] = table.primary_key;
    }
    for (const auto& key : table.foreign_keys) {
        schema["foreignKeys"].push_back(reference_of(table, key));
    }
    return schema;
}

Json
dialect()
{
    return {{"$schema", "https://datapackage.org/profiles/2.0/tabledialect.json"},
            {"delimiter", ","},
            {"lineTerminator", "\r\n"},
            {"quoteChar", "\""},
            {"doubleQuote", true},
            {"header", true}};
}

// What files other than tables are.
struct FileKind
{
    std::string_view ending;
    std::string_view format;
    std::string_view mediatype;
};

constexpr std::array file_kinds{
    FileKind{".xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    FileKind{".html", "html", "text/html"},
    FileKind{".sqlite", "sqlite", "application/vnd.sqlite3"},
    FileKind{".csv", "csv", "text/csv"},
};

Json
table_of(const TableContract& table, Language language)
{
    Json json{{"name", table.name}, {"type", "table"}, {"path", fmt::format("{}.csv", table.name)}};
    put_words(json, title_of(table.id), {table.zh, table.en}, language);
    json.update({{"format", "csv"},
                 {"mediatype", "text/csv"},
                 {"encoding", "utf-8"},
                 {"dialect", dialect()},
                 {"schema", schema_of(table, language)}});
    return json;
}

// Names of resources are of lower case letters, digits and the like.
std::string
name_of_file(const std::string& file)
{
    std::string name;
    for (const char c : file) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
        name += plain ? c : '-';
    }
    return name;
}

Json
file_resource(const std::string& file)
{
    const auto kind = std::find_if(file_kinds.begin(), file_kinds.end(), [&](const auto& one) {
        return file.ends_with(one.ending);
    });
    Json json{{"name", name_of_file(file)}, {"path", file}};
    if (kind != file_kinds.end()) {
        json["format"] = kind->format;
        json["mediatype"] = kind->mediatype;
    }
    return json;
}

Json
resource_of(const Resource& resource, Language language)
{
    Json json{{"$schema", "https://datapackage.org/profiles/2.0/dataresource.json"}};
    json.update(resource.table ? table_of(contract_of(*resource.table), language)
                               : file_resource(resource.file));
    if (!resource.is_edited) {
        json["bytes"] = resource.facts.bytes;
        json["hash"] = "sha256:" + resource.facts.sha256;
    }
    return json;
}

bool
has_path(const Json& resource)
{
    return resource.is_object() && resource.value("path", Json()).is_string();
}

std::string
printed(const Json& package)
{
    return package.dump(2) + "\n";
}

} // namespace

std::string
plain_name(const std::string& file)
{
    return file.ends_with(held_ending) ? file.substr(0, file.size() - held_ending.size()) : file;
}

std::string
data_package(std::span<const Resource> resources, Language language)
{
    Json listed = Json::array();
    for (const auto& resource : resources) {
        listed.push_back(resource_of(resource, language));
    }
    Json package{{"$schema", "https://datapackage.org/profiles/2.0/datapackage.json"},
                 {"name", package_name},
                 {"languages", languages_of(language)}};
    put_words(package, package_title, guard_note, language);
    package["resources"] = std::move(listed);
    return printed(package);
}

std::string
with_held(std::string_view data_package, std::span<const std::string> files)
{
    auto package = Json::parse(data_package, nullptr, false);
    if (!package.is_object() || !package.contains("resources")) {
        return std::string(data_package);
    }
    for (auto& resource : package["resources"]) {
        if (has_path(resource)) {
            const auto plain = plain_name(resource["path"].get<std::string>());
            const bool held = std::find(files.begin(), files.end(), plain) != files.end();
            resource["path"] = held ? fmt::format("{}{}", plain, held_ending) : plain;
        }
    }
    return printed(package);
}

std::vector<std::string>
listed_files(std::string_view data_package)
{
    const auto package = Json::parse(data_package, nullptr, false);
    if (!package.is_object() || package.value("name", Json()) != package_name) {
        return {};
    }
    std::vector<std::string> files{std::string(package_file),
                                   std::string(run_file),
                                   fmt::format("{}{}", run_file, held_ending)};
    const auto resources = package.value("resources", Json::array());
    for (const auto& resource : resources) {
        if (!has_path(resource)) {
            continue;
        }
        auto path = resource["path"].get<std::string>();
        if (auto plain = plain_name(path); plain != path) {
            files.push_back(std::move(plain));
        }
        files.push_back(std::move(path));
    }
    return files;
}

} // namespace nianbao
