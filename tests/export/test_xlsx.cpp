#include "export/sheet_names.hpp"
#include "export/workbook_layout.hpp"
#include "export/xlsx.hpp"

#include "tests/export/scratch_folder.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <string>

#include <sys/resource.h>

using namespace nianbao;

namespace {

// Files of this process can't grow beyond a size, as on a full disk.
class SmallDisk
{
public:
    explicit SmallDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit small{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

SheetFrame
one_column()
{
    return {.columns = {{}}, .header = [](XlsxSheet& sheet) {
                sheet.next_row();
                sheet.text(0, "名", {Look::heading});
            }};
}

void
fill(XlsxSheet& sheet, std::uint32_t rows)
{
    sheet.begin(one_column());
    for (std::uint32_t i = 0; i < rows; ++i) {
        sheet.next_row();
        sheet.count(0, i);
    }
}

} // namespace

TEST_CASE("names of sheets are what every spreadsheet program takes")
{
    SheetNames names;
    CHECK(names.next("主动公开") == "主动公开");
    CHECK(names.next("主动公开") == "主动公开 (2)");
    CHECK(names.next("a[]:*?/\\b\n") == "a_______b_");
    CHECK(names.next("'quoted'") == "_quoted_");
    CHECK(names.next("'") == "_");
    CHECK(names.next(" ") == "_ (2)");
    CHECK(names.next("Sheet") == "Sheet");
    CHECK(names.next("sHEET") == "sHEET (2)");
    CHECK(names.next("ÄÖ") == "ÄÖ");
    CHECK(names.next("äö") == "äö (2)");
    CHECK(names.next("history") == "history (2)");
    CHECK(names.next(std::string(40, 'x')) == std::string(31, 'x'));
    CHECK(names.next(std::string(40, 'x')) == std::string(27, 'x') + " (2)");
    CHECK(names.next("𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀") ==
          "𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀𠀀"); // 30 UTF-16 units
}

TEST_CASE("rows that fill a sheet go on in a further one")
{
    const ScratchFolder scratch;
    auto file = XlsxFile::create(scratch.path / "a.xlsx");
    REQUIRE(file);
    auto& sheet = file->add_sheet("问题清单");
    fill(sheet, XlsxSheet::max_rows);
    CHECK(sheet.rows() == XlsxSheet::max_rows);
    CHECK(sheet.name() == "问题清单 (2)");
    CHECK(file->limits().further_sheets == 1);
    auto staged = file->finish();
    REQUIRE(staged);
    CHECK(staged->name == "a.xlsx");
    CHECK(staged->facts.bytes > 1'000'000);
}

TEST_CASE("a sheet has so many links, the rest is text and counted")
{
    const ScratchFolder scratch;
    auto file = XlsxFile::create(scratch.path / "a.xlsx");
    REQUIRE(file);
    auto& sheet = file->add_sheet("a");
    sheet.begin(one_column());
    for (std::uint32_t i = 0; i < XlsxSheet::max_links + 3; ++i) {
        sheet.next_row();
        sheet.link(0, "a.docx", "a.docx");
    }
    sheet.next_row();
    sheet.link(0, std::string(3000, 'a'), "too long for a link");
    sheet.next_row();
    sheet.link(0, "", "no link at all");
    CHECK(file->limits().plain_links == 4);
    CHECK(file->finish());
}

TEST_CASE("what no cell can hold is said")
{
    const ScratchFolder scratch;
    auto file = XlsxFile::create(scratch.path / "a.xlsx");
    REQUIRE(file);
    auto& sheet = file->add_sheet("a");
    sheet.begin({.columns = {{}, {}, {}, {}, {}}});
    sheet.next_row();
    sheet.text(0, std::string(40'000, 'a'));
    sheet.number(1, {999'999'999'999'999, 0});
    sheet.number(2, {1'000'000'000'000'000, 0});
    sheet.number(3, {-250, 2});
    CHECK(file->limits().cut_texts == 1);
    CHECK(file->limits().text_numbers == 1);
    CHECK(file->check());
    CHECK(file->finish());
}

TEST_CASE("a full disk fails the workbook, whichever of its files it meets")
{
    for (const rlim_t bytes : {0U, 10'000U, 100'000U, 1'000'000U}) {
        const ScratchFolder scratch;
        const SmallDisk small(bytes);
        auto file = XlsxFile::create(scratch.path / "a.xlsx");
        REQUIRE(file);
        fill(file->add_sheet("a"), 60'000);
        const auto finished = file->finish();
        REQUIRE_FALSE(finished);
        CHECK(finished.error().code == "write-failed");
        CHECK(finished.error().arguments ==
              std::vector<Argument>{(scratch.path / "a.xlsx").string(), "File too large"});
    }
}

TEST_CASE("a workbook that is dropped leaves nothing behind")
{
    const ScratchFolder scratch;
    {
        auto file = XlsxFile::create(scratch.path / "a.xlsx");
        REQUIRE(file);
        fill(file->add_sheet("a"), 10);
    }
    CHECK(std::filesystem::is_empty(scratch.path));
}
