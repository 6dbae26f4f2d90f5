#include "export/commit.hpp"

#include "export/commit_record.hpp"
#include "export/data_package.hpp"
#include "export/foreign_file.hpp"
#include "export/publish.hpp"
#include "tests/export/sample.hpp"
#include "tests/export/scratch_folder.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>

using namespace nianbao;

namespace {

namespace fs = std::filesystem;

using Contents = std::map<std::string, std::string>;

const std::vector<std::string> products{"a.csv", "b.csv", "datapackage.json", "run.json"};

Contents
contents(const fs::path& folder)
{
    Contents found;
    for (const auto& name : names_in(folder)) {
        found[name] = fs::is_directory(folder / name) ? "" : text_of(folder / name);
    }
    return found;
}

void
fill(const fs::path& folder, const Contents& files)
{
    for (const auto& [name, text] : files) {
        put_text(folder / name, text);
    }
}

const Contents earlier{
    {"a.csv", "a1"}, {"b.csv", "b1"}, {"datapackage.json", "p1"}, {"run.json", "r1"}};
const Contents later{
    {"a.csv", "a2"}, {"b.csv", "b2"}, {"datapackage.json", "p2"}, {"run.json", "r2"}};

std::vector<StagedProduct>
staged(const fs::path& folder, const Contents& files)
{
    std::vector<StagedProduct> all;
    for (const auto& name : products) {
        auto file = StagedFile::create(folder / name);
        REQUIRE(file);
        REQUIRE(file->write(files.at(name)));
        auto facts = file->finish();
        REQUIRE(facts);
        all.push_back({name, *std::move(file), *std::move(facts)});
    }
    return all;
}

// What a run leaves that dies after its record is written and `moved` files took their places.
void
die_after(const fs::path& folder, std::size_t moved)
{
    CommitRecord record;
    for (auto& product : staged(folder, later)) {
        const auto kept = fmt::format(".{}.7-7.tmp", product.name);
        const bool replaces = fs::exists(folder / product.name);
        record.push_back({.staged = product.file.keep(),
                          .product = product.name,
                          .kept = replaces ? kept : "",
                          .replaces = replaces,
                          .facts = product.facts});
        if (replaces && product.name != package_file) {
            fs::create_hard_link(folder / product.name, folder / kept);
        }
    }
    put_text(folder / record_file, text_of(record));
    if (record[2].replaces && moved > 0) {
        fs::rename(folder / package_file, folder / record[2].kept);
    }
    for (std::size_t i = 0; i < moved; ++i) {
        fs::rename(folder / record[i].staged, folder / record[i].product);
    }
}

struct Told
{
    std::vector<Failure> all{};

    Tell tell()
    {
        return [this](const Failure& what) { all.push_back(what); };
    }
    [[nodiscard]] std::vector<std::string> codes() const
    {
        std::vector<std::string> codes;
        for (const auto& what : all) {
            codes.push_back(what.code);
        }
        return codes;
    }
};

using Codes = std::vector<std::string>;

std::string
package_of(const std::string& path)
{
    return R"({"name": "nianbao", "resources": [{"path": ")" + path + R"("}]})";
}

// The place of b.csv can't be taken: a folder stands there.
void
block(const fs::path& folder)
{
    fs::remove(folder / "b.csv");
    fs::create_directory(folder / "b.csv");
}

} // namespace

TEST_CASE("all files of a commit take their places, and nothing else is left")
{
    const ScratchFolder scratch;
    CHECK(commit(scratch.path, staged(scratch.path, earlier), {}));
    CHECK(contents(scratch.path) == earlier);
    CHECK(commit(scratch.path, staged(scratch.path, later), {}));
    CHECK(contents(scratch.path) == later);
}

TEST_CASE("a run that died between any two renames is finished by the next")
{
    for (const auto& before : {Contents{}, earlier}) {
        for (std::size_t moved = 0; moved <= products.size(); ++moved) {
            const ScratchFolder scratch;
            fill(scratch.path, before);
            die_after(scratch.path, moved);
            Told told;
            CHECK(recover(scratch.path, products, told.tell()));
            CHECK(contents(scratch.path) == later);
            CHECK(told.codes() == Codes{"rolled-forward"});
        }
    }
}

TEST_CASE("a run of whose files one is not whole is undone, and the earlier files are back")
{
    for (const auto& before : {Contents{}, earlier}) {
        for (std::size_t moved = 0; moved < products.size(); ++moved) {
            const ScratchFolder scratch;
            fill(scratch.path, before);
            die_after(scratch.path, moved);
            for (const auto& name : names_in(scratch.path)) {
                if (name.starts_with(".run.json.") && name != ".run.json.7-7.tmp") {
                    put_text(scratch.path / name, "r");
                }
            }
            Told told;
            CHECK(recover(scratch.path, products, told.tell()));
            CHECK(contents(scratch.path) == before);
            CHECK(told.codes() == Codes{"rolled-back"});
        }
    }
}

