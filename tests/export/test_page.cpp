#include "export/page.hpp"

#include "export/full_page.hpp"
#include "export/json_text.hpp"
#include "export/link.hpp"
#include "export/page_template.hpp"
#include "export/plain_page.hpp"
#include "export/tables.hpp"
#include "tests/export/page_blocks.hpp"
#include "tests/export/sample.hpp"
#include "tests/export/scratch_folder.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <functional>
#include <random>

using namespace nianbao;
using Json = nlohmann::json;

namespace {

constexpr std::string_view html = "<html>\n<!--nianbao:data-->\n</html>\n";

Form
form_of(const FormCell& cell)
{
    Form form{.id = "zfxxgk-2019", .title = "年度报告", .tables = {{.id = "applications"}}};
    form.tables.front().cells = {cell};
    return form;
}

const std::vector<Form> forms{form_of(granted)};

// What a run with these outcomes makes of the page.
std::string
page_of(std::vector<Outcome> outcomes,
        const std::function<Result<Product>(const ProductPlan&)>& open,
        const Notes& notes = {},
        Language language = Language::en)
{
    const ScratchFolder scratch;
    const PublishOptions options{.out = scratch.path, .language = language, .notes = notes};
    const ProductPlan plan{.options = options, .forms = forms, .version = "0.1.0"};
    auto product = open(plan);
    REQUIRE(product);
    Entries entries(options.notes);
    for (const auto* outcome : in_row_order(outcomes)) {
        const std::vector<Entry> body{entries.of(*outcome)};
        REQUIRE(product->add(body));
    }
    auto files = product->finish({.documents = outcomes.size(), .read = 1});
    REQUIRE(files);
    REQUIRE(files->size() == 1);
    CHECK(files->front().staged.name == "audit.html");
    REQUIRE(files->front().staged.file.replace());
    const auto page = text_of(scratch.path / "audit.html");
    CHECK(files->front().staged.facts.bytes == page.size());
    *product = {};
    CHECK(names_in(scratch.path) == std::set<std::string>{"audit.html"});
    return page;
}

Result<Product>
open_small(const ProductPlan& plan)
{
    return open_full_page(plan, html);
}

std::function<Result<Product>(const ProductPlan&)>
with_ceiling(std::uint64_t ceiling)
{
    return [ceiling](const ProductPlan& plan) { return open_full_page(plan, html, ceiling); };
}

Result<Product>
open_plain(const ProductPlan& plan)
{
    return open_plain_page(plan, page_ceiling);
}

// The sample with its tables drawn.
Outcome
drawn()
{
    auto outcome = sample();
    outcome.report.source = {
        {.ordinal = 1, .rows = 40, .columns = 9},
        {.ordinal = 2,
         .parent = ParentCell{1, 2, 3},
         .rows = 8,
         .columns = 4,
         .cells = {{.row = 1, .column = 1, .column_span = 4, .text = "表 \"二\"\\\n\x01<b>"},
                   {.row = 5, .column = 1, .row_span = 2, .text = "@备注"},
                   {.row = 8, .column = 4, .text = "减3"}}}};
    return outcome;
}

// Texts that pack to no less than they are.
std::string
noise(std::size_t size, unsigned seed)
{
    std::mt19937 random(seed);
    std::string text;
    while (text.size() < size) {
        text += static_cast<char>('!' + random() % 94);
    }
    return text;
}

Outcome
noisy(unsigned number, std::size_t size, std::optional<Severity> severity)
{
    Outcome outcome{.file = fmt::format("{:05}.docx", number), .status = Status::read};
    outcome.body = outcome.file;
    outcome.report.source = {
        {.ordinal = 1, .rows = 1, .columns = 1, .cells = {{.text = noise(size, number)}}}};
    if (severity) {
        outcome.findings = {{.code = "body-ambiguous", .severity = severity}};
    }
    return outcome;
}

std::vector<int>
table_blocks(const std::map<std::string, Json>& blocks)
{
    std::vector<int> numbers;
    for (const auto& row : blocks.at("reports-0").at("rows")) {
        numbers.push_back(row.at(8).get<int>());
    }
    return numbers;
}

} // namespace

