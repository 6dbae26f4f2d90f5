#include "batch/join.hpp"
#include "batch/places.hpp"
#include "batch/roster.hpp"
#include "batch/series.hpp"
#include "normalize/message.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace nianbao;

namespace {

const FormLibrary&
library()
{
    static const auto known = load_forms({}).value();
    return known;
}

const FormCell&
new_applications()
{
    for (const auto& table : library().forms.back().tables) {
        for (const auto& cell : table.cells) {
            if (cell.metric == "applications.received.new" && cell.applicant == "total") {
                return cell;
            }
        }
    }
    FAIL("the form has no applications");
    return library().forms.back().tables.front().cells.front();
}

struct Given
{
    std::string agency;
    int year = 0;
    Scope scope = Scope::own;
    std::int64_t applications = 0;
};

Outcome
outcome(const Given& given)
{
    Outcome made{.file = fmt::format("{}{}.docx", given.agency, given.year),
                 .status = Status::read};
    made.sha256 = made.file;
    made.filing.agency = given.agency;
    made.filing.year = given.year;
    made.filing.scope = given.scope;
    made.report.form = "zfxxgk-2021";
    made.figures = 1;
    made.report.observations.push_back({.cell = &new_applications(),
                                        .form = "zfxxgk-2021",
                                        .reading = Reading::number,
                                        .value = {given.applications, 0},
                                        .unit = "件"});
    return made;
}

std::vector<std::string>
said(std::initializer_list<Given> given, const Roster& roster = {})
{
    std::vector<Outcome> outcomes;
    for (const auto& one : given) {
        outcomes.push_back(outcome(one));
    }
    outcomes = join(std::move(outcomes));
    for (auto& absent : missing_reports(outcomes, roster)) {
        outcomes.push_back(std::move(absent));
    }
    const Places places(outcomes);
    for (auto& one : outcomes) {
        REQUIRE(places.compare(one, roster, [](const Outcome& body) { return body.report; }));
    }
    std::vector<std::string> lines;
    for (const auto& one : outcomes) {
        for (const auto& finding : one.findings) {
            lines.push_back(fmt::format("{} {} {}{}",
                                        one.body,
                                        one.filing.year.value_or(0),
                                        finding.code,
                                        one.status == Status::absent ? " (absent)" : ""));
        }
    }
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a year that a body's series leaves out is missing")
{
    CHECK(said({{"深圳市龙岗区财政局", 2020}, {"深圳市龙岗区财政局", 2022}}) ==
          Lines{"深圳市龙岗区财政局 2021 missing-report (absent)"});
    // four places of that name: not certainly one body
    CHECK(said({{"鼓楼区财政局", 2020}, {"鼓楼区财政局", 2022}}).empty());
}

TEST_CASE("the roster says who should have reported, under any name the reports give")
{
    const Roster roster{{.agency = "龙岗区财政局", .division_code = "440307"},
                        {.agency = "深圳市龙岗区民政局", .since = 2021}};
    CHECK(said({{"深圳市龙岗区财政局", 2020},
                {"深圳市龙岗区财政局", 2021},
                {"深圳市龙岗区水务局", 2020}},
               roster) == Lines{"深圳市龙岗区民政局 2021 missing-report (absent)"});
}

TEST_CASE("the bodies of a place may not add up to more than its aggregate report")
{
    const Given aggregate{"深圳市龙岗区人民政府", 2021, Scope::aggregate, 10};
    CHECK(said({aggregate, {"深圳市龙岗区财政局", 2021, Scope::own, 4}}).empty());
    CHECK(said({aggregate,
                {"深圳市龙岗区财政局", 2021, Scope::own, 4},
                {"深圳市龙岗区民政局", 2021, Scope::own, 7}}) ==
          Lines{"深圳市龙岗区人民政府 2021 sum-exceeds-aggregate"});
    CHECK(said({aggregate,
                {"深圳市龙岗区财政局", 2020, Scope::own, 40},
                {"深圳市南山区财政局", 2021, Scope::own, 40}})
              .empty());
}

TEST_CASE("where the roster is complete for a place, the sum must be that of the aggregate report")
{
    const Roster roster{
        {.agency = "深圳市龙岗区财政局", .division_code = "440307", .is_complete = true},
        {.agency = "深圳市龙岗区民政局", .division_code = "440307", .is_complete = true}};
    const Given aggregate{"深圳市龙岗区人民政府", 2021, Scope::aggregate, 10};
    const Given finance{"深圳市龙岗区财政局", 2021, Scope::own, 4};
    const Given affairs{"深圳市龙岗区民政局", 2021, Scope::own, 5};
    CHECK(said({aggregate, finance, affairs}, roster) ==
          Lines{"深圳市龙岗区人民政府 2021 sum-differs-from-aggregate"});
    CHECK(said({aggregate, finance}, roster) ==
          Lines{"深圳市龙岗区民政局 2021 missing-report (absent)"});
}

TEST_CASE("a roster that has all of a district says nothing of its city")
{
    const Roster roster{
        {.agency = "深圳市龙岗区财政局", .division_code = "440307", .is_complete = true}};
    CHECK(said({{"深圳市人民政府", 2021, Scope::aggregate, 10},
                {"深圳市龙岗区财政局", 2021, Scope::own, 4}},
               roster)
              .empty());
}

TEST_CASE("a roster is a CSV of bodies, with the years they had to report for")
{
    const auto roster = parse_roster("agency,division_code,since,until,complete\n"
                                     "龙岗区财政局,440307,2019,,yes\n"
                                     "民政局,,,2021-05-31,\n",
                                     "r.csv");
    REQUIRE(roster);
    CHECK((*roster)[0] == RosterEntry{"龙岗区财政局", "440307", 2019, std::nullopt, true});
    CHECK((*roster)[1] == RosterEntry{"民政局", "", std::nullopt, 2021, false});
    const auto wrong = [](const char* row) {
        return parse_roster(std::string("agency,division_code,since,until,complete\n") + row, "r")
            .error();
    };
    CHECK(wrong("a,12345,,,").code == "division-code");
    CHECK(wrong("a,,21,,").code == "csv-year");
    CHECK(wrong("a,,,,maybe").code == "csv-yes-no");
    CHECK(words(wrong("a,,,,maybe"), Language::en) == "r:2: 'maybe' should be yes or no");
}
