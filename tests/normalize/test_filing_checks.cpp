#include "normalize/filing_checks.hpp"
#include "normalize/message.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

const FormLibrary&
library()
{
    static const auto official = load_forms({}).value();
    return official;
}

const FormCell&
cell_of(std::string_view form, std::string_view metric)
{
    for (const auto& table : forms_named(library(), form).front()->tables) {
        for (const auto& cell : table.cells) {
            if (cell.metric == metric) {
                return cell;
            }
        }
    }
    FAIL("no such metric");
    return library().forms[0].tables[0].cells[0];
}

Observation
figure(const std::string& forms, std::string_view metric, const char* digits = "0")
{
    return {.cell = &cell_of(forms.substr(0, forms.find('|')), metric),
            .form = forms,
            .reading = Reading::number,
            .value = parse_decimal(digits).value(),
            .raw = digits,
            .place = {1, 3, 4}};
}

Report
report_of(const std::string& form, std::vector<Observation> figures, std::string signed_on = {})
{
    Report report{.form = form, .observations = std::move(figures)};
    report.identity.title = "年度报告";
    report.identity.signed_on = std::move(signed_on);
    return report;
}

Filing
of_year(std::optional<int> year, Scope scope = Scope::own)
{
    return {.agency = "某局", .year = year, .scope = scope};
}

// "code state left/right", and the words of what is broken.
std::vector<std::string>
lines_of(const Checked& checked, std::string_view code)
{
    std::vector<std::string> lines;
    for (const auto& check : checked.checks) {
        if (check.code == code) {
            lines.push_back(std::string(name_of(check.state)) + " " + check.left + "/" +
                            check.right);
        }
    }
    for (const auto& finding : checked.findings) {
        if (finding.code == code) {
            lines.push_back(std::string(name_of(severity_of(finding))) + " " +
                            words(finding, Language::en));
        }
    }
    return lines;
}

std::vector<std::string>
edition(const std::string& form, std::optional<int> year)
{
    const auto report = report_of(form, {figure(form, "review.total")});
    return lines_of(check_filing(report, of_year(year), {"某局"}, library()), "wrong-edition");
}

std::vector<std::string>
lateness(const std::string& signed_on, std::string_view body, Scope scope = Scope::own)
{
    const auto report =
        report_of("zfxxgk-2021", {figure("zfxxgk-2021", "review.total")}, signed_on);
    return lines_of(check_filing(report, of_year(2021, scope), {body}, library()), "filed-late");
}

