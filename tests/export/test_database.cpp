#include "export/database.hpp"

#include "export/csv_records.hpp"
#include "export/database_schema.hpp"
#include "export/database_views.hpp"
#include "export/previous_report.hpp"
#include "export/publish.hpp"
#include "export/scratch_database.hpp"
#include "tests/export/sample.hpp"
#include "tests/export/scratch_folder.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <cstdlib>

using namespace nianbao;

namespace {

const RunFacts facts{.version = "0.1.0", .started = "2026-01-02T03:04:05Z"};

// Sends temporary files to a folder of the test's own.
class TemporaryFolder
{
public:
    explicit TemporaryFolder(const std::filesystem::path& folder)
    {
        const char* before = std::getenv("TMPDIR");
        before_ = before == nullptr ? "" : before;
        ::setenv("TMPDIR", folder.c_str(), 1);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder()
    {
        if (before_.empty()) {
            ::unsetenv("TMPDIR");
        } else {
            ::setenv("TMPDIR", before_.c_str(), 1);
        }
    }

private:
    std::string before_;
};

std::vector<Form>
forms()
{
    TableForm table{.id = "t", .rows = {{}}, .columns = {{}, {}}};
    table.cells = {granted, purchases};
    table.cells[0].sheet = "申请";
    table.cells[1].sheet = "主动's";
    return {Form{.id = "zfxxgk-2019", .title = "t", .tables = {table}}};
}

Result<Counts>
publish_to(const std::filesystem::path& out, std::vector<Outcome> outcomes)
{
    return publish(std::move(outcomes),
                   forms(),
                   facts,
                   {.out = out, .language = Language::en, .products = {.database = true}});
}

// The rows of a query, fields joined by '|'; what went wrong instead of them.
std::vector<std::string>
ask(const std::filesystem::path& database, const std::string& query)
{
    std::vector<std::string> rows;
    sqlite3* opened = nullptr;
    sqlite3_open_v2(database.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr);
    const auto add = [](void* to, int count, char** fields, char**) {
        std::string row;
        for (int i = 0; i < count; ++i) {
            row += (i == 0 ? "" : "|") + std::string(fields[i] == nullptr ? "NULL" : fields[i]);
        }
        static_cast<std::vector<std::string>*>(to)->push_back(row);
        return 0;
    };
    char* message = nullptr;
    sqlite3_exec(opened, query.c_str(), add, &rows, &message);
    if (message != nullptr) {
        rows.emplace_back(message);
        sqlite3_free(message);
    }
    sqlite3_close(opened);
    return rows;
}

Outcome
of_year(int year, std::string file, std::string series = "440307 bureau")
{
    auto outcome = sample();
    outcome.file = std::move(file);
    outcome.series = std::move(series);
    outcome.filing.year = year;
    return outcome;
}

using Rows = std::vector<std::string>;

} // namespace

TEST_CASE("the database holds the tables, with their texts as they are")
{
    const ScratchFolder scratch;
    REQUIRE(publish_to(scratch.path, {sample()}));
    const auto file = scratch.path / "nianbao.sqlite";

    CHECK(ask(file,
              "SELECT metric, applicant, item, value, value_text, reading, raw, typeof(value)"
              " FROM observations") ==
          Rows{"applications.result.granted|natural_person||-3|-3|number|减3|integer",
               "procurement.amount||row=A0301|NULL|NULL|blank|=1+1,|null"});
    CHECK(ask(file, "SELECT raw FROM unmapped") == Rows{"@备注"});
    CHECK(ask(file, "SELECT file, year, status, previous_file, file_bytes FROM reports") ==
          Rows{"甲/2020.docx|2020|read|NULL|NULL"});
    CHECK(ask(file, "SELECT \"left\", right_text, typeof(\"left\") FROM checks") ==
          Rows{"5|6|integer"});
    CHECK(ask(file, "SELECT count(*) FROM metrics") == Rows{"2"});
}

TEST_CASE("what the tables leave empty is NULL, but in a key and in what joins with one")
{
    const ScratchFolder scratch;
    auto outcome = sample();
    outcome.filing.year = std::nullopt;
    REQUIRE(publish_to(scratch.path, {outcome}));
    const auto file = scratch.path / "nianbao.sqlite";

    CHECK(ask(file, "SELECT DISTINCT year, unit FROM observations WHERE applicant = ''") ==
          Rows{"NULL|NULL"});
    CHECK(ask(file, "SELECT code, metric, applicant, item FROM findings ORDER BY code") ==
          Rows{"body-ambiguous|NULL||", "flow|applications.received.new|total|"});
}

TEST_CASE("a value keeps its digits beside the number")
{
    const ScratchFolder scratch;
    auto outcome = sample();
    outcome.report.observations[0].value = {1250, 2};
    REQUIRE(publish_to(scratch.path, {outcome}));
    CHECK(ask(scratch.path / "nianbao.sqlite",
              "SELECT value, value_text FROM observations WHERE value > 9") == Rows{"12.5|12.50"});
}

TEST_CASE("hostile text is text")
{
    const ScratchFolder scratch;
    auto outcome = sample();
    const std::string long_text(40'000, '=');
    outcome.report.unmapped.resize(1);
    auto cell = outcome.report.unmapped.front();
    outcome.report.unmapped.clear();
    for (const auto* text :
         {"'; DROP TABLE reports; --", "''=1", "'", "\"", "</script>", "\u202E=1"}) {
        cell.raw = text;
        outcome.report.unmapped.push_back(cell);
    }
    cell.raw = long_text;
    outcome.report.unmapped.push_back(cell);
    REQUIRE(publish_to(scratch.path, {outcome}));
    CHECK(ask(scratch.path / "nianbao.sqlite", "SELECT raw FROM unmapped") ==
          Rows{"'; DROP TABLE reports; --", "''=1", "'", "\"", "</script>", "\u202E=1", long_text});
}

TEST_CASE("a name that is no text has its bytes")
{
    const ScratchFolder scratch;
    auto raw = sample();
    raw.file = "\\xD6\\xD0.docx";
    auto plain = sample();
    plain.file = "\\x5Cx41\\x.docx"; // stands for \x41\x.docx
    REQUIRE(publish_to(scratch.path, {raw, plain}));
    CHECK(ask(scratch.path / "nianbao.sqlite",
              "SELECT file, hex(file_bytes), typeof(file_bytes) FROM reports") ==
          Rows{"\\x5Cx41\\x.docx|5C7834315C782E646F6378|blob",
               "\\xD6\\xD0.docx|D6D02E646F6378|blob"});
}

TEST_CASE("the evidence of findings stands cell by cell")
{
    const ScratchFolder scratch;
    REQUIRE(publish_to(scratch.path, {sample()}));
    CHECK(ask(scratch.path / "nianbao.sqlite",
              "SELECT code, ordinal, file, \"table\", \"row\", \"column\", text"
              " FROM finding_evidence WHERE ordinal IS NOT NULL") ==
          Rows{"flow|1|甲/2020.docx|2|4|10|5", "flow|2|甲/2020.docx|3|NULL|NULL|6"});
}

TEST_CASE("the reviewers' notes stand as notes.csv has them")
{
    const ScratchFolder scratch;
    const PublishOptions options{.out = scratch.path,
                                 .language = Language::en,
                                 .products = {.database = true},
                                 .notes = {{"f1", {.status = "=ok", .remark = "'; DROP"}}}};
    REQUIRE(publish({sample()}, forms(), facts, options));
    CHECK(ask(scratch.path / "nianbao.sqlite",
              "SELECT finding_id, status, remark, first_seen, gone FROM notes") ==
          Rows{"f1|=ok|'; DROP|2026-01-02|yes"});
}

TEST_CASE("a sheet of a form is a view with a row a report and a column a figure")
{
    const ScratchFolder scratch;
    auto other = sample();
    other.file = "乙.docx";
    other.report.observations[0].form = "another";
    other.report.observations[1].form = "another|zfxxgk-2019";
    REQUIRE(publish_to(scratch.path, {sample(), other}));
    const auto file = scratch.path / "nianbao.sqlite";

    CHECK(ask(file, "SELECT name FROM sqlite_schema WHERE name LIKE 'wide%' ORDER BY name") ==
          Rows{"wide_zfxxgk_2019_主动_s", "wide_zfxxgk_2019_申请"});
    CHECK(ask(file, "SELECT file FROM wide_zfxxgk_2019_主动_s") == Rows{"乙.docx", "甲/2020.docx"});
    CHECK(ask(file, "SELECT * FROM wide_zfxxgk_2019_申请") ==
          Rows{"某市某局|某市某局|2020|own|440307|甲/2020.docx|-3"});
    CHECK(ask(file,
              "SELECT \"applications.result.granted/natural_person\" FROM wide_zfxxgk_2019_申请 "
              "WHERE file LIKE '甲%'") == Rows{"-3"});
}

TEST_CASE("a report knows the one of the year before, where both are certain and alone")
{
    std::vector<Outcome> outcomes{of_year(2019, "a"),
                                  of_year(2020, "b"),
                                  of_year(2021, "c"),
                                  of_year(2021, "d"),
                                  of_year(2022, "e"),
                                  of_year(2020, "f", ""),
                                  of_year(2018, "g")};
    outcomes[6].filing.scope = Scope::aggregate;
    std::vector<Entry> body;
    for (const auto& outcome : outcomes) {
        body.push_back({.outcome = &outcome});
    }
    CHECK(previous_reports(body) == std::vector<std::string_view>{"", "a", "", "", "", "", ""});
}

TEST_CASE("year over year compares figures of one unit")
{
    const ScratchFolder scratch;
    auto before = of_year(2019, "a");
    before.report.observations[0].value = {-4, 0};
    auto after = of_year(2020, "b");
    REQUIRE(publish_to(scratch.path, {before, after}));
    const auto file = scratch.path / "nianbao.sqlite";
    const std::string query = "SELECT year, metric, value, previous, difference, percent"
                              " FROM year_over_year WHERE value IS NOT NULL";
    CHECK(ask(file, query) == Rows{"2020|applications.result.granted|-3|-4|1|25.0"});

    before.report.observations[0].unit = "万件";
    REQUIRE(publish_to(scratch.path, {before, after}));
    CHECK(ask(file, query) == Rows{"2020|applications.result.granted|-3|-4|NULL|NULL"});
}

TEST_CASE("money is in 元 only where its unit is printed")
{
    const ScratchFolder scratch;
    auto outcome = sample();
    auto& seen = outcome.report.observations;
    seen.resize(1, seen[0]);
    seen[0].cell = &purchases;
    const std::vector<std::pair<Decimal, std::string>> amounts{{{5246500, 0}, "元"},
                                                               {{3392, 2}, "万元"},
                                                               {{12, 0}, "亿元"},
                                                               {{7, 0}, ""},
                                                               {{8, 0}, "美元"}};
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        seen.resize(i + 1, seen[0]);
        seen[i].item = std::to_string(i);
        seen[i].value = amounts[i].first;
        seen[i].unit = amounts[i].second;
    }
    REQUIRE(publish_to(scratch.path, {outcome}));
    CHECK(ask(scratch.path / "nianbao.sqlite", "SELECT value, unit, yuan FROM money_in_yuan") ==
          Rows{"5246500|元|5246500", "33.92|万元|339200.0", "12|亿元|1200000000"});
}

TEST_CASE("the same outcomes give the same database, with nothing beside it")
{
    const ScratchFolder scratch;
    const ScratchFolder temporary;
    const TemporaryFolder elsewhere(temporary.path);
    REQUIRE(publish_to(scratch.path / "a", {sample(), of_year(2021, "b")}));
    REQUIRE(publish_to(scratch.path / "b", {of_year(2021, "b"), sample()}));
    CHECK(text_of(scratch.path / "a/nianbao.sqlite") == text_of(scratch.path / "b/nianbao.sqlite"));
    CHECK(names_in(temporary.path).empty());
    CHECK(names_in(scratch.path / "a").size() == 12);
}

TEST_CASE("a database on its way has no name")
{
    const ScratchFolder temporary;
    const TemporaryFolder elsewhere(temporary.path);
    auto database = ScratchDatabase::create({});
    REQUIRE(database);
    REQUIRE(database->execute("CREATE TABLE a (b)"));
    CHECK(names_in(temporary.path).empty());
}

TEST_CASE("a full disk is write-failed and says where")
{
    const ScratchFolder temporary;
    const TemporaryFolder elsewhere(temporary.path);
    auto database = ScratchDatabase::create({});
    REQUIRE(database);
    const FileSizeLimit limit(8'192);
    const auto failed = database->execute("CREATE TABLE a AS WITH RECURSIVE n (i) AS (SELECT 1 "
                                          "UNION ALL SELECT i + 1 FROM n LIMIT 10000)"
                                          "SELECT i, hex(zeroblob(2000)) FROM n");
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == "write-failed");
    CHECK(words(failed.error(), Language::en).find(temporary.path.string()) != std::string::npos);
}

TEST_CASE("a folder for temporary files that is not there is write-failed")
{
    const TemporaryFolder elsewhere("/nowhere");
    const auto failed = ScratchDatabase::create({});
    REQUIRE_FALSE(failed);
    CHECK(failed.error() == Failure{"write-failed", {"/nowhere", "No such file or directory"}});
}

TEST_CASE("a database whose keys do not hold is not published")
{
    const ScratchFolder scratch;
    const auto counts =
        publish({sample()}, {}, facts, {.out = scratch.path, .products = {.database = true}});
    REQUIRE_FALSE(counts);
    CHECK(counts.error() ==
          Failure{"database-broken", {"nianbao.sqlite", "observations: metrics"}});
    CHECK(names_in(scratch.path).empty());
}

TEST_CASE("whoever waits for the run can end it while the database works")
{
    auto database = ScratchDatabase::create([] { return fail("interrupted", {"15"}); });
    REQUIRE(database);
    const auto stopped = database->execute("CREATE TABLE a AS WITH RECURSIVE n (i) AS (SELECT 1 "
                                           "UNION ALL SELECT i + 1 FROM n) SELECT i FROM n");
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error() == Failure{"interrupted", {"15"}});
}

TEST_CASE("records are read back as they were written")
{
    CsvBuffer csv;
    csv.text("a\"b,\r\n");
    csv.text("");
    csv.text("plain");
    csv.end_record();
    csv.text("\"");
    csv.end_record();
    CsvRecords records(csv.bytes());
    REQUIRE(records.next());
    const auto first = records.fields();
    CHECK(std::vector(first.begin(), first.end()) ==
          std::vector<std::string_view>{"a\"b,\r\n", "", "plain"});
    REQUIRE(records.next());
    CHECK(records.fields().size() == 1);
    CHECK(records.fields()[0] == "\"");
    CHECK_FALSE(records.next());
}