TEST_CASE("a page holds every report, finding, figure and table as its contract says")
{
    Outcome failed{.file = "坏.docx", .failure = Failure{"damaged-zip"}};
    const auto blocks = blocks_of(page_of({drawn(), failed}, open_small));

    const auto& meta = blocks.at("meta");
    CHECK(meta.at("format") == 1);
    CHECK(meta.at("lang") == "en");
    CHECK(meta.at("version") == "0.1.0");
    CHECK(meta.at("counts").at("documents") == 2);
    CHECK(meta.at("blocks") ==
          Json{{"reports", 1}, {"findings", 1}, {"figures", 1}, {"tables", 1}});
    CHECK(meta.at("left_out") == Json{{"tables", 0}, {"notes", 0}, {"figures", 0}});
    CHECK(meta.at("forms") == Json::parse(R"([{"id": "zfxxgk-2019", "title": "年度报告"}])"));
    CHECK(meta.at("columns") == Json::parse(R"([{
        "metric": "applications.result.granted", "applicant": "natural_person",
        "label": "三、本年度办理结果 / （一）予以公开", "applicant_label": "申请人情况 / 自然人",
        "en": "", "applicant_en": "Natural persons", "unit": "件", "sheet": "",
        "form": "zfxxgk-2019"}])"));
    CHECK(blocks.at("reports-0") == Json::parse(R"({"first": 0, "rows": [
        ["", null, "unknown", "failed", "damaged-zip", 0, 0, 0, -1, "坏.docx", "", "", "", "", "",
         "", 0, 0, 0, 0, 0],
        ["某市某局", 2020, "own", "read", "", 1, 1, 0, 0, "甲/2020.docx", "", "某局2020年年度报告",
         "某市某局", "zfxxgk-2019", "2021-01-06", "", 2, 1, 1, 1, 1]]})"));
    CHECK(blocks.at("figures-0") == Json::parse(R"({"first": 0, "rows": [[], [[0, "-3"]]]})"));
    CHECK(blocks.at("tables-0") == Json::parse(R"({
        "labels": [["applications.result.granted", "natural_person", "", "件", "number", "exact",
            "三、本年度办理结果 / （一）予以公开", "申请人情况 / 自然人"]],
        "reports": {"1": [
        {"ordinal": 1, "rows": 40, "columns": 9, "parent": null, "cells": []},
        {"ordinal": 2, "rows": 8, "columns": 4, "parent": [1, 2, 3], "cells": [
            [1, 1, 1, 4, "表 \"二\"\\\n\u0001<b>", 0],
            [5, 1, 2, 1, "@备注", 2, "row-unknown"],
            [8, 4, 1, 1, "减3", 1, [[0, "-3"]]]]}]}})"));
}

TEST_CASE("a page's findings have their report, their words, their evidence and the review")
{
    const auto first = blocks_of(page_of({sample()}, open_small)).at("findings-0").at("rows");
    REQUIRE(first.size() == 2);
    const auto id = first.at(0).at(1).get<std::string>();
    const Notes notes{{id, {.status = "属实", .remark = "<已核>"}}};
    const auto rows = blocks_of(page_of({sample()}, open_small, notes)).at("findings-0").at("rows");

    const auto outcome = sample();
    const auto message = words(outcome.report.findings.front(), Language::en);
    CHECK(rows.at(0) == Json::array({0,
                                     id,
                                     2,
                                     "flow",
                                     message,
                                     "applications.received.new",
                                     "total",
                                     "",
                                     "6",
                                     "5",
                                     2,
                                     4,
                                     10,
                                     Json::parse(R"([["", 2, 4, 10, "5"], ["", 3, 0, 0, "6"]])"),
                                     "属实",
                                     "<已核>"}));
    CHECK(rows.at(1).at(2) == 1);
    CHECK(rows.at(1).at(14) == "");
}

TEST_CASE("figures with further axes are in no column, and money in another unit has its own")
{
    auto outcome = sample();
    auto& seen = outcome.report.observations;
    seen.assign(3, seen.front());
    seen[1].item = "quarter=2";
    seen[2].unit = "万件";
    const auto blocks = blocks_of(page_of({outcome}, open_small));

    CHECK(blocks.at("figures-0").at("rows") == Json::parse(R"([[[0, "-3"], [1, "-3"]]])"));
    CHECK(blocks.at("meta").at("columns").at(0).at("unit") == "件");
    CHECK(blocks.at("meta").at("columns").at(1).at("unit") == "万件");
    CHECK(blocks.at("meta").at("columns").at(1).at("metric") == "applications.result.granted");
}

TEST_CASE("a superseded report shows its tables, counts no figure, and a duplicate has neither")
{
    auto superseded = drawn();
    superseded.status = Status::superseded;
    auto duplicate = drawn();
    duplicate.status = Status::duplicate;
    duplicate.file = "甲/2020（2）.docx";
    const auto blocks = blocks_of(page_of({superseded, duplicate}, open_small));

    CHECK(table_blocks(blocks) == std::vector<int>{0, -1});
    CHECK(blocks.at("tables-0").at("reports").size() == 1);
    CHECK(blocks.count("figures-0") == 0);
    CHECK(blocks.count("findings-0") == 0);
    CHECK(blocks.at("meta").at("left_out").at("tables") == 0);
}

