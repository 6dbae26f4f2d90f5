#include "normalize/division.hpp"

#include "normalize/division_table.hpp"
#include "normalize/message.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

std::string
refused(std::string_view bytes, Language language = Language::en)
{
    const auto parsed = parse_divisions(bytes, "places.csv");
    REQUIRE(!parsed);
    return words(parsed.error(), language);
}

} // namespace

TEST_CASE("the table is found by how a name begins, first and last line included")
{
    const Divisions divisions;
    CHECK(divisions.beginning("龙岗区", std::nullopt) ==
          std::vector<Division>{{"龙岗区", "440307"}});
    CHECK(divisions.beginning("广东省", std::nullopt).front() == Division{"广东省", "44"});
    CHECK(divisions.beginning("没有这个地方", std::nullopt).empty());
    const auto table = division_table();
    for (const auto line : {table.substr(0, table.find('\t')),
                            table.substr(table.rfind('\n', table.size() - 2) + 1).substr(0, 3)}) {
        CHECK_FALSE(divisions.beginning(line, std::nullopt).empty());
    }
    CHECK(divisions.beginning("", std::nullopt).size() == 44832);
}

TEST_CASE("a zone that only statistics knows is told from a place with a code")
{
    CHECK(Divisions().beginning("苏州工业园区", std::nullopt) ==
          std::vector<Division>{{"苏州工业园区", "320576", Standing::statistical}});
}

TEST_CASE("codes are published with six digits, those of towns with nine")
{
    CHECK(published_code("44") == "440000");
    CHECK(published_code("4403") == "440300");
    CHECK(published_code("440307") == "440307");
    CHECK(published_code("440307014") == "440307014");
    CHECK(lies_in("440307", "4403"));
    CHECK(lies_in("4403", ""));
    CHECK_FALSE(lies_in("4403", "4403"));
}

TEST_CASE("a file of places has codes of any usual length, and years if it likes")
{
    CHECK(parse_divisions("code,name,since,until\r\n"
                          "330103,下城区,,2021-04-09\r\n"
                          "330000,浙江省,,\r\n"
                          "331100,丽水市,2000,\r\n"
                          "440307014000,布吉街道,,\r\n",
                          "f") ==
          std::vector<Division>{{"下城区", "330103", Standing::official, 0, 2021},
                                {"浙江省", "33"},
                                {"丽水市", "3311", Standing::official, 2000, 9999},
                                {"布吉街道", "440307014"}});
    CHECK(parse_divisions("name,code\n下城区,330103\n", "f") ==
          std::vector<Division>{{"下城区", "330103"}});
}

TEST_CASE("a file of places may be GB18030, and UTF-8 with a byte order mark")
{
    const std::vector<Division> wanted{{"下城区", "330103"}};
    CHECK(parse_divisions("code,name\n330103,\xCF\xC2\xB3\xC7\xC7\xF8\n", "f") == wanted);
    CHECK(parse_divisions("\xEF\xBB\xBF"
                          "code,name\n330103,\"下城区\"\n",
                          "f") == wanted);
}

TEST_CASE("what is wrong with a file of places is said with file and line")
{
    CHECK(refused("") == "places.csv:1: the first line must name the columns "
                         "(code,name,since,until); 'code' is missing");
    CHECK(refused("code\n1\n") == "places.csv:1: the first line must name the columns "
                                  "(code,name,since,until); 'name' is missing");
    CHECK(refused("code,name,untill\n") ==
          "places.csv:1: unknown column 'untill'; was 'until' meant?");
    CHECK(refused("code,name\n\n33010,下城区\n") ==
          "places.csv:3: '33010' is no code of a division; it has 2, 4, 6 or 9 digits (or 12 that "
          "end in 000)");
    CHECK(refused("code,name\n330103\n") == "places.csv:2: 1 fields in this line, 2 in the first");
    CHECK(refused("code,name\n330103,\n") == "places.csv:2: 'name' is empty");
    CHECK(refused("code,name,until\n330103,\"下\n城区\",\n330103,下城区,21\n") ==
          "places.csv:4: '21' is no year; write 2021 or 2021-05-31");
    CHECK(refused("code,name\n330103,\"下城区\n") ==
          "places.csv:2: a quote is not closed: a quoted field ends with a quote, and quotes in "
          "it are doubled");
    CHECK(refused("code,name\n330103,\xFF\xFF\n", Language::zh) ==
          "places.csv:2: 既不是 UTF-8 也不是 GB18030，请另存为 UTF-8");
}
