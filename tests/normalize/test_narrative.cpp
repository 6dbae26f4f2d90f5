#include "normalize/narrative.hpp"

#include "normalize/copied_text.hpp"
#include "normalize/headings.hpp"
#include "normalize/message.hpp"
#include "normalize/section_check.hpp"
#include "tests/support/tables.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

const FormLibrary&
library()
{
    static const auto known = load_forms({}).value();
    return known;
}

const Form&
edition_of_2021()
{
    return library().forms.back();
}

const FormCell&
total_of(std::string_view metric)
{
    for (const auto& table : edition_of_2021().tables) {
        for (const auto& cell : table.cells) {
            if (cell.metric == metric && (cell.applicant.empty() || cell.applicant == "total")) {
                return cell;
            }
        }
    }
    return edition_of_2021().tables.front().cells.front();
}

struct Figure
{
    std::string_view metric;
    const char* value; // "" is blank
};

// A report of 2021 with these figures in its tables and this text in section one.
Report
report_of(std::initializer_list<Figure> figures, const char* text)
{
    Report report{.identity = {.title = "云州市财政局2021年政府信息公开工作年度报告",
                               .agencies = {{"云州市财政局", "title", ""}},
                               .years = {{"2021", "title", ""}}},
                  .form = "zfxxgk-2021"};
    for (const auto& figure : figures) {
        Observation seen{.cell = &total_of(figure.metric), .form = "zfxxgk-2021"};
        seen.place = {1, static_cast<std::uint32_t>(report.observations.size() + 1), 10};
        if (const auto value = parse_decimal(figure.value)) {
            seen.reading = Reading::number;
            seen.value = *value;
        }
        report.observations.push_back(std::move(seen));
    }
    report.sections = {{.number = "一、", .title = "总体情况", .text = text}};
    return report;
}

constexpr std::string_view received = "applications.received.new";

std::vector<std::string>
told(const Findings& findings)
{
    std::vector<std::string> all;
    for (const auto& finding : findings) {
        all.push_back(finding.code + ": " + words(finding, Language::en));
    }
    return all;
}

using Lines = std::vector<std::string>;

Balanced
sections_of(std::initializer_list<Block> blocks)
{
    const auto document = testing::document_of(blocks);
    return check_sections(document, outline(document), edition_of_2021());
}

} // namespace

TEST_CASE("a figure of the text that the table has is a check that holds")
{
    const auto report = report_of({{received, "12"}}, "2021年，我局收到政府信息公开申请12件。");
    const auto told = check_narrative(report, library());
    CHECK(told.checks == std::vector<CheckOutcome>{{.code = "prose",
                                                    .metric = std::string(received),
                                                    .applicant = "total",
                                                    .state = CheckState::holds,
                                                    .left = "12",
                                                    .right = "12",
                                                    .cells = {0}}});
    CHECK(told.findings.empty());
}

TEST_CASE("a figure that the table does not have is found with both and the sentence")
{
    const auto report = report_of({{received, "12"}}, "2021年，我局收到政府信息公开申请13件。");
    const auto narrative = check_narrative(report, library());
    REQUIRE(narrative.findings.size() == 1);
    const auto& finding = narrative.findings.front();
    CHECK(words(finding, Language::zh) ==
          "文字与表格不符：文字写 13，表格为 12。“2021年，我局收到政府信息公开申请13件。”");
    CHECK(words(finding, Language::en) == "the text differs from the table: it says 13, the table "
                                          "12: \"2021年，我局收到政府信息公开申请13件。\"");
    CHECK(finding.expected == "12");
    CHECK(finding.actual == "13");
    CHECK(finding.applicant == "total");
    CHECK(finding.evidence == std::vector<Evidence>{{{1, 1, 10}, "12"}});
    CHECK(severity_of(finding) == Severity::warning);
    CHECK(narrative.checks.front().state == CheckState::broken);
}

