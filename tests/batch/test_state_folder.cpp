#include "batch/state_folder.hpp"

#include "export/sha256.hpp"
#include "tests/batch/folder_tree.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

std::filesystem::path
found(const std::filesystem::path& out, Storage storage, const Environment& environment)
{
    const auto folder = state_folder(out, std::nullopt, storage, environment);
    REQUIRE(folder);
    return *folder;
}

} // namespace

TEST_CASE("the state of an OUT on a local disk is inside it, whatever the environment says")
{
    const FolderTree tree;
    const Environment environment{{"STATE_DIRECTORY", "/s"}, {"HOME", "/h"}};
    CHECK(found(tree.path(), Storage::local, environment) == tree.path() / ".nianbao");
}

TEST_CASE("the state of an OUT on a share is kept on this machine")
{
    const FolderTree tree;
    const auto out = tree.folder("out");
    const auto hash = sha256_hex(out.native()).substr(0, 16);
    const auto remote = [&](const Environment& environment) {
        return found(out, Storage::remote, environment);
    };
    CHECK(remote({{"STATE_DIRECTORY", "/s:/t"}, {"HOME", "/h"}}) == "/s/" + hash);
    CHECK(remote({{"XDG_STATE_HOME", "/x"}, {"HOME", "/h"}}) == "/x/nianbao/" + hash);
    CHECK(remote({{"XDG_STATE_HOME", "x"}, {"HOME", "/h"}}) == "/h/.local/state/nianbao/" + hash);
    CHECK(found(out / ".." / "out", Storage::remote, {{"HOME", "/h"}}) ==
          "/h/.local/state/nianbao/" + hash);
}

TEST_CASE("a state folder that is given is taken, and one that nobody names is asked for")
{
    const FolderTree tree;
    CHECK(state_folder(tree.path(), "mine", Storage::remote, {}) == "mine");
    const auto none = state_folder(tree.path(), std::nullopt, Storage::remote, {});
    REQUIRE_FALSE(none);
    CHECK(none.error().code == "no-state-folder");
}

TEST_CASE("file systems of other machines are told from local ones")
{
    for (const std::uint64_t type : {0x6969U, 0xFF534D42U, 0xFE534D42U, 0x65735546U, 0x01021997U}) {
        CHECK(storage_of_type(type) == Storage::remote);
    }
    // ext4, XFS, btrfs, tmpfs, overlayfs
    for (const std::uint64_t type : {0xEF53U, 0x58465342U, 0x9123683EU, 0x01021994U, 0x794C7630U}) {
        CHECK(storage_of_type(type) == Storage::local);
    }
    CHECK(storage_of("/proc") == Storage::local);
    CHECK_FALSE(storage_of("/proc/none"));
}
