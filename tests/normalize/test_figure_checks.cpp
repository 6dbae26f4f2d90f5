#include "normalize/figure_checks.hpp"
#include "normalize/message.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

const FormCell counted{.metric = "in", .applicant = "total"};
const FormCell changed{.metric = "change", .sign = Sign::any};
const FormCell paid{.metric = "amount", .type = ValueType::money};
const FormCell linked{.metric = "link", .type = ValueType::text};

Observation
read_as(const FormCell& cell, Reading reading, const char* raw = "")
{
    return {.cell = &cell, .reading = reading, .raw = raw, .place = {2, 3, 4}};
}

Observation
number(const FormCell& cell, const char* digits)
{
    auto seen = read_as(cell, Reading::number, digits);
    seen.value = parse_decimal(digits).value();
    return seen;
}

// "code state left/right" of each check.
std::vector<std::string>
made(const std::vector<Observation>& figures)
{
    std::vector<std::string> lines;
    for (const auto& check : check_figures(figures).checks) {
        lines.push_back(check.code + " " + std::string(name_of(check.state)) + " " + check.left +
                        "/" + check.right);
    }
    return lines;
}

std::vector<std::string>
told(const std::vector<Observation>& figures, Language language = Language::en)
{
    std::vector<std::string> lines;
    for (const auto& finding : check_figures(figures).findings) {
        lines.push_back(std::string(name_of(severity_of(finding))) + " " + finding.code + ": " +
                        words(finding, language));
    }
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a count below zero is told with its cell; a change may be negative")
{
    const std::vector figures{number(counted, "-3"), number(changed, "-8"), number(counted, "2")};
    const auto checked = check_figures(figures);
    REQUIRE(checked.findings.size() == 1);
    CHECK(checked.findings[0].code == "negative");
    CHECK(checked.findings[0].metric == "in");
    CHECK(checked.findings[0].applicant == "total");
    CHECK(checked.findings[0].evidence == std::vector<Evidence>{{{2, 3, 4}, "-3"}});
    CHECK(severity_of(checked.findings[0]) == Severity::warning);
    CHECK(checked.checks[0].cells == std::vector<std::uint32_t>{0});
    CHECK(made(figures) == Lines{"negative broken 2/1",
                                 "not-integer holds 3/0",
                                 "all-blank holds 3/0",
                                 "all-zero holds 3/0"});
}

TEST_CASE("a count is whole by value: 3.0 is, 3.5 is not; money need not be")
{
    const std::vector figures{number(counted, "3.0"), number(counted, "3.5"), number(paid, "2.02")};
    CHECK(made(figures)[1] == "not-integer broken 2/1");
    CHECK(told(figures) == Lines{"warning not-integer: a count that is no whole number: 3.5; look "
                                 "at the figure and its unit in the document"});
    auto rate = number(counted, "33.9");
    rate.unit = "%";
    CHECK(told({rate}).empty());
}

TEST_CASE("blanks and dashes are counted, and told apart from a report that is all blank")
{
    const auto blank = read_as(counted, Reading::blank);
    const auto dash = read_as(counted, Reading::dash, "/");
    CHECK(told({number(counted, "1"), blank, blank, dash}, Language::zh) ==
          Lines{"note blanks-counted: 数据有空白或横线：4 项中空白 2 项、横线或“无” 1 "
                "项；空白不等于零，请确认是"
                "否漏填"});
    CHECK(told({blank, dash}, Language::zh) ==
          Lines{"warning all-blank: 一项数据都没有填写：2 项中空白 1 项、横线或“无” 1 项；请向该机"
                "关索取填好的报告"});
    CHECK(made({blank, dash}) == Lines{"negative not-assessable /",
                                       "not-integer not-assessable /",
                                       "all-blank broken 2/2",
                                       "all-zero not-assessable /"});
    CHECK(told({number(counted, "1")}).empty());
    CHECK(told({blank, read_as(linked, Reading::text, "无")})[0].starts_with("warning all-blank"));
}

TEST_CASE("a report whose numbers are all zero is a note")
{
    const std::vector figures{number(counted, "0"), number(paid, "0.00")};
    CHECK(made(figures)[3] == "all-zero broken 2/2");
    CHECK(told(figures) ==
          Lines{"note all-zero: every figure that is filled in is zero: 2 of them; compare "
                "with the text and the report of the year before"});
    CHECK(told({number(counted, "0"), number(counted, "1")}).empty());
}

TEST_CASE("a report without figures has nothing to be counted")
{
    CHECK(told({}).empty());
    CHECK(made({}) == Lines{"negative not-assessable /", "not-integer not-assessable /"});
}
