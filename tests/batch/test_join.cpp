#include "batch/join.hpp"

#include "normalize/message.hpp"

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
    made.figures = 2;
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

struct Dated
{
    std::string file;
    std::string agency;
    std::string signed_on;
    std::string modified{};
};

// Reports of one year, each with bytes of its own.
std::vector<Outcome>
joined_with_dates(const std::vector<Dated>& given)
{
    std::vector<Outcome> outcomes;
    for (const auto& one : given) {
        outcomes.push_back(outcome({one.file, one.file, one.agency, 2020}));
        outcomes.back().report.identity.signed_on = one.signed_on;
        outcomes.back().report.modified = one.modified;
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

TEST_CASE("a file that failed goes to the body its path names, and names none")
{
    std::vector<Outcome> outcomes{outcome({"a", "1", "龙岗区财政局", 2020}),
                                  outcome({"b", "2", "深圳市龙岗区财政局", 2021}),
                                  outcome({"c", "3", "云州市水务局", 2021})};
    for (const auto i : {1U, 2U}) {
        outcomes[i].status = Status::failed;
    }
    outcomes = join(std::move(outcomes));
    CHECK(outcomes[0].body == "龙岗区财政局");
    CHECK(outcomes[1].body == "龙岗区财政局");
    CHECK(outcomes[2].body == "云州市水务局");
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

TEST_CASE("of two reports of one body, year and scope the later one counts")
{
    auto outcomes = joined_with_dates({{"a", "深圳市财政局", "2021-01-06"},
                                       {"b", "深圳市财政局", "2021-02-01"},
                                       {"c", "广东省深圳市财政局", "2021-01-20"}});
    CHECK(outcomes[1].status == Status::read);
    for (const auto i : {0U, 2U}) {
        CHECK(outcomes[i].status == Status::superseded);
        CHECK(outcomes[i].other_file == "b");
        CHECK(outcomes[i].report.observations.size() == 2);
    }
    for (const auto& one : outcomes) {
        CHECK(one.body == "广东省深圳市财政局");
        CHECK(one.division_code == "440300");
        CHECK(one.findings.empty());
    }
}

TEST_CASE("a correction counts before a later date, that before a later edit, that before the path")
{
    const auto latest = [](const std::vector<Dated>& given) {
        for (const auto& one : joined_with_dates(given)) {
            if (one.status == Status::read) {
                return one.file;
            }
        }
        return std::string("none");
    };
    CHECK(latest({{"1/年报（更正）", "深圳市财政局", "2021-01-06"},
                  {"2/年报", "深圳市财政局", "2021-02-01"}}) == "1/年报（更正）");
    CHECK(latest({{"更正/年报", "深圳市财政局", "2021-01-06"},
                  {"2/年报", "深圳市财政局", "2021-02-01"}}) == "2/年报");
    CHECK(latest({{"1/城市更新", "深圳市财政局", "2021-01-06"},
                  {"2/年报", "深圳市财政局", "2021-02-01"}}) == "2/年报");
    CHECK(latest({{"1", "深圳市财政局", "2021-01-06", "2021-03-01T00:00:00Z"},
                  {"2", "深圳市财政局", "2021-01-06", "2021-02-01T00:00:00Z"}}) == "1");
    CHECK(latest({{"1", "深圳市财政局", "2021-01-06"}, {"2", "深圳市财政局", "2021-01-06"}}) ==
          "2");
}

TEST_CASE("a name that holds two levels of place by its own words is one body, known or not")
{
    const auto outcomes =
        joined({{"a", "1", "云州市青溪区财政局", 2020}, {"b", "2", "云州市青溪区财政局", 2020}});
    CHECK(outcomes[0].status == Status::superseded);
    CHECK(outcomes[0].division_code.empty());
    CHECK(outcomes[1].status == Status::read);
}

TEST_CASE("nothing is superseded where body or scope are not certain, or a file has no figures")
{
    const auto both_stand = [](std::vector<Outcome> outcomes) {
        for (const auto& one : outcomes) {
            CHECK(one.status == Status::read);
            CHECK(one.findings.size() == 1);
            CHECK(one.findings.at(0).code == "body-ambiguous");
        }
    };
    both_stand(joined({{"a", "1", "鼓楼区财政局", 2020}, {"b", "2", "鼓楼区财政局", 2020}}));
    both_stand(joined({{"a", "1", "城关镇人民政府", 2020}, {"b", "2", "城关镇人民政府", 2020}}));
    // two levels, and yet two places: in 南京 and in 徐州
    both_stand(
        joined({{"a", "1", "江苏省鼓楼区财政局", 2020}, {"b", "2", "江苏省鼓楼区财政局", 2020}}));
    both_stand(joined({{"a", "1", "朝阳区建国路街道办事处", 2020, Scope::unknown},
                       {"b", "2", "朝阳区建国路街道办事处", 2020, Scope::unknown}}));
    std::vector<Outcome> notice{outcome({"a", "1", "深圳市财政局", 2020}),
                                outcome({"b", "2", "深圳市财政局", 2020})};
    notice[1].figures = 0;
    both_stand(join(std::move(notice)));
}

TEST_CASE("a bureau's own report and its district's aggregate stand side by side")
{
    const auto outcomes = joined({{"a", "1", "深圳市龙岗区财政局", 2020},
                                  {"b", "2", "深圳市龙岗区人民政府", 2020, Scope::aggregate},
                                  {"c", "3", "深圳市龙岗区人民政府", 2020, Scope::own}});
    for (const auto& one : outcomes) {
        CHECK(one.status == Status::read);
        CHECK(one.division_code == "440307");
        CHECK(one.findings.empty());
    }
}

TEST_CASE("towns of one name are told apart by the folders they lie in")
{
    const auto outcomes = joined({{"定远县/a.docx", "1", "永康镇人民政府", 2020},
                                  {"邕宁区/a.docx", "2", "永康镇人民政府", 2020},
                                  {"a.docx", "3", "永康镇人民政府", 2020}});
    CHECK(outcomes[0].body == "定远县永康镇人民政府");
    CHECK(outcomes[0].division_code == "341125102");
    CHECK(outcomes[0].filing.agency == "永康镇人民政府");
    CHECK(outcomes[1].division_code.empty()); // no such town there
    CHECK(said_of(outcomes[1]) == Lines{"body-ambiguous a.docx"});
    CHECK(said_of(outcomes[2]) == Lines{"body-ambiguous 邕宁区/a.docx"});
    CHECK(said_of(outcomes[0]).empty());
}

TEST_CASE("old and new names of one body are joined under the newest")
{
    const auto aliases = Aliases::parse("old,new\n甲县粮食局,甲县粮食和物资储备局\n"
                                        "甲县粮食和物资储备局,甲县发展和改革局\n"
                                        "深圳市龙岗区物价局,龙岗区发展和改革局\n",
                                        "aliases.csv");
    REQUIRE(aliases);
    std::vector<Outcome> given{outcome({"a", "1", "甲县粮食局", 2017}),
                               outcome({"b", "2", "甲县发展和改革局", 2019}),
                               outcome({"c", "3", "龙岗区物价局", 2018}),
                               outcome({"d", "4", "深圳市龙岗区发展和改革局", 2018})};
    const auto outcomes = join(std::move(given), {}, *aliases);
    CHECK(outcomes[0].body == "甲县发展和改革局");
    CHECK(outcomes[1].body == "甲县发展和改革局");
    CHECK(outcomes[2].body == "龙岗区发展和改革局");
    CHECK(outcomes[2].status == Status::superseded);
    CHECK(outcomes[2].other_file == "d");
    CHECK(outcomes[3].body == "龙岗区发展和改革局");
}

TEST_CASE("bodies that were merged keep their reports of one year, under the new name")
{
    const auto aliases = Aliases::parse("old,new\n云州市青溪区粮食局,云州市青溪区发展和改革局\n"
                                        "云州市青溪区物价局,云州市青溪区发展和改革局\n",
                                        "aliases.csv");
    REQUIRE(aliases);
    std::vector<Outcome> given{outcome({"a", "1", "云州市青溪区粮食局", 2017}),
                               outcome({"b", "2", "云州市青溪区物价局", 2017}),
                               outcome({"c", "3", "云州市青溪区发展和改革局", 2020}),
                               outcome({"d", "4", "云州市青溪区发展和改革局", 2020})};
    const auto outcomes = join(std::move(given), {}, *aliases);
    for (const auto& one : outcomes) {
        CHECK(one.body == "云州市青溪区发展和改革局");
    }
    CHECK(said_of(outcomes[0]) == Lines{"body-ambiguous b"});
    CHECK(said_of(outcomes[1]) == Lines{"body-ambiguous a"});
    CHECK(outcomes[2].status == Status::superseded);
    CHECK(outcomes[3].status == Status::read);
}

TEST_CASE("what is wrong with a file of aliases is said with file and line")
{
    const auto refused = [](std::string_view bytes) {
        const auto parsed = Aliases::parse(bytes, "aliases.csv");
        REQUIRE(!parsed);
        return words(parsed.error(), Language::en);
    };
    CHECK(refused("old,new\n甲局,乙局\n甲局,丙局\n") ==
          "aliases.csv:3: '甲局' is given two new names: '乙局' and '丙局'");
    CHECK(refused("old,new\n甲局,乙局\n乙局,甲局\n") ==
          "aliases.csv:3: the new names of '乙局' lead back to it");
    CHECK(refused("old\n甲局\n") ==
          "aliases.csv:1: the first line must name the columns (old,new); 'new' is missing");
}