std::vector<std::string>
rules(const char* in_force, const FiledBy& by)
{
    const auto report = report_of(
        "zfxxgk-2021", {figure("zfxxgk-2021", "disclosure.regulations.in_force", in_force)});
    return lines_of(check_filing(report, of_year(2021), by, library()), "rules-below-level");
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a form is for its years, and a report of another year on it is a warning")
{
    CHECK(edition("zfxxgk-2019", 2019) == Lines{"holds 1/0"});
    CHECK(edition("zfxxgk-2019", 2020) == Lines{"holds 1/0"});
    CHECK(edition("zfxxgk-2021", 2025) == Lines{"holds 1/0"});
    CHECK(edition("zfxxgk-2014", 2018) == Lines{"holds 1/0"});
    CHECK(edition("zfxxgk-2019", 2022) ==
          Lines{"broken 1/1",
                "warning the report is on a form for other years: 2022, zfxxgk-2019 (2019-2020); "
                "look at the year, or ask for the report on the form of that year"});
    CHECK(edition("zfxxgk-2021", 2020)[0] == "broken 1/1");
    CHECK(edition("zfxxgk-2014", 2019)[0] == "broken 1/1");
}

TEST_CASE("what to expect of a wrong edition is the form of the year")
{
    const auto report = report_of("zfxxgk-2019", {figure("zfxxgk-2019", "review.total")});
    const auto checked = check_filing(report, of_year(2022), {"某局"}, library());
    REQUIRE(checked.findings.size() == 1);
    CHECK(checked.findings[0].expected == "zfxxgk-2021");
    CHECK(checked.findings[0].evidence == std::vector<Evidence>{{{1, 3, 4}, "0"}});
}

TEST_CASE("no edition is wrong without a year, or where one of those that fit is right")
{
    CHECK(edition("zfxxgk-2019", std::nullopt).empty());
    CHECK(edition("zfxxgk-2019|zfxxgk-2021", 2020) == Lines{"holds 1/0"});
    CHECK(edition("zfxxgk-2019|zfxxgk-2021", 2023) == Lines{"holds 1/0"});
    CHECK(edition("zfxxgk-2019|zfxxgk-2021", 2018)[0] == "broken 1/1");
}

TEST_CASE("departments sign by 31 January, governments by 31 March")
{
    CHECK(lateness("2022-01-31", "某市财政局") == Lines{"holds 31/31"});
    CHECK(lateness("2022-02-09", "某市财政局") ==
          Lines{"broken 40/31",
                "note signed late: 2022-02-09, after 2022-01-31; look up when it was in fact filed "
                "and published"});
    CHECK(lateness("2022-03-31", "某县人民政府") == Lines{"holds 90/90"});
    CHECK(lateness("2022-04-01", "某县人民政府")[0] == "broken 91/90");
    CHECK(lateness("2022-02-09", "某县人民政府办公室", Scope::aggregate) == Lines{"holds 40/90"});
    CHECK(lateness("2021-12-25", "某市财政局") == Lines{"holds -6/31"});
    CHECK(lateness("", "某市财政局") == Lines{"not-assessable /"});
}

TEST_CASE("until 2018 everybody had until 31 March")
{
    const auto report =
        report_of("zfxxgk-2014", {figure("zfxxgk-2014", "review.total")}, "2018-03-20");
    CHECK(lines_of(check_filing(report, of_year(2017), {"某局"}, library()), "filed-late") ==
          Lines{"holds 79/90"});
}

TEST_CASE("no day is known for a school year, nor where no form is")
{
    auto report = report_of("zfxxgk-2021", {figure("zfxxgk-2021", "review.total")}, "2022-10-30");
    report.identity.title = "某大学2020-2021学年信息公开工作年度报告";
    CHECK(
        lines_of(check_filing(report, of_year(2021), {"某大学"}, library()), "filed-late").empty());
    report.identity.title = "年度报告";
    report.identity.period = "2020-09-01/2021-08-31";
    CHECK(
        lines_of(check_filing(report, of_year(2021), {"某大学"}, library()), "filed-late").empty());
    report.form.clear();
    report.identity.period.clear();
    CHECK(lines_of(check_filing(report, of_year(2021), {"某局"}, library()), "filed-late").empty());
}

TEST_CASE("a body below a city can't have rules of its own")
{
    CHECK(rules("6", {"尼勒克县某镇人民政府"}) ==
          Lines{"broken 1/1",
                "warning bodies of counties and below can't make rules (规章), yet 6 are reported; "
                "look whether normative documents were put there"});
    CHECK(rules("6", {"某局", "440307"})[0] == "broken 1/1");
    CHECK(rules("6", {"某街道", "440307001"})[0] == "broken 1/1");
    CHECK(rules("0", {"某局", "440307"}) == Lines{"holds 1/0"});
    CHECK(rules("6", {"某市人民政府", "440300"}).empty());
    CHECK(rules("6", {"某省财政厅", "440000"}).empty());
    CHECK(rules("6", {"某局"}).empty());
}

TEST_CASE("the level of a body is that of its code, or of its own name")
{
    CHECK(level_of({"某局", "110000"}) == PlaceLevel::province);
    CHECK(level_of({"某局", "441900"}) == PlaceLevel::prefecture);
    CHECK(level_of({"某局", "429004"}) == PlaceLevel::county);
    CHECK(level_of({"城关镇人民政府", ""}) == PlaceLevel::town);
    CHECK(level_of({"景德镇市人民政府", "360200"}) == PlaceLevel::prefecture);
    CHECK_FALSE(level_of({"某局", ""}));
}