TEST_CASE("a report kept from an earlier reading has its figures and its tables")
{
    auto kept = drawn();
    kept.status = Status::deferred;
    kept.is_kept = true;
    const auto blocks = blocks_of(page_of({kept}, open_small));

    CHECK(table_blocks(blocks) == std::vector<int>{0});
    CHECK(blocks.at("figures-0").at("rows") == Json::parse("[[[0, \"-3\"]]]"));
}

TEST_CASE("a report without tables says so, and one with endless tables is left out alone")
{
    auto none = noisy(1, 1, {});
    none.report.source.clear();
    auto endless = noisy(2, 1, {});
    endless.report.source.front().cells.front().text = std::string(9U << 20U, 'x');
    const auto blocks = blocks_of(page_of({none, endless, noisy(3, 10, {})}, open_small));

    CHECK(table_blocks(blocks) == std::vector<int>{0, -1, 0});
    CHECK(blocks.at("tables-0").at("reports").at("0") == Json::array());
    CHECK(blocks.at("meta").at("left_out").at("tables") == 1);
}

TEST_CASE("tables are in the page by severity as far as there is room, and the rest is counted")
{
    std::vector<Outcome> outcomes;
    for (unsigned i = 0; i < 60; ++i) {
        const auto severity = i % 3 == 0   ? std::optional(Severity::error)
                              : i % 3 == 1 ? std::optional(Severity::warning)
                                           : std::nullopt;
        outcomes.push_back(noisy(i, 280'000, severity)); // a block each, 280,000 bytes in base64
    }
    const auto ceiling = 10'000'000U;
    const auto page = page_of(outcomes, with_ceiling(ceiling));
    const auto blocks = blocks_of(page);
    const auto numbers = table_blocks(blocks);

    CHECK(page.size() <= ceiling);
    CHECK(page.size() > ceiling - 400'000);
    int expected = 0;
    for (const unsigned kind : {0U, 1U}) {
        for (unsigned i = kind; i < 60; i += 3) {
            const bool is_in = numbers[i] >= 0;
            CHECK((is_in || kind == 1));
            CHECK(numbers[i] == (is_in ? expected++ : -1));
            if (is_in) {
                const auto name = fmt::format("tables-{}", numbers[i]);
                CHECK(blocks.at(name)
                          .at("reports")
                          .at(std::to_string(i))
                          .at(0)
                          .at("cells")
                          .at(0)
                          .at(4) == outcomes[i].report.source[0].cells[0].text);
            }
        }
    }
    for (unsigned i = 2; i < 60; i += 3) {
        CHECK(numbers[i] == -1);
    }
    CHECK(blocks.at("meta").at("blocks").at("tables") == expected);
    CHECK(blocks.at("meta").at("left_out").at("tables") == 60 - expected);
    CHECK(blocks.at("findings-0").at("rows").size() == 40);
}

TEST_CASE("reports, errors and warnings are in the page whatever the ceiling")
{
    auto with_note = noisy(1, 2000, Severity::note);
    auto outcome = drawn();
    const auto blocks = blocks_of(page_of({with_note, outcome}, with_ceiling(0)));

    CHECK(blocks.at("reports-0").at("rows").size() == 2);
    CHECK(table_blocks(blocks) == std::vector<int>{-1, -1});
    CHECK(blocks.at("findings-0").at("rows").size() == 2);
    CHECK(blocks.at("meta").at("blocks") ==
          Json{{"reports", 1}, {"findings", 1}, {"figures", 0}, {"tables", 0}});
    CHECK(blocks.at("meta").at("left_out") == Json{{"tables", 2}, {"notes", 1}, {"figures", 1}});
}

TEST_CASE("many reports come in blocks that know where they begin")
{
    std::vector<Outcome> outcomes;
    for (unsigned i = 0; i < 12'001; ++i) {
        auto outcome = sample();
        outcome.file = fmt::format("{:05}.docx", i);
        outcome.report.checks.clear();
        outcomes.push_back(std::move(outcome));
    }
    const auto blocks = blocks_of(page_of(outcomes, open_small));

    const auto& counts = blocks.at("meta").at("blocks");
    CHECK(counts.at("reports") == 3);
    CHECK(counts.at("findings") == 5);
    CHECK(counts.at("figures") == 13);
    CHECK(blocks.size() == 1 + 3 + 5 + 13 + counts.at("tables").get<std::size_t>());
    CHECK(blocks.at("reports-2").at("first") == 10'000);
    CHECK(blocks.at("reports-2").at("rows").size() == 2001);
    CHECK(blocks.at("reports-2").at("rows").at(2000).at(9) == "12000.docx");
    CHECK(blocks.at("figures-12").at("first") == 12'000);
    CHECK(blocks.at("figures-12").at("rows").size() == 1);
    CHECK(blocks.at("findings-4").at("rows").back().at(0) == 12'000);
    const auto block = blocks.at("reports-2").at("rows").at(2000).at(8).get<int>();
    CHECK(blocks.at(fmt::format("tables-{}", block)).at("reports").count("12000") == 1);
}

TEST_CASE("the same reports give the same page, and nothing of them stands in it as text")
{
    auto hostile = drawn();
    const std::string text = "</script><img src=x onerror=alert(1)>\"'\xE2\x80\xAE=1+1";
    hostile.body = text;
    hostile.file = text;
    hostile.report.identity.title = text;
    hostile.report.findings.front().expected = text;
    hostile.report.source.back().cells.front().text = text + std::string(40'000, '=');
    const auto page = page_of({hostile}, open_small);

    CHECK(page == page_of({hostile}, open_small));
    CHECK(page.find("onerror") == std::string::npos);
    CHECK(page.starts_with("<html>\n<script type=\"text/plain\" id=\"meta\">"));
    CHECK(page.ends_with("</script>\n\n</html>\n"));
    const auto blocks = blocks_of(page);
    CHECK(blocks.at("reports-0").at("rows").at(0).at(0) == text);
    CHECK(blocks.at("findings-0").at("rows").at(0).at(8) == text);
}

TEST_CASE("the plain page lists reports and findings, and nothing in them is markup")
{
    auto hostile = sample();
    hostile.body = "</bdi><script>alert(1)</script>\xE2\x80\xAE";
    hostile.file = "\"><img src=x onerror='alert(1)'>.docx";
    hostile.report.findings.front().expected = "=1+1&<\x01";
    auto note = noisy(7, 10, Severity::note);
    const auto page = page_of({hostile, note}, open_plain);

    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(page.find("\xE2\x80\xAE") == std::string::npos);
    CHECK(page.find("&lt;script&gt;alert(1)&lt;/script&gt;\\u{202E}") != std::string::npos);
    CHECK(page.find("&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;.docx") !=
          std::string::npos);
    CHECK(page.find("=1+1&amp;&lt;\\u{1}") != std::string::npos);
    CHECK(page.find("default-src 'none'; style-src 'sha256-") != std::string::npos);
    CHECK(page.find("00007.docx") != std::string::npos);
    CHECK(page.find("<td><bdi>error</bdi></td>") != std::string::npos);
    CHECK(page.find("<td><bdi>warning</bdi></td>") != std::string::npos);
    CHECK(page.find("<td><bdi>note</bdi></td>") == std::string::npos);
    CHECK(page.find("did not fit") == std::string::npos);
}

TEST_CASE("the plain page says how many findings did not fit")
{
    std::vector<Outcome> outcomes;
    for (unsigned i = 0; i < 3000; ++i) {
        auto outcome = sample();
        outcome.file = fmt::format("{:05}.docx", i);
        outcome.report.findings.front().expected = std::string(500, 'x');
        outcomes.push_back(std::move(outcome));
    }
    const auto ceiling = 2'500'000U;
    const auto page =
        page_of(outcomes, [&](const ProductPlan& plan) { return open_plain_page(plan, ceiling); });
    std::size_t shown = 0;
    for (const std::string_view severity : {"<bdi>error<", "<bdi>warning<"}) {
        for (auto at = page.find(severity); at != std::string::npos;
             at = page.find(severity, at + 1)) {
            ++shown;
        }
    }
    CHECK(page.size() <= ceiling);
    CHECK(shown > 1000);
    CHECK(page.find(fmt::format("<p>{} more errors or warnings", 6000 - shown)) !=
          std::string::npos);
}

TEST_CASE("the build's own page has one place for its data")
{
    const auto page = page_template();
    CHECK(page_kind() == (page.empty() ? "plain" : "full"));
    if (!page.empty()) {
        const auto at = page.find(page_data_marker);
        REQUIRE(at != std::string_view::npos);
        CHECK(page.find(page_data_marker, at + 1) == std::string_view::npos);
        CHECK(page.find("<script>") > at);
    }
}

TEST_CASE("a link leads from the output to the document, whatever its name")
{
    CHECK(relative_link("/a/in/甲 1.docx", "/a/out") == "../in/%E7%94%B2%201.docx");
    CHECK(relative_link("/a/out/x:y?#%.docx", "/a/out") == "x%3Ay%3F%23%25.docx");
    CHECK(relative_link("/b/\xFF\n.docx", "/a/out/") == "../../b/%FF%0A.docx");
    CHECK(relative_link("", "/a/out").empty());
}

TEST_CASE("JSON is whole for every character a text can have")
{
    JsonText json;
    std::string text;
    for (int c = 0; c < 128; ++c) {
        text += static_cast<char>(c);
    }
    json.open('[');
    json.text(text);
    json.open('{');
    json.close('}');
    json.number(-5);
    json.null();
    json.close(']');
    CHECK(Json::parse(json.document()) == Json::array({text, Json::object(), -5, nullptr}));
}