TEST_CASE("a phrase for several metrics is held against their sum, a blank is no zero")
{
    constexpr std::string_view secret = "applications.result.refused.state_secret";
    const auto state = [&](std::initializer_list<Figure> figures) {
        const auto report = report_of(figures, "依申请公开中，不予公开3件。");
        return check_narrative(report, library()).checks.front().state;
    };
    std::vector<Figure> all;
    CHECK(state({{secret, "3"}}) == CheckState::not_assessable);
    const auto report = report_of({{"applications.result.unable.not_held", "1"},
                                   {"applications.result.unable.needs_creation", "2"},
                                   {"applications.result.unable.unclear_after_correction", ""}},
                                  "申请中，无法提供4件。");
    const auto narrative = check_narrative(report, library());
    CHECK(told(narrative.findings) == Lines{"prose-differs: the text differs from the table: it "
                                            "says 4, the table 3 = 1 + 2: "
                                            "\"申请中，无法提供4件。\""});
    CHECK(narrative.checks.front().state == CheckState::broken_if_blank_is_zero);
    CHECK(severity_of(narrative.findings.front()) == Severity::note);
    const auto blank = report_of({{received, ""}}, "收到政府信息公开申请13件。");
    CHECK(check_narrative(blank, library()).checks.front().state == CheckState::not_assessable);
}

TEST_CASE(
    "a figure of one kind of applicant is held against its column, one of several against their "
    "sum")
{
    auto report = report_of({{received, "12"}},
                            "收到政府信息公开申请12件，其中自然人9件、法人或其他组织2件。");
    for (const auto& cell : edition_of_2021().tables[4].cells) {
        if (cell.metric == received && cell.applicant != "total") {
            Observation seen{.cell = &cell, .form = "zfxxgk-2021"};
            seen.reading = Reading::number;
            seen.value = {cell.applicant == "natural_person" ? 10 : 0};
            report.observations.push_back(std::move(seen));
        }
    }
    report.observations.back().value = {2};
    const auto narrative = check_narrative(report, library());
    REQUIRE(narrative.checks.size() == 3);
    CHECK(narrative.checks[1].applicant == "natural_person");
    CHECK(narrative.checks[1].state == CheckState::broken);
    CHECK(narrative.checks[2].applicant.empty());
    CHECK(narrative.checks[2].state == CheckState::holds);
    REQUIRE(narrative.findings.size() == 1);
    CHECK(narrative.findings.front().actual == "9");
    CHECK(narrative.findings.front().expected == "10");
}

TEST_CASE("two sentences that state different figures contradict each other")
{
    const auto report =
        report_of({}, "2021年收到政府信息公开申请13件。\n我局受理政府信息公开申请12件。");
    CHECK(told(check_narrative(report, library()).findings) ==
          Lines{"prose-contradicts: the text contradicts itself: 13 "
                "(\"2021年收到政府信息公开申请13件。\") and 12 "
                "(\"我局受理政府信息公开申请12件。\")"});
}

TEST_CASE("a fee that was charged and was not is a contradiction, one in two units is none")
{
    const auto findings = [](const char* text) {
        return check_narrative(report_of({}, text), library()).findings;
    };
    const auto both = findings("全年收取信息处理费380元。\n本年度未收取信息处理费。");
    REQUIRE(both.size() == 1);
    CHECK(both.front().code == "fee-contradiction");
    CHECK(words(both.front(), Language::zh) ==
          "信息处理费前后矛盾：一处为 380（“全年收取信息处理费"
          "380元。”），另一处为 0（“本年度未收取信息处理费。”）");
    CHECK(findings("全年收取信息处理费380元。\n信息处理费为0.038万元。").empty());
}

