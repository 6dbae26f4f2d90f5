#include "batch/document_work.hpp"
#include "batch/reader.hpp"
#include "tests/batch/folder_tree.hpp"
#include "tests/support/docx.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace nianbao;

namespace {

const FormLibrary&
library()
{
    static const auto known = load_forms({}).value();
    return known;
}

const ReportCodec codec(library());

std::string
report_of(const std::string& agency, int year)
{
    return docx("<w:p><w:r><w:t>" + agency + std::to_string(year) +
                "年政府信息公开工作年度报告</w:t></w:r></w:p>");
}

// Long ago, so that a later change is bound to show.
void
make_old(const std::filesystem::path& file)
{
    const timespec times[2]{{.tv_sec = 1'600'000'000, .tv_nsec = 0},
                            {.tv_sec = 1'600'000'000, .tv_nsec = 0}};
    REQUIRE(::utimensat(AT_FDCWD, file.c_str(), static_cast<const timespec*>(times), 0) == 0);
}

// A ledger and a worker that counts what it was asked: a document may say what goes wrong.
class Night
{
public:
    explicit Night(const FolderTree& tree, const SettleRule& settle = {})
        : ledger_(Ledger::open(tree.path() / "state", "reading").value()),
          reader(ledger_, codec, settle)
    {
    }

    Outcome read(const Met& met) { return reader.read(met, worker_); }
    Outcome read(const std::filesystem::path& path)
    {
        return read(Met{.file = "a.docx", .path = path});
    }
    std::optional<std::string> known(const std::filesystem::path& path)
    {
        return reader.known({.file = "a.docx", .path = path});
    }
    // How often the bytes that stand there were tried in vain.
    int attempts(const std::filesystem::path& path)
    {
        const auto file = open_file(path, Links::refuse);
        const auto entry = ledger_.find(sha256_of(*file).value());
        return entry ? static_cast<int>(entry->attempts) : 0;
    }
    void end() { REQUIRE(ledger_.commit()); }

private:
    static std::string obey(std::string bytes)
    {
        static const ReadingOptions options;
        static const auto work = document_work(library(), options, codec);
        if (bytes == "exit") {
            ::_exit(3);
        }
        return bytes == "lies" ? "no report" : work(std::move(bytes));
    }

    Ledger ledger_;
    WorkerLimits limits_;
    ForkServer server_ = ForkServer::start(obey, limits_.jail).value();
    Worker worker_{server_, limits_};

public:
    Reader reader;
};

// `now` so long after the real one.
SettleRule
an_hour_old(std::chrono::hours later)
{
    const auto since = (std::chrono::system_clock::now() + later).time_since_epoch();
    return {std::chrono::hours(1),
            std::chrono::duration_cast<std::chrono::nanoseconds>(since).count()};
}

std::string
reason(const Outcome& outcome)
{
    return outcome.failure ? outcome.failure->code : "";
}

} // namespace

TEST_CASE("what the inbox skipped is not opened")
{
    const FolderTree tree;
    Night night(tree);
    const auto outcome =
        night.read({.file = "~$a.docx", .path = "/nowhere", .skipped = Failure{"left-alone"}});
    CHECK(outcome.status == Status::skipped);
    CHECK(outcome.failure == Failure{"left-alone"});
    CHECK(outcome.sha256.empty());
}

TEST_CASE("a file that is no package fails with its size and hash kept")
{
    const FolderTree tree;
    const auto outcome = Night(tree).read(tree.file("a.docx"));
    CHECK(outcome.status == Status::failed);
    CHECK(reason(outcome) == "empty-file");
    CHECK(outcome.bytes == 0);
    CHECK(outcome.sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a file that fails is filed under agency and year where its path says both")
{
    const FolderTree tree;
    Night night(tree);
    const auto path = tree.file("a.docx");
    const auto filed = [&](const char* file) {
        auto filing = night.read({.file = file, .path = path}).filing;
        CHECK(filing.findings.empty());
        return std::pair(filing.agency, filing.year);
    };
    CHECK(filed("云州市财政局2021年年报.docx") ==
          std::pair(std::string("云州市财政局"), std::optional(2021)));
    CHECK(filed("云州市财政局2021年报.docx") ==
          std::pair(std::string("云州市财政局"), std::optional(2021)));
    CHECK(filed("2021年年报.docx") == std::pair(std::string(), std::optional<int>()));
    CHECK(filed("云州市财政局年报.docx") == std::pair(std::string(), std::optional<int>()));
}

TEST_CASE("a document is read, filed under agency and year, and hashed; its report can be had back")
{
    const FolderTree tree;
    const auto bytes = report_of("甲市财政局", 2021);
    Night night(tree);
    const auto outcome = night.read(tree.file("a.docx", bytes));
    CHECK(outcome.status == Status::read);
    CHECK(outcome.failure == std::nullopt);
    CHECK(outcome.bytes == bytes.size());
    CHECK(outcome.sha256.size() == 64);
    CHECK(outcome.filing.agency == "甲市财政局");
    CHECK(outcome.filing.year == 2021);
    const auto report = night.reader.load(outcome);
    REQUIRE(report);
    CHECK(report->identity.title == "甲市财政局2021年政府信息公开工作年度报告");
}

TEST_CASE("a file that did not change is not opened again")
{
    const FolderTree tree;
    const auto file = tree.file("a.docx", report_of("甲市财政局", 2021));
    make_old(file);
    // its status changed just now, and a change within the same tick would not show
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));
    {
        Night night(tree);
        CHECK_FALSE(night.known(file));
        CHECK(night.read(file).status == Status::read);
        CHECK(night.known(file) == Reader::line_of(night.read(file)));
        night.end();
    }
    Night night(tree);
    CHECK(night.known(file));
    CHECK(night.read(file).filing.agency == "甲市财政局");
}

TEST_CASE("a change that keeps size and time of modification is seen")
{
    const FolderTree tree;
    const auto file = tree.file("a.docx", report_of("甲市财政局", 2021));
    make_old(file);
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));
    Night night(tree);
    CHECK(night.read(file).filing.year == 2021);
    tree.file("a.docx", report_of("甲市财政局", 2022));
    make_old(file);
    CHECK_FALSE(night.known(file));
    CHECK(night.read(file).filing.year == 2022);
}

TEST_CASE("a file that changed just before it was read is looked at again the next time")
{
    const FolderTree tree;
    const auto file = tree.file("a.docx", report_of("甲市财政局", 2021));
    Night night(tree);
    CHECK(night.read(file).status == Status::read);
    CHECK_FALSE(night.known(file));
}

TEST_CASE("the same bytes under another name are not read again, and are filed anew")
{
    const FolderTree tree;
    const auto file = tree.file("a.docx", "exit");
    Night night(tree);
    for (int i = 0; i < 3; ++i) {
        CHECK(reason(night.read(file)) == "crash");
    }
    std::filesystem::rename(file, tree.path() / "b.docx");
    CHECK(reason(night.read(tree.path() / "b.docx")) == "crash");
    const auto bytes = docx("<w:p><w:r><w:t>政府信息公开工作年度报告</w:t></w:r></w:p>");
    CHECK(night.read({.file = "甲市财政局2020年.docx", .path = tree.file("c.docx", bytes)})
              .filing.year == 2020);
    CHECK(night.read({.file = "甲市财政局2021年.docx", .path = tree.file("d.docx", bytes)})
              .filing.year == 2021);
}

TEST_CASE("a document that breaks its worker is tried in three runs, and then no more")
{
    const FolderTree tree;
    const auto file = tree.file("a.docx", "exit");
    Night night(tree);
    for (int i = 0; i < 3; ++i) {
        CHECK(night.attempts(file) == i);
        CHECK(reason(night.read(file)) == "crash");
    }
    CHECK(night.attempts(file) == 3);
    CHECK(reason(night.read(file)) == "crash");
    CHECK(night.attempts(file) == 3);
}

TEST_CASE("an answer that is no report is a crash")
{
    const FolderTree tree;
    CHECK(reason(Night(tree).read(tree.file("a.docx", "lies"))) == "crash");
}

TEST_CASE("what fails by circumstance keeps its last good reading, what fails by content does not")
{
    const FolderTree tree;
    const auto file = tree.file("a.docx", report_of("甲市财政局", 2021));
    Night night(tree);
    const auto good = night.read(file);
    tree.file("a.docx", "exit");
    const auto crashed = night.read(file);
    CHECK(crashed.status == Status::failed);
    CHECK(crashed.is_kept);
    CHECK(crashed.filing.agency == "甲市财政局");
    CHECK(crashed.report_sha256 == good.sha256);
    CHECK(night.reader.load(crashed));
    tree.file("a.docx", "no zip");
    const auto broken = night.read(file);
    CHECK(reason(broken) == "not-a-zip");
    CHECK_FALSE(broken.is_kept);
    std::filesystem::remove(file);
    CHECK(night.read(file).is_kept); // gone between the listing and now
}

TEST_CASE("what changed too recently is left to the next run and keeps its last good reading")
{
    using std::chrono::hours;
    const FolderTree tree;
    const auto file = tree.file("a.docx", report_of("甲市财政局", 2021));
    const auto first = [&] {
        Night night(tree, an_hour_old(hours(0)));
        const auto outcome = night.read(file);
        CHECK(night.known(file) == Reader::line_of(outcome));
        night.end();
        return outcome;
    }();
    CHECK(first.status == Status::deferred);
    CHECK(reason(first) == "settling");
    CHECK(first.sha256.empty());
    CHECK_FALSE(first.is_kept);
    {
        Night night(tree, an_hour_old(hours(2)));
        CHECK_FALSE(night.known(file));
        CHECK(night.read(file).filing.year == 2021);
        night.end();
    }
    tree.file("a.docx", report_of("甲市财政局", 2022));
    Night night(tree, an_hour_old(hours(0)));
    const auto kept = night.read(file);
    CHECK(kept.status == Status::deferred);
    CHECK(kept.is_kept);
    CHECK(kept.filing.year == 2021);
    CHECK(night.reader.load(kept));
    CHECK(night.known(file) == Reader::line_of(kept));
}

TEST_CASE("a file from the future is read once two runs saw it alike")
{
    const FolderTree tree;
    const auto file = tree.file("a.docx", report_of("甲市财政局", 2021));
    Night night(tree, an_hour_old(std::chrono::hours(-48)));
    CHECK_FALSE(night.known(file)); // it has to be seen first
    CHECK(night.read(file).status == Status::deferred);
    tree.file("a.docx", report_of("甲市财政局分局", 2021)); // still being copied
    CHECK(night.read(file).status == Status::deferred);
    CHECK(night.read(file).status == Status::read);
    CHECK(night.read(file).status == Status::read);
}

TEST_CASE("the line of a kept outcome says which reading was kept")
{
    Outcome outcome{.file = "a", .failure = Failure{"settling"}, .report_sha256 = "1"};
    outcome.is_kept = true;
    const auto line = Reader::line_of(outcome);
    outcome.report_sha256 = "2";
    CHECK(Reader::line_of(outcome) != line);
}
