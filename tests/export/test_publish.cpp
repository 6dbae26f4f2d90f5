#include "export/publish.hpp"

#include "export/data_package.hpp"
#include "export/page.hpp"
#include "tests/export/sample.hpp"
#include "tests/export/scratch_folder.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <set>

using namespace nianbao;

namespace {

const RunFacts facts{.version = "0.1.0", .started = "2026-01-02T03:04:05Z"};

const std::set<std::string> products{"checks.csv",
                                     "datapackage.json",
                                     "findings.csv",
                                     "metrics.csv",
                                     "notes.csv",
                                     "observations.csv",
                                     "reports.csv",
                                     "run.json",
                                     "sections.csv",
                                     "superseded.csv",
                                     "unmapped.csv"};

Result<Counts>
publish_to(const std::filesystem::path& out, std::vector<Outcome> outcomes)
{
    return publish(std::move(outcomes), {}, facts, {.out = out, .language = Language::en});
}

Outcome
failed(std::string file)
{
    Outcome outcome{.file = std::move(file), .status = Status::failed};
    outcome.failure = Failure{"damaged-zip"};
    return outcome;
}

} // namespace

TEST_CASE("a run publishes the whole set and leaves nothing else behind")
{
    const ScratchFolder scratch;
    const auto out = scratch.path / "made" / "here";
    const auto counts = publish_to(out, {sample(), failed("坏.docx")});

    REQUIRE(counts);
    CHECK(counts->documents == 2);
    CHECK(counts->read == 1);
    CHECK(counts->failed == 1);
    CHECK(counts->observations == 2);
    CHECK(counts->numbers == 1);
    CHECK(counts->unmapped == 1);
    CHECK(counts->errors == 1);
    CHECK(counts->warnings == 1);
    CHECK(names_in(out) == products);
    CHECK(text_of(out / "checks.csv") == "\xEF\xBB\xBF" + table_text(TableId::checks, {sample()}));
}

TEST_CASE("without a byte order mark a table is its header and rows alone")
{
    const ScratchFolder scratch;
    const auto out = scratch.path;
    const PublishOptions options{.out = out, .byte_order_mark = false, .language = Language::en};
    REQUIRE(publish({sample()}, {}, facts, options));
    CHECK(text_of(out / "sections.csv") == table_text(TableId::sections, {sample()}));
}

TEST_CASE("the data package gives size and sha256 of every table as they are on disk")
{
    const ScratchFolder scratch;
    REQUIRE(publish_to(scratch.path, {sample()}));
    const auto package = nlohmann::json::parse(text_of(scratch.path / "datapackage.json"));

    REQUIRE(package["resources"].size() == 9);
    for (const auto& resource : package["resources"]) {
        if (resource["path"] == "notes.csv") { // people write in it
            CHECK_FALSE(resource.contains("hash"));
            continue;
        }
        const auto file = scratch.path / resource["path"].get<std::string>();
        CHECK(resource["bytes"] == std::filesystem::file_size(file));
        CHECK(resource["hash"] == "sha256:" + sha256sum(file));
    }
}

TEST_CASE("the same outcomes in any order give the same bytes, run.json apart")
{
    const ScratchFolder scratch;
    REQUIRE(publish_to(scratch.path / "a", {failed("一.docx"), sample(), failed("二.docx")}));
    auto later = facts;
    later.started = "2027-01-01T00:00:00Z";
    REQUIRE(publish({failed("二.docx"), failed("一.docx"), sample()},
                    {},
                    later,
                    {.out = scratch.path / "b", .language = Language::en}));

    for (const auto& name : products) {
        CHECK((text_of(scratch.path / "a" / name) == text_of(scratch.path / "b" / name)) ==
              (name != "run.json"));
    }
}

TEST_CASE("a later run replaces what an earlier one published")
{
    const ScratchFolder scratch;
    REQUIRE(publish_to(scratch.path, {sample()}));
    REQUIRE(publish_to(scratch.path, {}));
    CHECK(text_of(scratch.path / "checks.csv") == "\xEF\xBB\xBF" + table_text(TableId::checks, {}));
    CHECK(names_in(scratch.path) == products);
}

