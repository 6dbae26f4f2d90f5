#include "batch/shrink.hpp"
#include "normalize/message.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

// Documents 0 ... count - 1, published.
std::vector<PublishedFile>
published(int count)
{
    std::vector<PublishedFile> files;
    for (int i = 0; i < count; ++i) {
        files.push_back({std::to_string(i) + ".docx", "bytes " + std::to_string(i)});
    }
    return files;
}

// The same, from `first` on, under names that end in `ending`.
std::vector<Outcome>
here(int first, int end, const std::string& ending = ".docx")
{
    std::vector<Outcome> outcomes;
    for (int i = first; i < end; ++i) {
        outcomes.push_back({.file = std::to_string(i) + ending,
                            .sha256 = "bytes " + std::to_string(i),
                            .status = Status::read});
    }
    return outcomes;
}

std::string
refusal(const Result<void>& checked)
{
    return checked ? "" : words(checked.error(), Language::en);
}

} // namespace

TEST_CASE("more than a fifth and more than five must be gone")
{
    CHECK(check_share(published(10), here(5, 10)));       // five
    CHECK(check_share(published(30), here(6, 30)));       // a fifth
    CHECK_FALSE(check_share(published(29), here(6, 29))); // more than both
    CHECK(check_share(published(1000), here(200, 1000)));
    CHECK_FALSE(check_share(published(1000), here(201, 1000)));
}

TEST_CASE("the refusal has numbers, what to do, and the first names")
{
    CHECK(refusal(check_share(published(10), here(6, 10))) ==
          "6 of the 10 published documents are gone; earlier output was left as it is. See whether "
          "a share is missing; if they were taken away on purpose run again with --allow-shrink. "
          "Gone: 0.docx, 1.docx, 2.docx ...");
}

TEST_CASE("a document under another name is not gone, but each new name stands for one only")
{
    CHECK(check_share(published(10), here(0, 10, "-renamed.docx")));
    auto copies = published(10);
    for (auto& copy : copies) {
        copy.sha256 = "bytes 0";
    }
    CHECK_FALSE(check_share(copies, here(0, 1, "-renamed.docx")));
    CHECK_FALSE(check_share(copies, here(0, 1)));
}

TEST_CASE("where nothing is left and nothing came even one is too many")
{
    const std::vector skipped{Outcome{.file = "~$0.docx", .status = Status::skipped}};
    CHECK_FALSE(check_share(published(1), skipped));
    CHECK_FALSE(check_share(published(1), {}));
    CHECK(check_share(published(0), {}));
    CHECK(check_share(published(1), here(1, 2)));
}

TEST_CASE("what fails or is deferred is there; what became a folder is not")
{
    auto outcomes = here(0, 10);
    for (auto& outcome : outcomes) {
        outcome.sha256.clear();
        outcome.status = Status::deferred;
    }
    CHECK(check_share(published(10), outcomes));
    for (auto& outcome : outcomes) {
        outcome.status = Status::skipped;
    }
    CHECK_FALSE(check_share(published(10), outcomes));
}

TEST_CASE("a PATH that had documents and has none is named")
{
    Inbox inbox{.paths = {{"/share/a", 3}, {"/share/b", 1}, {"/share/c", 0}}};
    const auto filled = filled_paths(inbox);
    CHECK(filled.size() == 2);
    CHECK(check_filled(inbox, filled));
    inbox.paths[1].documents = 0;
    CHECK(
        refusal(check_filled(inbox, filled)) ==
        "/share/b: it had documents in the last run and has none now; is the share mounted? If it "
        "was emptied on purpose add --allow-shrink");
    CHECK(check_filled(inbox, {}));
}
