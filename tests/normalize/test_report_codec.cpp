#include "normalize/report_codec.hpp"

#include "extract/document_reader.hpp"
#include "extract/package.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>

using namespace nianbao;

namespace {

const FormLibrary&
library()
{
    static const auto known = load_forms({}).value();
    return known;
}

const ReportCodec&
codec()
{
    static const ReportCodec one(library());
    return one;
}

std::string
bytes_of(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Report
read_sample(const std::filesystem::path& path)
{
    Findings findings;
    const auto document = Package::open(bytes_of(path)).and_then([&](const Package& package) {
        return read_document(package, findings);
    });
    REQUIRE(document);
    return compile_report(*document, library(), {}, std::move(findings));
}

// One of everything, with what a plain report has none of.
Report
full()
{
    Report report;
    report.identity = {.title = "年度报告",
                       .agencies = {{"某局", "title", "某局年度报告"}},
                       .years = {{"2021", "title", "2021年"}, {"2020", "file", "2020"}},
                       .scopes = {{"own", "text", ""}},
                       .period = "2021-01-01/2021-12-31",
                       .signed_on = "2022-01-06"};
    report.producer = "WPS";
    report.modified = "2022-01-06T00:00:00Z";
    report.form = "zfxxgk-2021|own";
    report.observations = {{.cell = codec().cell(0), .form = "zfxxgk-2021", .raw = ""},
                           {.cell = codec().cell(17),
                            .form = "zfxxgk-2021",
                            .item = "row=1",
                            .open_label = "某镇",
                            .reading = Reading::number,
                            .match = Match::aligned,
                            .value = {-250, 2},
                            .unit = "万元",
                            .raw = "减2.50",
                            .place = {3, 70000, 4}}};
    report.unmapped = {{{1, 2, 3}, "左", "上", "原文\n二", "表三", "value-spans"}};
    report.sections = {{2, "（一）", "主动公开", "正文", 2}};
    report.checks = {{.code = "flow",
                      .metric = "applications.received.new",
                      .applicant = "total",
                      .item = "row=1",
                      .state = CheckState::broken,
                      .left = "4",
                      .right = "5",
                      .cells = {0, 1},
                      .elsewhere = {{{1, 1, 1}, "4", "a/b.docx"}}}};
    report.findings = {{.code = "label-missing",
                        .arguments = {std::string("\xFF odd"), std::int64_t{-7}},
                        .place = {1, 0, 0},
                        .severity = Severity::error,
                        .metric = "m",
                        .applicant = "total",
                        .item = "row=1",
                        .expected = "4",
                        .actual = "5",
                        .evidence = {{{2, 3, 4}, "5"}}}};
    report.source = {{.ordinal = 2,
                      .parent = ParentCell{1, 4, 2},
                      .rows = 2,
                      .columns = 3,
                      .cells = {{1, 1, 2, 1, "左\n右"}, {1, 2, 1, 2, ""}, {2, 2, 1, 1, "5"}}},
                     {.ordinal = 3, .rows = 1, .columns = 1}};
    report.tables = 3;
    report.tables_left = 1;
    return report;
}

void
check_equal(const Observation& one, const Observation& other)
{
    CHECK(one.cell == other.cell);
    CHECK(one.form == other.form);
    CHECK(one.item == other.item);
    CHECK(one.open_label == other.open_label);
    CHECK(one.reading == other.reading);
    CHECK(one.match == other.match);
    CHECK(one.value == other.value);
    CHECK(one.unit == other.unit);
    CHECK(one.raw == other.raw);
    CHECK(one.place == other.place);
}

} // namespace

TEST_CASE("a report comes back from its bytes as it was")
{
    const auto report = full();
    const auto back = codec().decode(codec().encode(report));
    REQUIRE(back);
    CHECK(back->identity == report.identity);
    CHECK(back->producer == report.producer);
    CHECK(back->modified == report.modified);
    CHECK(back->form == report.form);
    REQUIRE(back->observations.size() == 2);
    check_equal(back->observations[0], report.observations[0]);
    check_equal(back->observations[1], report.observations[1]);
    CHECK(back->unmapped == report.unmapped);
    CHECK(back->sections == report.sections);
    CHECK(back->checks == report.checks);
    CHECK(back->findings == report.findings);
    CHECK(back->source == report.source);
    CHECK(back->tables == 3);
    CHECK(back->tables_left == 1);
}

TEST_CASE("a drawn cell lies within its table")
{
    const auto comes_back = [](SourceCell cell) {
        Report report;
        report.source = {{.ordinal = 1, .rows = 2, .columns = 3, .cells = {std::move(cell)}}};
        return codec().decode(codec().encode(report)).has_value();
    };
    constexpr auto most = std::numeric_limits<std::uint32_t>::max();
    CHECK(comes_back({2, 1, 1, 3, ""}));
    CHECK_FALSE(comes_back({0, 1, 1, 1, ""}));
    CHECK_FALSE(comes_back({3, 1, 1, 1, ""}));
    CHECK_FALSE(comes_back({2, 1, 2, 1, ""}));
    CHECK_FALSE(comes_back({1, 2, 1, 3, ""}));
    CHECK_FALSE(comes_back({1, 2, 0, 1, ""}));
    CHECK_FALSE(comes_back({1, 2, 1, most, ""}));
}

TEST_CASE("every cell of every form has a number of its own")
{
    std::uint64_t number = 0;
    while (const auto* cell = codec().cell(number)) {
        REQUIRE(codec().number_of(*cell) == number);
        ++number;
    }
    CHECK(number > 500);
    const FormCell foreign{.metric = "m", .metric_label = "m"};
    CHECK(codec().cell(codec().number_of(foreign)) == nullptr);
}

TEST_CASE("a failure comes back as the failure it was")
{
    const Failure failure{"damaged-zip", {std::string("\xC3("), std::int64_t{3}}, "word/\xFF", 12};
    const auto back = codec().decode(codec().encode(failure));
    REQUIRE_FALSE(back);
    CHECK(back.error() == failure);
}

TEST_CASE("a failure without a code is no failure of ours")
{
    const auto back = codec().decode(codec().encode(Failure{.part = "word/document.xml"}));
    REQUIRE_FALSE(back);
    CHECK(back.error() == Failure{.code = "report-damaged"});
}

TEST_CASE("bytes that end early or go on are no report")
{
    const auto whole = codec().encode(full());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto back = codec().decode(std::string_view(whole).substr(0, size));
        REQUIRE_FALSE(back);
        REQUIRE(back.error().code == "report-damaged");
    }
    CHECK_FALSE(codec().decode(whole + '\0'));
}