TEST_CASE("a table larger than the buffer arrives whole")
{
    const ScratchFolder scratch;
    auto outcome = sample();
    outcome.report.unmapped.assign(30'000, outcome.report.unmapped.front());
    auto other = outcome;
    other.file = "乙/2020.docx";
    REQUIRE(publish_to(scratch.path, {outcome, other}));

    const auto text = text_of(scratch.path / "unmapped.csv");
    CHECK(text.size() > 4'000'000);
    CHECK((text == "\xEF\xBB\xBF" + table_text(TableId::unmapped, {outcome, other})));
}

TEST_CASE("a file that is not ours is named, and nothing is written")
{
    const ScratchFolder scratch;
    put_text(scratch.path / "reports.csv", "mine");
    const auto counts = publish_to(scratch.path, {sample()});

    REQUIRE_FALSE(counts);
    CHECK(counts.error() == Failure{"foreign-file", {(scratch.path / "reports.csv").string()}});
    CHECK(names_in(scratch.path) == std::set<std::string>{"reports.csv"});
    CHECK(text_of(scratch.path / "reports.csv") == "mine");
}

TEST_CASE("a data package of somebody else's makes no file ours")
{
    for (const std::string_view package : {
             R"({"name": "other", "resources": [{"path": "reports.csv"}]})",
             R"({"name": ["nianbao"], "resources": 1})",
             R"(["nianbao"])",
             "not json",
             "",
         }) {
        const ScratchFolder scratch;
        put_text(scratch.path / "datapackage.json", package);
        const auto counts = publish_to(scratch.path, {sample()});
        REQUIRE_FALSE(counts);
        CHECK(counts.error() ==
              Failure{"foreign-file", {(scratch.path / "datapackage.json").string()}});
        CHECK(text_of(scratch.path / "datapackage.json") == package);
    }
}

TEST_CASE("a table that our data package does not list is foreign, even if it is a dangling link")
{
    const ScratchFolder scratch;
    put_text(scratch.path / "datapackage.json", R"({"name": "nianbao", "resources": [7, {}]})");
    std::filesystem::create_symlink("nowhere", scratch.path / "checks.csv");
    const auto counts = publish_to(scratch.path, {sample()});
    REQUIRE_FALSE(counts);
    CHECK(counts.error().code == "foreign-file");
    CHECK(std::filesystem::is_symlink(scratch.path / "checks.csv"));
}

TEST_CASE("a folder under the data package's name is foreign")
{
    const ScratchFolder scratch;
    std::filesystem::create_directory(scratch.path / "datapackage.json");
    const auto counts = publish_to(scratch.path, {sample()});
    REQUIRE_FALSE(counts);
    CHECK(counts.error().code == "foreign-file");
}

TEST_CASE("other files in the folder are left alone")
{
    const ScratchFolder scratch;
    put_text(scratch.path / "notes.txt", "mine");
    REQUIRE(publish_to(scratch.path, {sample()}));
    CHECK(text_of(scratch.path / "notes.txt") == "mine");
}

TEST_CASE("a folder that can't be made is write-failed with path and cause")
{
    const ScratchFolder scratch;
    put_text(scratch.path / "file", "mine");
    const auto is_file = publish_to(scratch.path / "file", {sample()});
    REQUIRE_FALSE(is_file);
    CHECK(is_file.error() ==
          Failure{"write-failed", {(scratch.path / "file").string(), "File exists"}});

    const auto below_file = publish_to(scratch.path / "file" / "a" / "b", {sample()});
    REQUIRE_FALSE(below_file);
    CHECK(below_file.error().code == "write-failed");
    CHECK(text_of(scratch.path / "file") == "mine");
}

TEST_CASE("a failure while writing leaves the earlier set as it was, and no half file")
{
    const ScratchFolder scratch;
    REQUIRE(publish_to(scratch.path, {sample()}));
    const auto earlier = text_of(scratch.path / "observations.csv");
    auto large = sample();
    large.report.unmapped.assign(30'000, large.report.unmapped.front());

    const FileSizeLimit limit(100'000); // sections and all before it fit, unmapped does not
    const auto counts = publish_to(scratch.path, {large, failed("坏.docx")});
    REQUIRE_FALSE(counts);
    CHECK(counts.error() ==
          Failure{"write-failed", {(scratch.path / "unmapped.csv").string(), "File too large"}});
    CHECK(names_in(scratch.path) == products);
    CHECK(text_of(scratch.path / "observations.csv") == earlier);
    CHECK(text_of(scratch.path / "reports.csv").find("坏.docx") == std::string::npos);
}

TEST_CASE("run.json tells counts, reasons, options and libraries")
{
    const ScratchFolder scratch;
    RunFacts told = facts;
    told.finished = "2026-01-02T03:05:00Z";
    told.options = {{"form", "a.toml"}, {"form", "\xFF.toml"}};
    told.libraries = {{"libxml2", "2.9.14"}};
    told.other_files = 4;
    told.workers = 8;
    REQUIRE(publish({failed("一"), failed("二"), sample()},
                    {},
                    told,
                    {.out = scratch.path, .notes_read = {{"audit.xlsx", "ab"}}}));

    CHECK(text_of(scratch.path / "run.json") == R"({
  "version": "0.1.0",
  "started": "2026-01-02T03:04:05Z",
  "finished": "2026-01-02T03:05:00Z",
  "workers": 8,
  "jail": null,
  "options": [
    {
      "name": "form",
      "value": "a.toml"
    },
    {
      "name": "form",
      "value": "�.toml"
    }
  ],
  "libraries": {
    "libxml2": "2.9.14"
  },
  "page": ")" + std::string(page_kind()) +
                                                    R"(",
  "counts": {
    "documents": 3,
    "read": 1,
    "failed": 2,
    "skipped": 0,
    "deferred": 0,
    "duplicate": 0,
    "superseded": 0,
    "observations": 2,
    "numbers": 1,
    "unmapped": 1,
    "errors": 1,
    "warnings": 1
  },
  "reasons": {
    "damaged-zip": 2
  },
  "other_files": 4,
  "notes_in": [
    {
      "file": "audit.xlsx",
      "sha256": "ab"
    },
    {
      "file": "notes.csv",
      "sha256": ")" + sha256sum(scratch.path / "notes.csv") +
                                                    R"("
    }
  ]
}
)");
}
