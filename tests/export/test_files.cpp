#include "export/atomic_file.hpp"
#include "export/column_words.hpp"
#include "export/data_package.hpp"
#include "export/outcome.hpp"
#include "normalize/message.hpp"
#include "tests/export/scratch_folder.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>

#include <sys/stat.h>

using namespace nianbao;

TEST_CASE("what somebody else wrote to a staged file is its own once it is read back")
{
    const ScratchFolder scratch;
    auto file = StagedFile::create(scratch.path / "a.xlsx");
    REQUIRE(file);
    put_text(file->path(), "bytes");
    REQUIRE(file->adopt());
    CHECK(file->finish() == FileFacts{5, sha256_hex("bytes")});
    REQUIRE(file->replace());
    CHECK(text_of(scratch.path / "a.xlsx") == "bytes");
}

TEST_CASE("sha256 agrees with the standard's examples, in any pieces")
{
    // FIPS 180-2, appendix B
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    Sha256 hash;
    hash.add("abcdbcdecdefdefgefghfghighijhijk");
    hash.add("");
    hash.add("ijkljklmklmnlmnomnopnopq");
    CHECK(hash.finish() == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hash.finish() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a file is replaced whole, with the rights the umask leaves")
{
    const ScratchFolder scratch;
    const auto path = scratch.path / "a.txt";
    put_text(path, "earlier");
    const auto facts = write_file(path, "abc");

    REQUIRE(facts);
    CHECK(*facts == FileFacts{3, sha256_hex("abc")});
    CHECK(text_of(path) == "abc");
    CHECK(names_in(scratch.path) == std::set<std::string>{"a.txt"});
    const auto mask = ::umask(0);
    ::umask(mask);
    struct stat status = {};
    ::stat(path.c_str(), &status);
    CHECK((status.st_mode & 0777U) == (0666U & ~mask));
}

TEST_CASE("a staged file that is dropped leaves what was there, and nothing beside it")
{
    const ScratchFolder scratch;
    const auto path = scratch.path / "a.txt";
    put_text(path, "earlier");
    {
        auto file = StagedFile::create(path);
        REQUIRE(file);
        REQUIRE(file->write("half"));
        CHECK(names_in(scratch.path).size() == 2);
        CHECK(text_of(path) == "earlier");
    }
    CHECK(text_of(path) == "earlier");
    CHECK(names_in(scratch.path) == std::set<std::string>{"a.txt"});
}

TEST_CASE("a file below no folder is write-failed with path and cause")
{
    const ScratchFolder scratch;
    const auto path = (scratch.path / "none" / "a.txt").string();
    const auto facts = write_file(path, "abc");
    REQUIRE_FALSE(facts);
    CHECK(facts.error() == Failure{"write-failed", {path, "No such file or directory"}});
}

TEST_CASE("a file that can't take its place leaves nothing beside it")
{
    const ScratchFolder scratch;
    std::filesystem::create_directories(scratch.path / "a.txt" / "below");
    const auto facts = write_file(scratch.path / "a.txt", "abc");
    REQUIRE_FALSE(facts);
    CHECK(facts.error().code == "write-failed");
    CHECK(names_in(scratch.path) == std::set<std::string>{"a.txt"});
}

TEST_CASE("folders are made with those above them, and may be there already")
{
    const ScratchFolder scratch;
    CHECK(make_folder(scratch.path / "a" / "b" / ""));
    CHECK(make_folder(scratch.path / "a" / "b"));
    CHECK(std::filesystem::is_directory(scratch.path / "a" / "b"));
}

TEST_CASE("a data package describes each table as Frictionless Data Package v2")
{
    const auto text =
        data_package(std::vector<Resource>{{"checks.csv", {12, "ab"}, TableId::checks},
                                           {"superseded.csv", {0, "cd"}, TableId::superseded},
                                           {"audit.xlsx", {3, "ef"}, {}, true}},
                     Language::en);
    const auto package = nlohmann::json::parse(text);
    CHECK(package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json");
    CHECK(package["name"] == "nianbao");
    CHECK(package["description"].get<std::string>().find("apostrophe") != std::string::npos);

    const auto& checks = package["resources"][0];
    CHECK(checks["name"] == "checks");
    CHECK(checks["path"] == "checks.csv");
    CHECK(checks["format"] == "csv");
    CHECK(checks["mediatype"] == "text/csv");
    CHECK(checks["encoding"] == "utf-8");
    CHECK(checks["bytes"] == 12);
    CHECK(checks["hash"] == "sha256:ab");
    CHECK(checks["dialect"]["lineTerminator"] == "\r\n");
    CHECK_FALSE(checks["schema"].contains("primaryKey"));
    const auto& workbook = package["resources"][2];
    CHECK(workbook["path"] == "audit.xlsx");
    CHECK(workbook["format"] == "xlsx");
    CHECK_FALSE(workbook.contains("hash"));
    CHECK(checks["schema"]["fields"][8] ==
          nlohmann::json{{"name", "left"},
                         {"type", "number"},
                         {"title", "Left"},
                         {"description", "sum of the left side"},
                         {"titles", {{"zh", "左边"}, {"en", "Left"}}},
                         {"descriptions", {{"zh", "左边之和"}, {"en", "sum of the left side"}}}});
}

TEST_CASE("the key of a table holds values only, so that an empty item is one")
{
    const auto package = nlohmann::json::parse(data_package(
        std::vector<Resource>{{"observations.csv", {}, TableId::observations}}, Language::zh));
    const auto& schema = package["resources"][0]["schema"];
    CHECK(schema["primaryKey"] == nlohmann::json{"metric", "applicant", "item", "file"});
    CHECK(schema["fields"][6]["name"] == "item");
    CHECK(schema["fields"][6]["missingValues"] == nlohmann::json::array());
    CHECK_FALSE(schema["fields"][7].contains("missingValues"));
}

TEST_CASE("the data package names the keys between its tables, and the few values of a column")
{
    const auto package = nlohmann::json::parse(
        data_package(std::vector<Resource>{{"superseded.csv", {}, TableId::superseded},
                                           {"reports.csv", {}, TableId::reports}},
                     Language::zh));
    CHECK(package["languages"] == nlohmann::json{"zh", "en"});
    const auto& superseded = package["resources"][0]["schema"];
    CHECK(superseded["foreignKeys"] == nlohmann::json::parse(R"([
              {"fields": ["file"], "reference": {"resource": "reports", "fields": ["file"]}},
              {"fields": ["metric"], "reference": {"resource": "metrics", "fields": ["id"]}},
              {"fields": ["superseded_by"], "reference": {"resource": "reports", "fields": ["file"]}}])"));
    CHECK(superseded["fields"][3]["categories"][0] ==
          nlohmann::json{{"value", "own"}, {"label", "本机关"}});
    const auto& reports = package["resources"][1]["schema"];
    CHECK(reports["foreignKeys"] ==
          nlohmann::json::parse(
              R"([{"fields": ["other_file"], "reference": {"fields": ["file"]}}])"));
}

TEST_CASE("whatever the program writes into a column of few values is one of them")
{
    const auto holds = [](std::string_view column, std::string_view value) {
        const auto categories = categories_of(TableId::reports, {.name = column});
        return std::any_of(categories.begin(), categories.end(), [&](const Category& one) {
            return one.value == value;
        });
    };
    for (const auto value :
         {Reading::number, Reading::blank, Reading::dash, Reading::unreadable, Reading::text}) {
        CHECK(holds("reading", name_of(value)));
    }
    for (const auto value : {Match::exact, Match::trimmed, Match::alias, Match::aligned}) {
        CHECK(holds("match", name_of(value)));
    }
    for (const auto value : {Scope::unknown, Scope::own, Scope::aggregate}) {
        CHECK(holds("scope", name_of(value)));
    }
    for (const auto value : {Status::read,
                             Status::failed,
                             Status::skipped,
                             Status::deferred,
                             Status::duplicate,
                             Status::superseded}) {
        CHECK(holds("status", name_of(value)));
    }
    for (const auto value : {CheckState::holds,
                             CheckState::broken,
                             CheckState::holds_if_blank_is_zero,
                             CheckState::broken_if_blank_is_zero,
                             CheckState::not_assessable}) {
        CHECK(holds("state", name_of(value)));
    }
    for (const auto& rule : finding_rules()) {
        CHECK(holds("severity", name_of(rule.severity)));
        CHECK(holds("source", name_of(rule.source)));
    }
    for (const auto& rule : failure_rules()) {
        CHECK(holds("reason_class", name_of(rule.reason_class)));
    }
}

TEST_CASE("every column is described in both languages, once a table")
{
    for (const auto& table : table_contracts()) {
        std::set<std::string_view> names;
        for (const auto& column : table.columns) {
            CHECK_FALSE(column.zh.empty());
            CHECK_FALSE(column.en.empty());
            CHECK_FALSE(title_of(column).zh.empty());
            CHECK_FALSE(title_of(column).en.empty());
            CHECK(names.insert(column.name).second);
        }
    }
}
