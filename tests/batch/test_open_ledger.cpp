#include "batch/last_run.hpp"
#include "batch/open_ledger.hpp"
#include "tests/batch/folder_tree.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

const ConvertOptions as_ever;
const ConvertOptions rebuild{.rebuild = true};

// A ledger that knows something, closed again.
void
fill(const std::filesystem::path& state)
{
    auto ledger = open_ledger(as_ever, state, "reading", {}).value();
    REQUIRE(ledger.add("sha", "record", {}));
    ledger.saw("/in/a.docx", {.sha256 = "sha"});
    set_last_run(
        ledger,
        {.inputs = "inputs", .products = "products", .failures = {"failed"}, .filled = {"path"}});
    REQUIRE(ledger.commit());
}

} // namespace

TEST_CASE("a rebuilt ledger knows nothing but what was published of which PATHs")
{
    const FolderTree tree;
    fill(tree.path());
    auto ledger = open_ledger(rebuild, tree.path(), "reading", {}).value();
    CHECK_FALSE(ledger.find("sha"));
    CHECK_FALSE(ledger.path("/in/a.docx"));
    CHECK(last_run(ledger) == LastRun{.failures = {"failed"}, .filled = {"path"}});
}

TEST_CASE("a ledger is otherwise as it was left")
{
    const FolderTree tree;
    fill(tree.path());
    auto ledger = open_ledger(as_ever, tree.path(), "reading", {}).value();
    CHECK(ledger.load("sha") == "record");
    CHECK(last_run(ledger).inputs == "inputs");
}

TEST_CASE("a ledger that was set aside is told with its new name, whatever is in the way")
{
    const FolderTree tree;
    std::vector<Failure> told;
    const auto open = [&](const ConvertOptions& options) {
        told.clear();
        return open_ledger(
            options, tree.path(), "reading", [&](const Failure& what) { told.push_back(what); });
    };
    const auto set_aside = [&](const std::string& name) {
        return std::vector{Failure{"ledger-set-aside", {(tree.path() / name).string()}}};
    };
    tree.file("ledger.sqlite", "no database");
    REQUIRE(open(as_ever));
    CHECK(told == set_aside("ledger.sqlite.aside"));
    REQUIRE(open(as_ever));
    CHECK(told.empty());
    std::filesystem::remove(tree.path() / "ledger.sqlite");
    tree.file("ledger.sqlite/somebody's", "");
    REQUIRE(open(rebuild));
    CHECK(told == set_aside("ledger.sqlite.aside.1"));
    std::filesystem::remove(tree.path() / "ledger.sqlite");
    tree.file("ledger.sqlite", "no database");
    REQUIRE(open(as_ever));
    CHECK(told == set_aside("ledger.sqlite.aside"));
}
