#include "batch/join.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

struct Given
{
    std::string file;
    std::string sha256;
    std::string agency;
    std::optional<int> year;
    Scope scope = Scope::own;
};

Outcome
outcome(const Given& given)
{
    Outcome made{.file = given.file, .sha256 = given.sha256, .status = Status::read};
    made.filing.agency = given.agency;
    made.filing.year = given.year;
    made.filing.scope = given.scope;
    made.report.identity.title = "题名";
    made.report.observations.resize(2);
    return made;
}

std::vector<Outcome>
joined(const std::vector<Given>& given)
{
    std::vector<Outcome> outcomes;
    for (const auto& one : given) {
        outcomes.push_back(outcome(one));
    }
    return join(std::move(outcomes));
}

// "code other-file" of each finding.
std::vector<std::string>
said_of(const Outcome& one)
{
    std::vector<std::string> lines;
    for (const auto& finding : one.findings) {
        lines.push_back(finding.code + " " + std::get<std::string>(finding.arguments.at(0)));
    }
    return lines;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("the body of a report is its agency until bodies are told apart")
{
    const auto outcomes = joined({{"a", "1", "甲局", 2020}, {"b", "2", "", 2020}});
    CHECK(outcomes[0].body == "甲局");
    CHECK(outcomes[1].body.empty());
}

TEST_CASE("the same bytes for one body and year: the later path is the duplicate")
{
    const auto outcomes =
        joined({{"b", "1", "甲局", 2020}, {"a", "1", "甲局", 2020}, {"c", "1", "甲局", 2020}});
    CHECK(outcomes[1].status == Status::read);
    CHECK(outcomes[1].report.observations.size() == 2);
    for (const auto i : {0U, 2U}) {
        CHECK(outcomes[i].status == Status::duplicate);
        CHECK(outcomes[i].other_file == "a");
        CHECK(outcomes[i].report.observations.empty());
        CHECK(outcomes[i].report.identity.title == "题名");
    }
    CHECK(said_of(outcomes[1]).empty());
}

TEST_CASE("the same bytes under another body or year are published and say so")
{
    const auto outcomes =
        joined({{"a", "1", "甲局", 2020}, {"b", "1", "乙局", 2020}, {"c", "2", "丙局", 2020}});
    CHECK(said_of(outcomes[0]) == Lines{"copied-file b"});
    CHECK(said_of(outcomes[1]) == Lines{"copied-file a"});
    CHECK(said_of(outcomes[2]).empty());
    CHECK(outcomes[1].status == Status::read);
    const auto years = joined({{"a", "1", "甲局", 2019}, {"b", "1", "甲局", 2020}});
    CHECK(said_of(years[1]) == Lines{"copied-file a"});
}

TEST_CASE("two reports of one agency, year and scope are both kept and point at each other")
{
    const auto outcomes = joined({{"a", "1", "甲局", 2020},
                                  {"b", "2", "甲局", 2020},
                                  {"c", "3", "甲局", 2021},
                                  {"d", "4", "甲局", 2020, Scope::aggregate}});
    CHECK(said_of(outcomes[0]) == Lines{"body-ambiguous b"});
    CHECK(said_of(outcomes[1]) == Lines{"body-ambiguous a"});
    CHECK(said_of(outcomes[2]).empty());
    CHECK(said_of(outcomes[3]).empty());
    CHECK(outcomes[0].status == Status::read);
    CHECK(outcomes[1].status == Status::read);
}

TEST_CASE("without agency or year nothing joins")
{
    const auto outcomes = joined({{"a", "1", "甲局", std::nullopt},
                                  {"b", "1", "甲局", std::nullopt},
                                  {"c", "2", "", 2020},
                                  {"d", "2", "", 2020}});
    for (const auto& one : outcomes) {
        CHECK(one.status == Status::read);
        CHECK(one.findings.empty());
    }
}

TEST_CASE("files that failed take no part")
{
    std::vector<Outcome> outcomes{outcome({"a", "1", "甲局", 2020}),
                                  outcome({"b", "1", "甲局", 2020})};
    outcomes[0].status = Status::failed;
    outcomes = join(std::move(outcomes));
    CHECK(outcomes[1].status == Status::read);
    CHECK(outcomes[1].findings.empty());
}