TEST_CASE("a record that is not whole counts for nothing")
{
    for (const std::string_view text : {"", "{", R"({"kind": "nianbao commit"})"}) {
        const ScratchFolder scratch;
        fill(scratch.path, earlier);
        put_text(scratch.path / record_file, text);
        Told told;
        CHECK(recover(scratch.path, products, told.tell()));
        CHECK(contents(scratch.path) == earlier);
        CHECK(told.codes() == Codes{"rolled-back"});
    }
}

TEST_CASE("a record names files of ours in the folder alone")
{
    const CommitEntry good{.staged = ".a.csv.12-0.tmp",
                           .product = "a.csv",
                           .kept = ".a.csv.12-4.tmp",
                           .replaces = true,
                           .facts = {1, "ab"}};
    CHECK(parse_record(text_of({good}), products) == CommitRecord{good});
    auto entry = good;
    for (const std::string name :
         {"../a.csv", "/a.csv", "c.csv", "", ".a.csv.12-0.tmp", "a.csv.new.new"}) {
        entry.product = name;
        CHECK_FALSE(parse_record(text_of({entry}), products));
    }
    entry = good;
    for (const std::string name : {"a.csv", "../.a.csv.1-1.tmp", ".b.csv.1-1.tmp", ""}) {
        entry.staged = name;
        CHECK_FALSE(parse_record(text_of({entry}), products));
    }
    entry = good;
    entry.kept = "b.csv";
    CHECK_FALSE(parse_record(text_of({entry}), products));
}

TEST_CASE("only temporary files of ours go")
{
    const ScratchFolder scratch;
    for (const auto* ours : {".a.csv.1-0.tmp",
                             ".a.csv.new.31-2.tmp",
                             ".run.json.4-4.tmp",
                             "..nianbao.commit.1-2.tmp"}) {
        put_text(scratch.path / ours, "half");
    }
    const Contents others{{".a.csv.tmp", "1"},
                          {"a.csv.1-0.tmp", "2"},
                          {".c.csv.1-0.tmp", "3"},
                          {".a.csv.1-x.tmp", "4"},
                          {".a.csv.1-0.tmp.bak", "5"},
                          {"~$a.csv", "6"}};
    fill(scratch.path, others);
    Told told;
    CHECK(recover(scratch.path, products, told.tell()));
    CHECK(contents(scratch.path) == others);
    CHECK(told.all.empty());
}

TEST_CASE("a folder or a link that is named as our temporary file stays")
{
    const ScratchFolder scratch;
    fs::create_directory(scratch.path / ".a.csv.1-0.tmp");
    fs::create_symlink("nowhere", scratch.path / ".a.csv.1-1.tmp");
    CHECK(recover(scratch.path, products, {}));
    CHECK(names_in(scratch.path).size() == 2);
}

TEST_CASE("when one file can't take its place the earlier files are back")
{
    const ScratchFolder scratch;
    fill(scratch.path, earlier);
    block(scratch.path);
    const auto done = commit(scratch.path, staged(scratch.path, later), {});
    REQUIRE_FALSE(done);
    CHECK(done.error() ==
          Failure{"write-failed", {(scratch.path / "b.csv").string(), "Is a directory"}});
    auto wanted = earlier;
    wanted["b.csv"] = "";
    CHECK(contents(scratch.path) == wanted);
    CHECK(fs::is_directory(scratch.path / "b.csv"));
}

TEST_CASE("what a commit takes away is gone, and there again where the commit fails")
{
    const std::vector<std::string> gone{"audit.xlsx", "findings-a-01234567.xlsx", "none.xlsx"};
    const Contents old{{"audit.xlsx", "x"}, {"findings-a-01234567.xlsx", "y"}};
    const ScratchFolder scratch;
    fill(scratch.path, earlier);
    fill(scratch.path, old);
    block(scratch.path);
    const auto before = contents(scratch.path);
    CHECK_FALSE(commit(scratch.path, staged(scratch.path, later), {}, gone));
    CHECK(contents(scratch.path) == before);
    fs::remove(scratch.path / "b.csv");
    CHECK(commit(scratch.path, staged(scratch.path, later), {}, gone));
    CHECK(contents(scratch.path) == later);
}

