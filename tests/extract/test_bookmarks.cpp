#include "tests/extract/read.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace nianbao;

namespace {

std::string
start(const std::string& id, const std::string& name, const std::string& more = "")
{
    return "<w:bookmarkStart w:id='" + id + "' w:name='" + name + "' " + more + "/>";
}

std::string
end(const std::string& id)
{
    return "<w:bookmarkEnd w:id='" + id + "'/>";
}

std::vector<Bookmark>
bookmarks(const std::string& body)
{
    return read_body(body).document.bookmarks;
}

using Found = std::vector<Bookmark>;

const std::string table = tbl(tr(tc("a") + tc("b")) + tr(tc("c") + tc("d")));

} // namespace

TEST_CASE("a bookmark in a paragraph covers its text")
{
    CHECK(bookmarks("<w:p>" + run("1") + start("0", "x") + run("2") + run("3") + end("0") +
                    run("4") + "</w:p>") == Found{{.name = "x", .text = "23"}});
    CHECK(bookmarks("<w:p>" + start("0", "x") + end("0") + run("4") + "</w:p>") ==
          Found{{.name = "x"}});
}

TEST_CASE("a bookmark over blocks covers the paragraphs and tables between")
{
    CHECK(bookmarks(table + "<w:p>" + run("1") + start("7", "x") + run("2") + "</w:p>" + table +
                    para("3") + table + "<w:p>" + run("4") + end("7") + run("5") + "</w:p>" +
                    table) ==
          Found{{.name = "x", .text = "2\na\nb\nc\nd\n3\na\nb\nc\nd\n4", .tables = {2, 3}}});
}

TEST_CASE("a bookmark around a table encloses it, wherever the schema lets it stand")
{
    CHECK(bookmarks(start("1", "表二") + table + end("1") + para("x")) ==
          Found{{.name = "表二", .text = "a\nb\nc\nd", .tables = {1}}});
    CHECK(bookmarks("<w:p>" + start("1", "表二") + "</w:p>" + table + "<w:p>" + end("1") +
                    "</w:p>")[0]
              .tables == std::vector<std::uint32_t>{1});
}

TEST_CASE("a bookmark inside a table touches the innermost table at its ends")
{
    const auto between_rows = tbl(tr(tc("a")) + start("1", "r") + tr(tc("b")) + end("1"));
    CHECK(bookmarks(between_rows) == Found{{.name = "r", .text = "b", .tables = {1}}});

    const auto in_cell =
        "<w:tc>" + start("1", "c") + para("x") + "<w:p>" + end("1") + "</w:p></w:tc>";
    CHECK(bookmarks(tbl(tr(in_cell))) == Found{{.name = "c", .text = "x", .tables = {1}}});

    const auto nested = "<w:tc>" +
                        tbl(tr(tc("in") + "<w:tc><w:p>" + start("1", "n") + run("x") + end("1") +
                               "</w:p></w:tc>")) +
                        "</w:tc>";
    CHECK(bookmarks(tbl(tr(nested))) == Found{{.name = "n", .text = "x", .tables = {2}}});
}

TEST_CASE("a bookmark from the first cell to behind the table touches it")
{
    const auto first = "<w:tc><w:p>" + start("1", "x") + run("a") + "</w:p></w:tc>";
    CHECK(bookmarks(tbl(tr(first + tc("b"))) + "<w:p>" + end("1") + run("c") + "</w:p>") ==
          Found{{.name = "x", .text = "a\nb", .tables = {1}}});
}

TEST_CASE("a bookmark over columns says which, and covers their text")
{
    const auto first = "<w:tc><w:p>" + start("1", "列", "w:colFirst='1' w:colLast='2'") + run("a") +
                       "</w:p></w:tc>";
    const auto body = tbl(
        tr(first + tc("b") + tc("c") + tc("d")) +
        tr(tc("e") + tc("f") + tc("g") + "<w:tc><w:p>" + end("1") + run("h") + "</w:p></w:tc>"));
    CHECK(bookmarks(body) == Found{{.name = "列",
                                    .text = "b\nc\nf\ng",
                                    .tables = {1},
                                    .columns = std::pair<std::uint32_t, std::uint32_t>{2, 3}}});
    CHECK_FALSE(bookmarks("<w:p>" + start("1", "x", "w:colFirst='3' w:colLast='2'") + end("1") +
                          "</w:p>")[0]
                    .columns.has_value());
}

