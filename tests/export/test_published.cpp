#include "export/csv.hpp"
#include "export/published.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

using Files = std::vector<PublishedFile>;

// A reports.csv of these files, as it is written.
std::string
written(const std::vector<std::string>& files)
{
    CsvBuffer csv;
    for (const auto* name : {"file", "sha256", "status", "reason"}) {
        csv.trusted(name);
    }
    csv.end_record();
    for (const auto& file : files) {
        csv.text(file);
        csv.text("ab");
        csv.text("read");
        csv.empty();
        csv.end_record();
    }
    return "\xEF\xBB\xBF" + std::string(csv.bytes());
}

} // namespace

TEST_CASE("published documents come back under the very names they were written with")
{
    const std::vector<std::string> names{"a.docx",
                                         "=1+1.docx",
                                         "'=1.docx",
                                         "''x.docx",
                                         "-3",
                                         "a\r\nb.docx",
                                         "\tb\"\".docx",
                                         "\"",
                                         "a,b",
                                         "+1-1.docx",
                                         "＝.doc",
                                         "甲/乙.docx"};
    Files expected;
    for (const auto& name : names) {
        expected.push_back({name, "ab"});
    }
    CHECK(parse_published(written(names)) == expected);
}

TEST_CASE("what was skipped is no document, and a table of other columns lists none")
{
    CHECK(parse_published("status,file,sha256\r\nskipped,~$a.docx,\r\nfailed,b.docx,\r\n") ==
          Files{{"b.docx", ""}});
    CHECK(parse_published("name,sha256,status\r\na,b,read\r\n").empty());
    CHECK(parse_published("file;sha256;status\r\na;b;read\r\n").empty());
    CHECK(parse_published("").empty());
    CHECK(parse_published("file,sha256,status\r\na.docx,b").empty()); // cut off
}
