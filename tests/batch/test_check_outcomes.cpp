#include "batch/check_outcomes.hpp"

#include "normalize/message.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

const FormCell received{.metric = "in", .applicant = "total"};
const FormCell granted{.metric = "out"};
const FormCell refused{.metric = "refused"};

Observation
seen(const FormCell& cell, const char* raw)
{
    Observation made{.cell = &cell, .raw = raw, .place = {1, 2, 3}};
    if (const auto value = parse_decimal(raw)) {
        made.reading = Reading::number;
        made.value = *value;
        made.unit = "件";
    } else if (*raw != '\0') {
        made.reading = Reading::dash;
    }
    return made;
}

Outcome
version(const std::string& file, Status status, std::vector<Observation> figures)
{
    Outcome made{.file = file, .status = status};
    made.other_file = status == Status::superseded ? "new.docx" : "";
    made.report.observations = std::move(figures);
    return made;
}

Outcome
compared(std::vector<Observation> before, std::vector<Observation> now)
{
    std::vector<Outcome> outcomes{version("old.docx", Status::superseded, std::move(before)),
                                  version("new.docx", Status::read, std::move(now))};
    const std::vector<Outcome*> body{&outcomes[0], &outcomes[1]};
    check_outcomes(body, FormLibrary());
    CHECK(outcomes[0].findings.empty());
    return outcomes[1];
}

} // namespace

TEST_CASE("a report that replaces another says which figures differ, with the cells of both")
{
    const auto now = compared({seen(received, "4"), seen(granted, ""), seen(refused, "1")},
                              {seen(received, "5"), seen(granted, ""), seen(refused, "1.0")});
    REQUIRE(now.findings.size() == 1);
    const auto& finding = now.findings[0];
    CHECK(words(finding, Language::zh) ==
          "与被它取代的报告数据不同：old.docx，1 项：in (total): 4件 → 5件");
    CHECK(severity_of(finding) == Severity::note);
    CHECK(finding.evidence ==
          std::vector<Evidence>{{{1, 2, 3}, "5"}, {{1, 2, 3}, "4", "old.docx"}});
    REQUIRE(now.checks.size() == 1);
    CHECK(now.checks[0].state == CheckState::broken);
    CHECK(now.checks[0].left == "3");
    CHECK(now.checks[0].right == "1");
    CHECK(now.checks[0].cells == std::vector<std::uint32_t>{0});
    CHECK(now.checks[0].elsewhere == std::vector<Evidence>{{{1, 2, 3}, "4", "old.docx"}});
}

TEST_CASE("a blank that was filled in, and a figure that one version lacks, differ")
{
    const auto now = compared({seen(received, ""), seen(refused, "-")},
                              {seen(received, "0"), seen(granted, "2")});
    REQUIRE(now.findings.size() == 1);
    CHECK(
        words(now.findings[0], Language::en) ==
        "figures differ from the report it replaces: old.docx, 3 figures: in (total): \"\" → 0件; "
        "out: – → 2件; refused: - → –");
}

TEST_CASE("versions with the same figures are a check that holds")
{
    const auto now = compared({seen(received, "4")}, {seen(received, "4")});
    CHECK(now.findings.empty());
    REQUIRE(now.checks.size() == 1);
    CHECK(now.checks[0].state == CheckState::holds);
}