TEST_CASE("a byte gone wrong gives a report or none, and never anything that is not one")
{
    const auto whole = codec().encode(full());
    std::size_t refused = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const unsigned flip : {0x01U, 0x80U, 0xFFU}) {
            auto bytes = whole;
            bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ flip);
            const auto back = codec().decode(bytes);
            refused += back ? 0 : 1;
            if (back) {
                for (const auto& seen : back->observations) {
                    REQUIRE(seen.cell != nullptr);
                    REQUIRE(name_of(seen.reading).size() > 0);
                }
                for (const auto& check : back->checks) {
                    REQUIRE(check.cells.size() <= back->observations.size());
                }
            }
        }
    }
    CHECK(refused > whole.size()); // of three times as many
}

TEST_CASE("texts that are not UTF-8, cells of no form and counts beyond the bytes are refused")
{
    auto report = full();
    report.producer = "\xC3(";
    CHECK_FALSE(codec().decode(codec().encode(report)));
    report = full();
    report.checks.front().cells = {2};
    CHECK_FALSE(codec().decode(codec().encode(report)));
    report = full();
    const FormCell foreign{.metric = "m", .metric_label = "m"};
    report.observations.front().cell = &foreign;
    CHECK_FALSE(codec().decode(codec().encode(report)));
    CHECK_FALSE(codec().decode(std::string(1, '\0') + std::string(9, '\xFF') + '\x01'));
}

TEST_CASE("the samples' reports give the same bytes again")
{
    std::size_t samples = 0;
    const auto folder = std::filesystem::path(NIANBAO_SOURCE_DIR) / "samples" / "reports";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".docx") {
            const auto bytes = codec().encode(read_sample(entry.path()));
            const auto back = codec().decode(bytes);
            REQUIRE(back);
            CHECK(codec().encode(*back) == bytes);
            ++samples;
        }
    }
    CHECK(samples > 5);
}

TEST_CASE("the reports that fuzzing starts from are reports")
{
    const auto folder = std::filesystem::path(NIANBAO_SOURCE_DIR) / "tests/fuzz/corpus/writers";
    const auto bytes = bytes_of(folder / "report");
    REQUIRE(bytes.starts_with('r')); // which of two things the fuzzer is to make of it
    const auto report = codec().decode(bytes.substr(1));
    REQUIRE(report);
    CHECK(report->observations.size() == 1);
    CHECK(report->findings.size() == 1);
    CHECK(report->source.size() == 1);
}
