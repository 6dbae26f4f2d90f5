#include "normalize/balance.hpp"
#include "normalize/message.hpp"

#include <doctest/doctest.h>

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
columns = [ { label = ["人"], applicant = "person" }, { label = ["总计"], applicant = "total" } ]
rows = [ { label = ["新收"], metric = "in" }, { label = ["结转"], metric = "carried" }, { label = ["结果"], metric = "out" } ]
[[check]]
code = "flow"
source = "official"
per = "applicant"
equal = [["in", "carried"], ["out"]]
[[check]]
code = "applicant-total"
per = "metric"
table = "t"
equal = [["total"], ["person"]]
[[check]]
code = "carry"
per = "applicant"
equal = [["carried"], [{ metric = "out", year = -1 }]]
)",
                               "f");
        REQUIRE(form);
        std::vector<Form> forms;
        forms.push_back(std::move(*form));
        return FormLibrary(std::move(forms));
    }();
    return known;
}

// Six cells, row by row; "" is blank.
std::vector<Observation>
observed(std::initializer_list<const char*> cells)
{
    std::vector<Observation> all;
    for (const auto* cell : cells) {
        Observation seen{.cell = &library().forms[0].tables[0].cells[all.size()], .form = "f"};
        if (const auto value = parse_decimal(cell)) {
            seen.reading = Reading::number;
            seen.value = *value;
        } else if (*cell != '\0') {
            seen.reading = Reading::unreadable;
        }
        all.push_back(std::move(seen));
    }
    return all;
}

std::vector<CheckState>
states(const std::vector<Observation>& cells)
{
    std::vector<CheckState> all;
    for (const auto& check : check_balances(cells, library()).checks) {
        all.push_back(check.state);
    }
    return all;
}

using enum CheckState;

} // namespace

TEST_CASE("a sum holds or is broken, a blank counts as zero only if that is said")
{
    // flow of person and total, then the total column of each row
    CHECK(states(observed({"4", "4", "0", "0", "4", "4"})) ==
          std::vector{holds, holds, holds, holds, holds});
    CHECK(states(observed({"4", "4", "", "", "4", "5"})) ==
          std::vector{
              holds_if_blank_is_zero, broken_if_blank_is_zero, holds, not_assessable, broken});
    CHECK(states(observed({"", "", "", "", "", ""}))[0] == not_assessable);
    CHECK(states(observed({"12①", "4", "0", "0", "4", "4"}))[0] == not_assessable);
}

TEST_CASE("a broken sum is a finding with both sums and every cell")
{
    const auto broken = check_balances(observed({"4", "4", "0", "0", "5", "4"}), library());
    REQUIRE(broken.findings.size() == 2);
    const auto& flow = broken.findings[0];
    CHECK(flow.code == "flow");
    CHECK(flow.severity == Severity::error);
    CHECK(flow.expected == "5");
    CHECK(flow.actual == "4");
    CHECK(flow.applicant == "person");
    CHECK(flow.evidence.size() == 3);
    CHECK(broken.checks[0].cells == std::vector<std::uint32_t>{0, 2, 4});
}

TEST_CASE("checks of another year are not made within a report")
{
    for (const auto& check :
         check_balances(observed({"4", "4", "0", "0", "4", "4"}), library()).checks) {
        CHECK(check.code != "carry");
    }
}

TEST_CASE("a part may be at most its whole, and two figures that differ may not be the same")
{
    auto form = parse_form(R"(
id = "f"
title = "f"
[[table]]
id = "t"
columns = [ { label = ["数"] } ]
rows = [ { label = ["总数"], metric = "whole" }, { label = ["其中"], metric = "part" }, { label = ["项目"], metric = "items" } ]
[[check]]
code = "part-above-whole"
at_most = [["part"], ["whole"]]
[[check]]
code = "same"
source = "soft"
unequal = [["whole"], ["items"]]
)",
                           "f");
    REQUIRE(form);
    std::vector<Form> forms;
    forms.push_back(std::move(*form));
    const FormLibrary known(std::move(forms));
    const auto outcome = [&](std::initializer_list<std::int64_t> numbers) {
        std::vector<Observation> all;
        for (const auto number : numbers) {
            all.push_back({.cell = &known.forms[0].tables[0].cells[all.size()],
                           .form = "f",
                           .reading = Reading::number,
                           .value = {number, 0}});
        }
        return check_balances(all, known);
    };
    CHECK(outcome({5, 5, 3}).findings.empty());
    const auto wrong = outcome({5, 6, 5});
    REQUIRE(wrong.findings.size() == 2);
    CHECK(words(wrong.findings[0], Language::en) == "a part (其中) is more than its whole: 6 > 5");
    CHECK(wrong.findings[1].severity == Severity::note);
    CHECK(words(wrong.findings[1], Language::en) == "a check of the form does not hold: 5 = 5");
    CHECK(outcome({0, 0, 0}).findings.empty());
}

TEST_CASE("the message shows the sum with its numbers, of many but the zeros")
{
    const auto broken = check_balances(observed({"4", "4", "0", "0", "5", "4"}), library());
    CHECK(broken.findings[0].arguments ==
          std::vector<Argument>{std::string("4 + 0 = 4"), std::string("5"), std::string("≠")});
}

TEST_CASE("a blank total of parts that have figures is told once, with every such cell")
{
    const auto known = load_forms({}).value();
    const auto& table = known.forms.back().tables[4];
    const auto told = [&](std::initializer_list<std::pair<std::string_view, const char*>> figures) {
        std::vector<Observation> all;
        for (const auto& cell : table.cells) {
            Observation seen{.cell = &cell, .form = known.forms.back().id, .place = {}};
            seen.place = {2, static_cast<std::uint32_t>(all.size() / 7 + 4), 4};
            for (const auto& [name, value] : figures) {
                if (name == cell.metric + " " + cell.applicant) {
                    seen.reading = Reading::number;
                    seen.value = parse_decimal(value).value();
                }
            }
            all.push_back(std::move(seen));
        }
        Findings blank;
        for (auto& finding : check_balances(all, known).findings) {
            if (finding.code == "total-blank") {
                blank.push_back(std::move(finding));
            }
        }
        return blank;
    };
    constexpr std::string_view person = "applications.received.new natural_person";
    constexpr std::string_view other = "applications.received.new other";
    CHECK(told({}).empty());
    CHECK(told({{person, "0"}}).empty());
    CHECK(told({{person, "4"}, {other, "1"}, {"applications.received.new total", "7"}}).empty());
    const auto blank = told({{person, "4"}, {other, "1"}});
    REQUIRE(blank.size() == 1);
    CHECK(blank.front().metric == "applications.received.new");
    CHECK(blank.front().applicant == "total");
    CHECK(blank.front().expected == "5");
    CHECK(severity_of(blank.front()) == Severity::warning);
    CHECK(
        words(blank.front(), Language::en) ==
        "totals are blank or a dash although their parts have figures (1); the parts of the first: "
        "5 = 4 + 1; ask the body for the totals");
    CHECK(words(blank.front(), Language::zh) ==
          "合计空白或为横线（1 处），而分项有数字，首处分项之和：5 = 4 + 1；请向该机关核实合计");
    CHECK(told({{"applications.result.granted natural_person", "2"}}).front().evidence.size() == 2);
    // the total of a row and of a column is one cell
    CHECK(told({{"applications.result.granted natural_person", "2"},
                {"applications.result.granted total", "2"},
                {"applications.result.total natural_person", "2"}})
              .front()
              .evidence.size() == 1);
}
