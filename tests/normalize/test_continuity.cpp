#include "normalize/continuity.hpp"
#include "normalize/message.hpp"

#include <doctest/doctest.h>

#include <initializer_list>

using namespace nianbao;

namespace {

const FormLibrary&
library()
{
    static const auto known = [] {
        auto form = parse_form(R"(
id = "f"
title = "f"
[[table]]
id = "t"
unit = "件"
columns = [ { label = ["数"] } ]
rows = [
  { label = ["上年结转"], metric = "in" },
  { label = ["结转下年"], metric = "out" },
  { label = ["现行有效"], metric = "in_force" },
  { label = ["制发"], metric = "issued" },
  { label = ["废止"], metric = "repealed" },
  { label = ["收费"], metric = "fees", type = "money" },
]
[[check]]
code = "carry"
equal = [["in"], [{ metric = "out", year = -1 }]]
[[check]]
code = "in-force-chain"
source = "soft"
equal = [["in_force", "repealed"], [{ metric = "in_force", year = -1 }, "issued"]]
)",
                               "f");
        REQUIRE(form);
        std::vector<Form> forms;
        forms.push_back(std::move(*form));
        return FormLibrary(std::move(forms));
    }();
    return known;
}

// The figures of a report in the form's order; "" is blank.
Report
report(std::initializer_list<const char*> cells, const char* unit = "元")
{
    Report made{.form = "f"};
    for (const auto* cell : cells) {
        const auto& form = library().forms[0].tables[0].cells[made.observations.size()];
        Observation seen{.cell = &form, .form = "f", .raw = cell};
        seen.unit = form.type == ValueType::money ? unit : form.unit;
        if (const auto value = parse_decimal(cell)) {
            seen.reading = Reading::number;
            seen.value = *value;
        }
        seen.place = {1, static_cast<std::uint32_t>(made.observations.size() + 2), 2};
        made.observations.push_back(std::move(seen));
    }
    return made;
}

std::vector<Continuity>
compared(const Report& first, const Report& second, int second_year = 2022)
{
    const std::vector<YearReport> series{{2021, "2021.docx", &first},
                                         {second_year, "2022.docx", &second}};
    return check_years(series, library());
}

std::vector<std::string>
said(const Continuity& one)
{
    std::vector<std::string> lines;
    for (const auto& finding : one.findings) {
        lines.push_back(std::string(name_of(severity_of(finding))) + " " + finding.code + " " +
                        finding.expected + " " + finding.actual);
    }
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("what a year carries in is what the year before carried out")
{
    const auto first = report({"0", "3", "5", "1", "0", "8"});
    const auto good = compared(first, report({"3", "0", "6", "1", "0", "9"}));
    CHECK(good[0].checks.empty());
    CHECK(said(good[1]).empty());
    CHECK(good[1].checks.size() == 3); // carry, in force, money
    const auto wrong = compared(first, report({"4", "0", "6", "1", "0", "9"}));
    CHECK(said(wrong[1]) == Lines{"warning carry 3 4"});
    const auto& finding = wrong[1].findings.front();
    CHECK(finding.evidence ==
          std::vector<Evidence>{{{1, 2, 2}, "4", ""}, {{1, 3, 2}, "3", "2021.docx"}});
    CHECK(words(finding, Language::en) ==
          "what was carried in is not what the year before carried out: 4 ≠ 3");
}

TEST_CASE("a blank against a figure of another year is said to break only if it is zero")
{
    const auto broken =
        compared(report({"0", "", "5", "1", "0", ""}), report({"2", "0", "6", "1", "0", ""}));
    CHECK(said(broken[1]) == Lines{"note carry 0 2"});
    CHECK(broken[1].checks.front().state == CheckState::broken_if_blank_is_zero);
    const auto both =
        compared(report({"0", "", "5", "1", "0", ""}), report({"", "0", "6", "1", "0", ""}));
    CHECK(both[1].checks.front().state == CheckState::not_assessable);
}

TEST_CASE("a soft chain over years is a note")
{
    const auto chain =
        compared(report({"0", "0", "5", "1", "0", "8"}), report({"0", "0", "9", "1", "0", "9"}));
    CHECK(said(chain[1]) == Lines{"note in-force-chain 6 9"});
}

TEST_CASE("an amount ten thousand times that of the year before is a slip of its unit")
{
    const auto first = report({"0", "0", "5", "1", "0", "2.02"}, "万元");
    CHECK(said(compared(first, report({"0", "0", "6", "1", "0", "21000"}, "万元"))[1]) ==
          Lines{"note money-jump 2.02 21000"});
    CHECK(said(compared(first, report({"0", "0", "6", "1", "0", "21000"}, "元"))[1]).empty());
    CHECK(said(compared(first, report({"0", "0", "6", "1", "0", "21000"}, ""))[1]).empty());
}

TEST_CASE(
    "a report that has every figure of the year before is told, if enough of them are not zero")
{
    const auto full = report({"3", "3", "5", "2", "2", "8"});
    const auto copied = compared(full, full);
    CHECK(said(copied[1]) == Lines{"warning same-as-last-year 6 6"});
    CHECK(words(copied[1].findings[0], Language::en) ==
          "every figure is that of the year before (6 of them); last year's report may have been "
          "copied: "
          "2021.docx");
    const auto empty = report({"0", "0", "0", "0", "0", "0"});
    CHECK(said(compared(empty, empty)[1]).empty());
}

TEST_CASE("years that do not follow each other are not compared")
{
    const auto gap = compared(
        report({"0", "3", "5", "1", "0", "8"}), report({"9", "0", "60", "1", "0", "9"}), 2023);
    CHECK(gap[1].checks.empty());
    CHECK(gap[1].findings.empty());
}
