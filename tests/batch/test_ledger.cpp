#include "batch/ledger.hpp"
#include "tests/batch/folder_tree.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace nianbao;

namespace {

const std::string one(64, '1');
const std::string two(64, '2');

std::string
contents(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void
write(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

Ledger
open(const FolderTree& tree, const std::string& reading = "reading")
{
    return Ledger::open(tree.path() / "state", reading).value();
}

std::uint64_t
pack_bytes(const FolderTree& tree)
{
    std::uint64_t bytes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(tree.path() / "state/packs")) {
        bytes += entry.file_size();
    }
    return bytes;
}

} // namespace

TEST_CASE("what was added is there in the next run, for the same reading alone")
{
    const FolderTree tree;
    {
        auto ledger = open(tree);
        REQUIRE(ledger.add(one, "a report", {}));
        REQUIRE(ledger.add(two, "a failure", {.failure = "timeout", .attempts = 2}));
        CHECK(ledger.load(one) == "a report"); // before it is durable, too
        ledger.set_mark("last", "x");
        REQUIRE(ledger.commit());
    }
    auto ledger = open(tree);
    CHECK(ledger.load(one) == "a report");
    CHECK(ledger.load(two) == "a failure");
    CHECK(ledger.find(one)->failure.empty());
    CHECK(ledger.find(two)->failure == "timeout");
    CHECK(ledger.find(two)->attempts == 2);
    CHECK(ledger.mark("last") == "x");
    CHECK(ledger.mark("other").empty());
    CHECK_FALSE(ledger.find(std::string(64, '3')));
}

TEST_CASE("a record is kept apart for each reading")
{
    const FolderTree tree;
    {
        auto ledger = open(tree, "version 1");
        REQUIRE(ledger.add(one, "a report", {}));
        REQUIRE(ledger.commit());
    }
    CHECK_FALSE(open(tree, "version 2").load(one));
    CHECK(open(tree, "version 1").load(one) == "a report");
}

TEST_CASE("a path keeps what it held, whatever its name")
{
    const FolderTree tree;
    const PathEntry entry{
        .state = {1, 2, 3, -4, 5}, .is_settled = true, .sha256 = one, .good_sha256 = two};
    {
        auto ledger = open(tree);
        ledger.saw("/in/\xFF'\n.docx", entry);
        ledger.saw("/in/b.docx", {});
        REQUIRE(ledger.commit());
    }
    auto ledger = open(tree);
    CHECK(ledger.path("/in/\xFF'\n.docx") == entry);
    CHECK(ledger.path("/in/b.docx") == PathEntry());
    CHECK_FALSE(ledger.path("/in/c.docx"));
}

TEST_CASE("what a killed run had not yet made durable is lost, and nothing else")
{
    const FolderTree tree;
    {
        auto ledger = open(tree);
        REQUIRE(ledger.add(one, "a report", {}));
        REQUIRE(ledger.commit());
        REQUIRE(ledger.add(two, "another", {}));
    }
    {
        auto ledger = open(tree);
        CHECK(ledger.load(one) == "a report");
        CHECK_FALSE(ledger.load(two));
        REQUIRE(ledger.add(two, "another", {}));
        REQUIRE(ledger.commit());
    }
    CHECK(open(tree).load(two) == "another");
}

TEST_CASE("a damaged index is set aside and a new one begun")
{
    for (const std::string bytes : {"no database at all", ""}) {
        const FolderTree tree;
        const auto file = tree.path() / "state/ledger.sqlite";
        {
            auto ledger = open(tree);
            REQUIRE(ledger.add(one, std::string(10'000, 'x'), {}));
            REQUIRE(ledger.commit());
        }
        auto damaged = contents(file);
        damaged.replace(damaged.size() / 2, damaged.size() / 2, damaged.size() / 2, '\xAA');
        write(file, bytes.empty() ? damaged : bytes);
        {
            auto ledger = open(tree);
            CHECK(ledger.set_aside() == tree.path() / "state/ledger.sqlite.aside");
            CHECK_FALSE(ledger.find(one));
            REQUIRE(ledger.add(two, "another", {}));
            REQUIRE(ledger.commit());
        }
        auto ledger = open(tree);
        CHECK(ledger.set_aside().empty());
        CHECK(ledger.load(two) == "another");
    }
}

TEST_CASE("a record that is not what was written is not known")
{
    const FolderTree tree;
    {
        auto ledger = open(tree);
        REQUIRE(ledger.add(one, std::string(100, 'x'), {}));
        REQUIRE(ledger.add(two, std::string(100, 'y'), {}));
        REQUIRE(ledger.commit());
    }
    const auto pack = tree.path() / "state/packs/00000001.pack";
    auto bytes = contents(pack);
    bytes[70] = 'z';
    write(pack, bytes);
    auto ledger = open(tree);
    CHECK_FALSE(ledger.load(one));
    CHECK(ledger.load(two) == std::string(100, 'y'));
    std::filesystem::remove(pack);
    CHECK_FALSE(open(tree).load(two));
}

TEST_CASE("packs of which more than half is of no use are written anew")
{
    const FolderTree tree;
    const std::string large(6U << 20U, 'x');
    {
        auto ledger = open(tree);
        for (const char digit : {'1', '2', '3', '4'}) {
            REQUIRE(ledger.add(std::string(64, digit), large, {}));
        }
        ledger.saw("/in/a.docx", {.sha256 = one});
        ledger.saw("/in/b.docx", {.sha256 = two});
        REQUIRE(ledger.commit());
        const std::vector<std::string> most{one, two, std::string(64, '3')};
        REQUIRE(ledger.compact(most));
        CHECK(pack_bytes(tree) > 4 * large.size());
        REQUIRE(ledger.compact(std::vector{one}));
        CHECK(pack_bytes(tree) < 2 * large.size());
        CHECK(ledger.load(one) == large);
    }
    auto ledger = open(tree);
    CHECK(ledger.load(one) == large);
    CHECK_FALSE(ledger.find(two));
    CHECK(ledger.path("/in/a.docx"));
    CHECK_FALSE(ledger.path("/in/b.docx"));
}

TEST_CASE("a ledger is removed whole, and nothing beside it")
{
    const FolderTree tree;
    tree.file("state/notes.txt", "mine");
    tree.file("state/packs/mine.pack", "mine");
    {
        auto ledger = open(tree);
        REQUIRE(ledger.add(one, "a report", {}));
        REQUIRE(ledger.commit());
    }
    REQUIRE(remove_ledger(tree.path() / "state"));
    CHECK_FALSE(open(tree).find(one));
    CHECK(std::filesystem::exists(tree.path() / "state/notes.txt"));
    CHECK(std::filesystem::exists(tree.path() / "state/packs/mine.pack"));
}