TEST_CASE("a text that reports on the year before is of another report")
{
    const auto findings = [](const char* text) {
        return check_copied_text(report_of({}, text)).findings;
    };
    CHECK(told(findings("2020年，我局认真做好政府信息公开工作。")) ==
          Lines{"stale-year: the text is about another year: it reports on 2020, and may have been "
                "copied: \"2020年，我局认真做好政府信息公开工作。\""});
    CHECK(
        findings("2021年，我局做好政府信息公开工作。2020年，我局建立了政府信息公开制度。").empty());
    CHECK(findings("2020年以来，我局认真做好政府信息公开工作。").empty());
    CHECK(findings("2020年，国家修订政府信息公开规定。").empty());
    CHECK(findings("2022年，我局将加强政府信息公开工作。").empty());
    auto unknown = report_of({}, "2020年，我局认真做好政府信息公开工作。");
    CHECK(check_copied_text(unknown).checks.front().state == CheckState::broken);
    unknown.identity.years.clear();
    CHECK(check_copied_text(unknown).checks.front().state == CheckState::not_assessable);
    CHECK(findings("较2020年，我局政府信息公开工作有所提高。").empty());
    CHECK(findings("根据国办公开办函〔2019〕60号和2019年的要求，我局公开政府信息。").empty());
}

TEST_CASE("a text that speaks as another kind of body is of another report")
{
    const auto findings = [](const char* text) {
        return check_copied_text(report_of({}, text)).findings;
    };
    CHECK(told(findings("我街道高度重视公开工作。")) ==
          Lines{"other-body-in-text: the text speaks as another body: '我街道'; it may have been "
                "copied: \"我街道高度重视公开工作。\""});
    CHECK(findings("我局与街道、各镇密切配合。").empty());
    CHECK(findings("我市各镇政府信息公开工作。").empty());
    auto town = report_of({}, "克服自我局限，勇于创新。");
    town.identity.agencies = {{"兰桥县太平镇人民政府", "title", ""}};
    CHECK(check_copied_text(town).findings.empty());
    auto other = report_of({}, "");
    other.identity.agencies.push_back({"云州市审计局", "text", "由云州市审计局编制"});
    CHECK(told(check_copied_text(other).findings) ==
          Lines{"other-body-in-text: the text speaks as another body: '云州市审计局'; it may have "
                "been copied: \"由云州市审计局编制\""});
    other.identity.agencies.back().value = "云州市政务服务中心";
    CHECK(check_copied_text(other).findings.empty());
}

TEST_CASE("section five must say something")
{
    const Paragraph title{"云州市财政局2021年政府信息公开工作年度报告"};
    const Paragraph one{"一、总体情况"};
    const Paragraph five{"五、存在的主要问题及改进情况"};
    const Paragraph six{"六、其他需要报告的事项"};
    const auto codes = [](const Balanced& balanced) {
        std::vector<std::string> all;
        for (const auto& finding : balanced.findings) {
            all.push_back(finding.code);
        }
        return all;
    };
    CHECK(codes(sections_of({title, one, five, six})) ==
          Lines{"section-empty", "section-missing", "section-missing", "section-missing"});
    CHECK(codes(sections_of({title, five, Paragraph{"无。"}, six})) == Lines{"section-empty"});
    CHECK(codes(sections_of({title, five, Paragraph{"公开意识有待提高。"}, six})).empty());
    CHECK(codes(sections_of({title, five, Paragraph{"（一）公开意识有待提高"}, six})).empty());
    CHECK(codes(sections_of({title, five, Paragraph{"（一）存在的主要问题"}, six})) ==
          Lines{"section-empty"});
    CHECK(codes(sections_of({title, five, testing::text_table({{"问题", "措施"}}), six})).empty());
    const Paragraph wrong{"（五）存在的主要问题及改进情况"};
    const Paragraph below{"（一）工作中存在的主要问题"};
    const Paragraph late{"（六）其他需要报告的事项"};
    const Paragraph text{"公开意识有待提高。"};
    CHECK(codes(sections_of({title, wrong, below, text, late, text})).empty());
    CHECK(codes(sections_of({title, wrong, below, late, text})) == Lines{"section-empty"});
    const auto missing = sections_of({title, one, five, Paragraph{"公开意识有待提高。"}, six});
    CHECK(words(missing.findings.front(), Language::zh) ==
          "缺少一节：没有找到“二、主动公开政府信息情况”");
    CHECK(severity_of(missing.findings.front()) == Severity::note);
}