TEST_CASE("bookmarks may overlap and keep the order of their starts")
{
    CHECK(bookmarks("<w:p>" + start("2", "b") + run("1") + start("1", "a") + run("2") + end("2") +
                    run("3") + end("1") + "</w:p>") ==
          Found{{.name = "b", .text = "12"}, {.name = "a", .text = "23"}});
}

TEST_CASE("a start without an end covers its own place, an end without a start is nothing")
{
    const auto outcome =
        read_body(tbl(tr("<w:tc>" + start("1", "x") + para("a") + "</w:tc>")) + table + end("9"));
    CHECK(outcome.document.bookmarks == Found{{.name = "x", .tables = {1}}});
    CHECK(outcome.findings == Findings{{.code = "bookmark-unpaired", .arguments = {"x"}}});
}

TEST_CASE("a second start of one id leaves the first without an end")
{
    const auto outcome = read_body("<w:p>" + start("1", "x") + run("a") + start("1", "y") +
                                   run("b") + end("1") + end("1") + "</w:p>");
    CHECK(outcome.document.bookmarks == Found{{.name = "x"}, {.name = "y", .text = "b"}});
    CHECK(outcome.findings == Findings{{.code = "bookmark-unpaired", .arguments = {"x"}}});
}

TEST_CASE("bookmarks count in deleted text and rows, where text does not")
{
    CHECK(bookmarks("<w:p>" + start("1", "x") + "<w:del>" + run("gone") + end("1") + "</w:del>" +
                    run("a") + "</w:p>") == Found{{.name = "x"}});
    CHECK(bookmarks(
              tbl(tr("<w:tc><w:p>" + start("1", "x") + run("gone") + "</w:p></w:tc>", "<w:del/>") +
                  tr(tc("a"))) +
              end("1")) == Found{{.name = "x", .text = "a", .tables = {1}}});
}

TEST_CASE("the text of a bookmark is cut to 200 bytes between characters")
{
    std::string text;
    for (int i = 0; i < 100; ++i) {
        text += "表";
    }
    const auto found = bookmarks("<w:p>" + start("1", "x") + run("a") + run(text) + run("b") +
                                 end("1") + "</w:p>");
    CHECK(found[0].text == "a" + text.substr(0, 66 * 3));
    const auto exact = bookmarks("<w:p>" + start("1", "x") + run(std::string(199, 'a')) +
                                 run("bc") + end("1") + "</w:p>");
    CHECK(exact[0].text == std::string(199, 'a') + "b");
}

TEST_CASE("bookmarks that Word keeps for itself are counted and not listed")
{
    const auto document = read_body("<w:p>" + start("0", "_GoBack") + end("0") +
                                    start("1", "_Toc123") + start("2", "表二") + run("a") +
                                    end("1") + end("2") + start("3", "_Hlk9") + end("3") + "</w:p>")
                              .document;
    CHECK(document.bookmarks == Found{{.name = "表二", .text = "a"}});
    CHECK(document.left_out == std::vector<LeftOut>{{"hidden-bookmark", 3}});
}

TEST_CASE("of two bookmarks of one name the first counts")
{
    const auto outcome = read_body("<w:p>" + start("1", "x") + run("a") + end("1") +
                                   start("2", "x") + run("b") + end("2") + "</w:p>");
    CHECK(outcome.document.bookmarks == Found{{.name = "x", .text = "a"}});
    CHECK(outcome.findings == Findings{{.code = "bookmark-twice", .arguments = {"x"}}});
}

TEST_CASE("bookmarks beyond what Word allows are left out and reported")
{
    std::string body;
    for (int i = 0; i < 20'000; ++i) {
        body += start(std::to_string(i), "b" + std::to_string(i));
    }
    for (int i = 0; i < 20'000; ++i) {
        body += end(std::to_string(i));
    }
    const auto outcome = read_body(body);
    CHECK(outcome.document.bookmarks.size() == 16'384);
    CHECK(outcome.findings ==
          Findings{{.code = "too-many-bookmarks", .arguments = {std::int64_t{16'384}}}});
}