TEST_CASE("temporary files of split workbooks are ours, whatever their body")
{
    const ScratchFolder scratch;
    fill(scratch.path,
         {{".findings-某局-01234567.xlsx.1-0.tmp", "half"},
          {".findings-某局-01234567.xlsx.new.1-0.tmp", "half"},
          {".findings-mine.xlsx.1-0.tmp", "other"}});
    CHECK(recover(scratch.path, products, {}));
    CHECK(names_in(scratch.path) == std::set<std::string>{".findings-mine.xlsx.1-0.tmp"});
}

TEST_CASE("a first set of which one file can't take its place leaves nothing")
{
    const ScratchFolder scratch;
    block(scratch.path);
    CHECK_FALSE(commit(scratch.path, staged(scratch.path, later), {}));
    CHECK(names_in(scratch.path) == std::set<std::string>{"b.csv"});
}

TEST_CASE("a product that had to wait beside its place takes it at the next start")
{
    const ScratchFolder scratch;
    fill(scratch.path,
         {{"a.csv", "old"}, {"a.csv.new", "new"}, {"datapackage.json", package_of("a.csv.new")}});
    Told told;
    CHECK(recover(scratch.path, products, told.tell()));
    CHECK(names_in(scratch.path) == std::set<std::string>{"a.csv", "datapackage.json"});
    CHECK(text_of(scratch.path / "a.csv") == "new");
    CHECK(text_of(scratch.path / "datapackage.json") == with_held(package_of("a.csv"), {}));
    CHECK(told.all == std::vector<Failure>{{"swapped-in", {std::string("a.csv")}}});
}

TEST_CASE("the wait goes on when its place can't be taken then either")
{
    const ScratchFolder scratch;
    const auto package = with_held(package_of("a.csv.new"), std::vector<std::string>{"a.csv"});
    fill(scratch.path, {{"a.csv.new", "new"}, {"datapackage.json", package}});
    fs::create_directory(scratch.path / "a.csv");
    CHECK_FALSE(recover(scratch.path, products, {}));
    CHECK(text_of(scratch.path / "a.csv.new") == "new");
    CHECK(text_of(scratch.path / "datapackage.json") == package);
    CHECK(names_in(scratch.path).size() == 3);
}

TEST_CASE("a file of that name that our data package does not list stays where it is")
{
    const ScratchFolder scratch;
    const Contents files{
        {"a.csv", "old"}, {"a.csv.new", "x"}, {"datapackage.json", package_of("a.csv")}};
    fill(scratch.path, files);
    CHECK(recover(scratch.path, products, {}));
    CHECK(contents(scratch.path) == files);
}

TEST_CASE("files of a first run that died between its renames are no strangers")
{
    const ScratchFolder scratch;
    const RunFacts facts{.version = "0.1.0"};
    REQUIRE(publish({sample()}, {}, facts, {.out = scratch.path}));
    const auto whole = contents(scratch.path);
    CommitRecord record;
    for (const auto& name : {"datapackage.json", "run.json"}) {
        const auto staged_name = fmt::format(".{}.1-1.tmp", name);
        fs::rename(scratch.path / name, scratch.path / staged_name);
        record.push_back({.staged = staged_name,
                          .product = name,
                          .facts = {fs::file_size(scratch.path / staged_name),
                                    sha256sum(scratch.path / staged_name)}});
    }
    put_text(scratch.path / record_file, text_of(record));

    REQUIRE(recover(scratch.path, product_files(), {}));
    CHECK(contents(scratch.path) == whole);
    CHECK(publish({sample()}, {}, facts, {.out = scratch.path}));
}

TEST_CASE("what waits beside its place is replaced there, and the data package says so")
{
    const ScratchFolder scratch;
    const RunFacts facts{.version = "0.1.0"};
    REQUIRE(publish({}, {}, facts, {.out = scratch.path}));
    const auto package = text_of(scratch.path / package_file);
    put_text(scratch.path / package_file,
             with_held(package, std::vector<std::string>{"checks.csv"}));
    put_text(scratch.path / "checks.csv.new", "x");
    const auto old = text_of(scratch.path / "checks.csv");
    Told told;
    REQUIRE(publish({sample()}, {}, facts, {.out = scratch.path, .tell = told.tell()}));

    CHECK(text_of(scratch.path / "checks.csv") == old);
    CHECK(text_of(scratch.path / "checks.csv.new") ==
          "\xEF\xBB\xBF" + table_text(TableId::checks, {sample()}));
    CHECK(text_of(scratch.path / package_file).find("\"checks.csv.new\"") != std::string::npos);
    CHECK(told.all == std::vector<Failure>{{"held-open",
                                            {(scratch.path / "checks.csv").string(),
                                             std::string("checks.csv.new")}}});
    REQUIRE(recover(scratch.path, product_files(), told.tell()));
    CHECK(text_of(scratch.path / "checks.csv") != old);
}

