#include "batch/read_file.hpp"
#include "extract/package.hpp"
#include "normalize/message.hpp"
#include "tests/batch/folder_tree.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

using namespace nianbao;

namespace {

std::string
code_of(const std::filesystem::path& file)
{
    const auto bytes = read_file(file);
    return bytes ? "" : bytes.error().code;
}

} // namespace

TEST_CASE("a file is read whole, zeros and all")
{
    const FolderTree tree;
    const std::string bytes("PK\0\x03", 4);
    CHECK(read_file(tree.file("a.docx", bytes)) == bytes);
    CHECK(read_file(tree.file("empty.docx")) == std::string());
}

TEST_CASE("links, folders and pipes are refused by kind, without waiting for a writer")
{
    const FolderTree tree;
    const auto file = tree.file("a.docx", "text");
    std::filesystem::create_symlink(file, tree.path() / "link");
    ::mkfifo((tree.path() / "pipe").c_str(), 0600);
    const auto kind = [](const std::filesystem::path& path) {
        const auto bytes = read_file(path);
        REQUIRE(!bytes);
        CHECK(bytes.error().code == "not-a-regular-file");
        return std::get<std::string>(bytes.error().arguments.front());
    };
    CHECK(kind(tree.path() / "link") == "symlink");
    CHECK(kind(tree.path() / "pipe") == "fifo");
    CHECK(kind(tree.path()) == "folder");
    CHECK(kind("/dev/zero") == "device");
    CHECK(read_file(tree.path() / "link", Links::follow) == "text");
}

TEST_CASE("a file that is not there is unreadable, with the system's words")
{
    const auto bytes = read_file("/nowhere/a.docx");
    REQUIRE(!bytes);
    CHECK(bytes.error() == Failure{"unreadable", {std::string("No such file or directory")}});
}

TEST_CASE("a file that is not as long as it says has changed while it was read")
{
    CHECK(code_of("/proc/self/status") == "changed-while-reading"); // says 0 bytes, gives some
}

TEST_CASE("a file above the limit is refused before it is read")
{
    const FolderTree tree;
    const auto file = tree.file("big.docx");
    std::filesystem::resize_file(file, Limits{}.file_bytes + 1); // sparse
    const auto bytes = read_file(file);
    REQUIRE(!bytes);
    CHECK(words(bytes.error(), Language::en) ==
          "the file is too large: 268435457 bytes, the limit is 268435456");
}
