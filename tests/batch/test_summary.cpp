#include "batch/progress.hpp"
#include "batch/summary.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace nianbao;

namespace {

Outcome
failed(std::string file)
{
    return {.file = std::move(file), .failure = Failure{"empty-file"}};
}

} // namespace

TEST_CASE("the counts are said in the language of the terminal")
{
    const Counts counts{.documents = 11,
                        .read = 5,
                        .failed = 2,
                        .skipped = 1,
                        .duplicate = 1,
                        .superseded = 2,
                        .observations = 990,
                        .numbers = 300,
                        .unmapped = 4,
                        .errors = 3,
                        .warnings = 7};
    CHECK(counts_text(counts, "out", Language::en) ==
          "documents: 11; read 5, failed 2, skipped 1, duplicate 1, superseded 2\n"
          "990 observations, 300 of them numbers; 4 cells unmapped\n"
          "findings: 3 errors, 7 warnings\n"
          "written to out\n");
    CHECK(counts_text(counts, "out", Language::zh) ==
          "文档：11；读出 5，失败 2，跳过 1，重复 1，被取代 2\n"
          "数据 990 条，其中数字 300；未对应的单元格 4 个\n"
          "发现的问题：错误 3，警告 7\n"
          "已写入 out\n");
}

TEST_CASE("what is left to the next run is told only where there is any, and is no duplicate")
{
    const Counts counts{.documents = 5, .read = 2, .deferred = 3};
    CHECK(counts_text(counts, "out", Language::en)
              .starts_with("documents: 5; read 2, failed 0, skipped 0, duplicate 0, superseded 0\n"
                           "3 of them changed only just now; the next run reads them\n"));
}

TEST_CASE("the first ten failures are named by path, and the rest counted")
{
    std::vector<Outcome> outcomes;
    for (const auto* file : {"l", "k", "j", "i", "h", "g", "f", "e", "d", "c", "b", "a"}) {
        outcomes.push_back(failed(file));
    }
    outcomes.push_back({.file = "0", .status = Status::read});
    const auto found = failed_of(outcomes);
    CHECK(found.count == 12);
    const auto text = failed_text(found, "out", Language::en);
    CHECK(text.starts_with("nianbao: a: the file is empty; get it again\nnianbao: b: "));
    CHECK(text.ends_with("nianbao: j: the file is empty; get it again\n"
                         "nianbao: 2 more failed; the full list is in out/reports.csv\n"));
    CHECK(std::count(text.begin(), text.end(), '\n') == 11);
}

TEST_CASE("no failure, no line")
{
    CHECK(failed_text({}, "out", Language::en).empty());
}

TEST_CASE("a file name can't forge a line")
{
    const auto text =
        failed_text(failed_of(std::vector{failed("a\nnianbao: b\x1B[A")}), "o", Language::en);
    CHECK(text == "nianbao: a\\u{A}nianbao: b\\u{1B}[A: the file is empty; get it again\n"
                  "nianbao: they are listed in o/reports.csv\n");
}

TEST_CASE("progress fits its line and shows nothing that moves the cursor")
{
    const Pace pace{.total = 5000, .done = 120, .failed = 3, .seconds = 2.0};
    CHECK(progress_text(pace, "年报\r/a.docx", 80, Language::en) ==
          "120/5000, 3 failed, 60/s, 1:22 left: 年报\\u{D}/a.docx");
    CHECK(progress_text(pace, "年报.docx", 41, Language::en) ==
          "120/5000, 3 failed, 60/s, 1:22 left: 年报");
    CHECK(progress_text({.total = 1}, "", 80, Language::zh) == "0/1，失败 0，每秒 0");
}

TEST_CASE("a line per document says what became of it")
{
    Outcome read{.file = "a.docx", .status = Status::read};
    read.figures = 198;
    CHECK(document_line(read, Language::en) == "read: a.docx, 198 observations");
    CHECK(document_line(failed("b.docx"), Language::en) ==
          "failed: b.docx: the file is empty; get it again");
    CHECK(
        document_line({.file = "~$c", .status = Status::skipped, .failure = Failure{"left-alone"}},
                      Language::zh) == "跳过：~$c：临时文件或系统文件，不读");
}

TEST_CASE("progress is a line on a terminal, nothing in a log, and nothing when quiet")
{
    CHECK(style_of(ProgressChoice::automatic, Verbosity::normal, Device::terminal) ==
          ProgressStyle::line);
    CHECK(style_of(ProgressChoice::automatic, Verbosity::normal, Device::other) ==
          ProgressStyle::none);
    CHECK(style_of(ProgressChoice::plain, Verbosity::normal, Device::other) ==
          ProgressStyle::plain);
    CHECK(style_of(ProgressChoice::none, Verbosity::normal, Device::terminal) ==
          ProgressStyle::none);
    CHECK(style_of(ProgressChoice::plain, Verbosity::quiet, Device::terminal) ==
          ProgressStyle::none);
}
