#include "batch/inbox.hpp"
#include "normalize/message.hpp"
#include "tests/batch/folder_tree.hpp"

#include <doctest/doctest.h>

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace nianbao;

namespace {

using Paths = std::vector<std::filesystem::path>;

Inbox
listed(const Paths& paths, const std::filesystem::path& out = "")
{
    auto inbox = list_inbox(paths, {.out = out});
    REQUIRE_MESSAGE(inbox, (inbox ? "" : inbox.error().code));
    return *inbox;
}

std::vector<std::string>
files(const Inbox& inbox)
{
    std::vector<std::string> names;
    for (const auto& met : inbox.met) {
        names.push_back(met.file);
    }
    return names;
}

// "name: reason argument" of what is skipped.
std::vector<std::string>
skipped(const Inbox& inbox)
{
    std::vector<std::string> lines;
    for (const auto& met : inbox.met) {
        if (met.skipped) {
            const auto& arguments = met.skipped->arguments;
            lines.push_back(
                met.file + ": " + met.skipped->code +
                (arguments.empty() ? "" : " " + std::get<std::string>(arguments.front())));
        }
    }
    return lines;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("documents of every kind are met at any depth, other files are counted")
{
    const FolderTree tree;
    for (const auto* name : {"b.DOCX", "a/c.docx", "a/b/d.wps", "e.Doc", "f.rtf", "g.dotm"}) {
        tree.file(name);
    }
    tree.file("notes.txt");
    tree.file("a/x.xlsx");
    const auto inbox = listed({tree.path()});
    CHECK(files(inbox) == Names{"a/b/d.wps", "a/c.docx", "b.DOCX", "e.Doc", "f.rtf", "g.dotm"});
    CHECK(inbox.other_files == 2);
    CHECK(skipped(inbox).empty());
    CHECK(inbox.met[1].path == tree.path() / "a/c.docx");
}

TEST_CASE("what is temporary or of the system is listed as left alone")
{
    const FolderTree tree;
    for (const auto* name : {"~$a.docx",
                             "b.docx.part",
                             "c.tmp",
                             ".~lock.d.docx#",
                             "._e.docx",
                             ".DS_Store",
                             "Thumbs.db",
                             "desktop.ini",
                             "@eaDir/f.docx",
                             "s/#recycle/g.docx",
                             ".snapshot/h.docx"}) {
        tree.file(name);
    }
    CHECK(skipped(listed({tree.path()})) == Names{".DS_Store: left-alone",
                                                  "._e.docx: left-alone",
                                                  ".snapshot: left-alone",
                                                  ".~lock.d.docx#: left-alone",
                                                  "@eaDir: left-alone",
                                                  "Thumbs.db: left-alone",
                                                  "b.docx.part: left-alone",
                                                  "c.tmp: left-alone",
                                                  "desktop.ini: left-alone",
                                                  "s/#recycle: left-alone",
                                                  "~$a.docx: left-alone"});
}

TEST_CASE("what is no regular file is skipped by its kind, and links are not followed")
{
    const FolderTree tree;
    tree.file("real.docx");
    tree.file("x.docx/inner.docx");
    std::filesystem::create_symlink("real.docx", tree.path() / "link.docx");
    std::filesystem::create_symlink(tree.path(), tree.path() / "loop");
    ::mkfifo((tree.path() / "pipe.docx").c_str(), 0600);
    const auto socket_file = (tree.path() / "s.docx").string();
    const int socket_fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    socket_file.copy(address.sun_path, sizeof address.sun_path - 1);
    REQUIRE(::bind(socket_fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    ::close(socket_fd);

    const auto inbox = listed({tree.path()});
    CHECK(skipped(inbox) == Names{"link.docx: not-a-regular-file symlink",
                                  "pipe.docx: not-a-regular-file fifo",
                                  "s.docx: not-a-regular-file socket",
                                  "x.docx: not-a-regular-file folder"});
    CHECK(inbox.met.size() == 5);
    CHECK(inbox.other_files == 1); // the loop
}

TEST_CASE("a PATH given twice, or inside another, reads a file once")
{
    const FolderTree tree;
    tree.file("a/b.docx");
    tree.file("a/c/d.docx");
    const Names all{"b.docx", "c/d.docx"};
    const auto a = tree.path() / "a";
    CHECK(files(listed({a, a / "c", a / "b.docx", a})) == all);
    CHECK(files(listed({a / "c", a / "../a"})) == all);
    CHECK(files(listed({a / "c/d.docx", a / "c"})) == Names{"d.docx"});
}

TEST_CASE("a PATH that only begins like another one is not inside it")
{
    const FolderTree tree;
    tree.file("a/x.docx");
    tree.file("ab/y.docx");
    CHECK(files(listed({tree.path() / "a", tree.path() / "ab"})) == Names{"x.docx", "y.docx"});
}

TEST_CASE("PATHs that give equal names are told apart, in any order of PATHs")
{
    const FolderTree tree;
    tree.file("2019/in/a.docx");
    tree.file("2020/in/a.docx");
    tree.file("other/b.docx");
    const Paths paths{tree.path() / "2019/in", tree.path() / "2020/in", tree.path() / "other"};
    const Names expected{"2019/in/a.docx", "2020/in/a.docx", "b.docx"};
    CHECK(files(listed(paths)) == expected);
    CHECK(files(listed(Paths(paths.rbegin(), paths.rend()))) == expected);
    CHECK(files(listed({paths[0] / "a.docx", paths[1] / "a.docx"})) ==
          Names{"2019/in/a.docx", "2020/in/a.docx"});
}

TEST_CASE("a PATH that is a file goes by its file name; by another ending it is only counted")
{
    const FolderTree tree;
    const auto one = tree.file("deep/down/one.docx");
    const auto inbox = listed({one, tree.file("notes.txt")});
    CHECK(files(inbox) == Names{"one.docx"});
    CHECK(inbox.met.front().path == one);
    CHECK(inbox.other_files == 1);
}

TEST_CASE("OUT inside a PATH is not read, and OUT as the PATH is refused")
{
    const FolderTree tree;
    tree.file("a.docx");
    tree.file("out/b.docx");
    CHECK(files(listed({tree.path()}, tree.path() / "out")) == Names{"a.docx"});
    CHECK(files(listed({tree.path()}, tree.path() / "yet/to/come")) ==
          Names{"a.docx", "out/b.docx"});
    const auto same = list_inbox(Paths{tree.path()}, {.out = tree.path() / "out/.."});
    REQUIRE(!same);
    CHECK(same.error().code == "out-is-inbox");
}

TEST_CASE("the state folder inside a PATH is not read, and as the PATH it is refused")
{
    const FolderTree tree;
    tree.file("a.docx");
    tree.file("state/b.docx");
    const OwnFolders own{.out = tree.path() / "out", .state = tree.path() / "state"};
    const auto inbox = list_inbox(Paths{tree.path()}, own);
    REQUIRE(inbox);
    CHECK(files(*inbox) == Names{"a.docx"});
    CHECK(inbox->other_files == 0);
    const auto same = list_inbox(Paths{tree.path() / "state"}, own);
    REQUIRE(!same);
    CHECK(same.error().code == "state-is-inbox");
}

TEST_CASE("what is wrong with the PATHs themselves is told before anything is listed")
{
    const FolderTree tree;
    tree.folder("state");
    const OwnFolders own{.out = tree.path(), .state = tree.path() / "state"};
    const auto code = [&](const std::string& path) {
        const auto checked = check_paths(Paths{tree.path() / path}, own);
        return checked ? "" : checked.error().code;
    };
    CHECK(code("gone") == "path-missing");
    CHECK(code("state/..") == "out-is-inbox");
    CHECK(code("state") == "state-is-inbox");
    CHECK(check_paths(Paths{tree.folder("in")}, own));
}

TEST_CASE("bytes that are not UTF-8 are shown, and two files never get one name")
{
    const FolderTree tree;
    tree.file("\xB1\xA8.docx");
    tree.file("\\xB1\\xA8.docx");
    tree.file("line\nend.docx");
    const auto inbox = listed({tree.path()});
    CHECK(files(inbox) == Names{"\\x5CxB1\\x5CxA8.docx", "\\xB1\\xA8.docx", "line\nend.docx"});
    CHECK(inbox.met[1].path == tree.path() / "\xB1\xA8.docx");
}

TEST_CASE("a PATH that is not there stops the run and is named")
{
    const FolderTree tree;
    const auto inbox = list_inbox(Paths{tree.path(), tree.path() / "gone"}, {});
    REQUIRE(!inbox);
    CHECK(words(inbox.error(), Language::en) ==
          (tree.path() / "gone").string() +
              ": this path cannot be opened: No such file or directory; earlier output was left "
              "as it is");
}

TEST_CASE("a link to a folder given as PATH is that folder")
{
    const FolderTree tree;
    tree.file("share/a.docx");
    std::filesystem::create_directory_symlink("share", tree.path() / "inbox");
    CHECK(files(listed({tree.path() / "inbox"})) == Names{"a.docx"});
}

TEST_CASE("each PATH is listed with its documents, covered ones too")
{
    const FolderTree tree;
    tree.file("in/a.docx");
    tree.file("in/sub/b.docx");
    tree.file("in/sub/~$b.docx");
    tree.file("in-2/c.docx");
    tree.folder("none");
    const auto in = tree.path() / "in";
    CHECK(listed({in / "a.docx", tree.path() / "none", in / "sub", in, in / "../in-2"}).paths ==
          std::vector<Given>{{in / "a.docx", 1},
                             {tree.path() / "none", 0},
                             {in / "sub", 1},
                             {in, 2},
                             {tree.path() / "in-2", 1}});
}