TEST_CASE("a workbook that somebody saved since its notes were read stays until they are")
{
    const ScratchFolder scratch;
    const RunFacts facts{.version = "0.1.0"};
    const auto notes = scratch.path / "notes.csv";
    const auto beside = scratch.path / "notes.csv.new";
    REQUIRE(publish({}, {}, facts, {.out = scratch.path}));
    put_text(notes, "finding_id\r\n");
    Told told;
    REQUIRE(publish({},
                    {},
                    facts,
                    {.out = scratch.path,
                     .was_saved_since = [](const auto& file) { return file == notes_file; },
                     .tell = told.tell()}));
    CHECK(told.codes() == Codes{"held-open"});
    CHECK(text_of(notes) == "finding_id\r\n");
    CHECK(fs::exists(beside));

    REQUIRE(recover(scratch.path, product_files(), told.tell()));
    CHECK(text_of(notes) == "finding_id\r\n"); // nobody has read it yet

    const KnownFile read{"notes.csv", sha256sum(notes)};
    REQUIRE(publish({}, {}, facts, {.out = scratch.path, .notes_read = {read}}));
    CHECK(text_of(notes) == "finding_id\r\n");
    REQUIRE(recover(scratch.path, product_files(), told.tell()));
    CHECK(text_of(notes) != "finding_id\r\n");
    CHECK_FALSE(fs::exists(beside));
    CHECK(told.codes() == Codes{"held-open", "swapped-in"});
}

TEST_CASE("notes saved after a run died in the midst of its renames are not replaced by the next")
{
    for (const bool is_whole : {true, false}) {
        CAPTURE(is_whole);
        const ScratchFolder scratch;
        REQUIRE(publish({}, {}, {.version = "0.1.0"}, {.out = scratch.path}));
        const auto notes = scratch.path / "notes.csv";
        CommitRecord record;
        for (const std::string name : {"notes.csv", "datapackage.json"}) {
            auto file = StagedFile::create(scratch.path / name);
            REQUIRE(file->write(text_of(scratch.path / name) + "\n"));
            const auto facts = file->finish().value();
            const auto kept = fmt::format(".{}.7-7.tmp", name);
            record.push_back({.staged = file->keep(),
                              .product = name,
                              .kept = kept,
                              .replaces = true,
                              .facts = facts});
        }
        fs::create_hard_link(notes, scratch.path / record[0].kept);
        fs::rename(scratch.path / package_file, scratch.path / record[1].kept);
        put_text(scratch.path / record_file, text_of(record));
        if (!is_whole) {
            fs::remove(scratch.path / record[1].staged);
        }
        fs::remove(notes); // another file, as Excel saves
        put_text(notes, "mine");

        REQUIRE(recover(scratch.path, product_files(), {}));
        CHECK(text_of(notes) == "mine");
        CHECK(fs::exists(scratch.path / "notes.csv.new") == is_whole);
        const auto package = text_of(scratch.path / package_file);
        CHECK((package.find("notes.csv.new") != std::string::npos) == is_whole);
        for (const auto& name : names_in(scratch.path)) {
            CHECK_FALSE(name.ends_with(".tmp"));
        }
        CHECK(refuse_foreign(scratch.path, product_files()));
    }
}

TEST_CASE("a stranger's file where a product would wait is named, and nothing is written")
{
    const ScratchFolder scratch;
    put_text(scratch.path / "checks.csv.new", "mine");
    const auto counts = publish({sample()}, {}, {}, {.out = scratch.path});
    REQUIRE_FALSE(counts);
    CHECK(counts.error() == Failure{"foreign-file", {(scratch.path / "checks.csv.new").string()}});
    CHECK(contents(scratch.path) == Contents{{"checks.csv.new", "mine"}});
}

TEST_CASE("whoever says stop before anything took its place leaves the earlier set")
{
    const ScratchFolder scratch;
    REQUIRE(publish({}, {}, {}, {.out = scratch.path}));
    const auto before = contents(scratch.path);
    for (int stop_at = 1; stop_at <= 9; ++stop_at) { // eight tables, then the whole
        int asked = 0;
        const auto go_on = [&]() -> Result<void> {
            return ++asked < stop_at ? Result<void>() : fail("interrupted", {std::int64_t{2}});
        };
        const auto counts = publish({sample()}, {}, {}, {.out = scratch.path, .go_on = go_on});
        REQUIRE_FALSE(counts);
        CHECK(counts.error().code == "interrupted");
        CHECK(contents(scratch.path) == before);
    }
}
