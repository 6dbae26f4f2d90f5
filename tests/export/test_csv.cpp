#include "export/csv.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <utility>
#include <vector>

using namespace nianbao;

namespace {

// One field as a record of its own, its line end taken off.
std::string
written(std::string_view field)
{
    CsvBuffer csv;
    csv.text(field);
    csv.end_record();
    return std::string(csv.bytes().substr(0, csv.bytes().size() - 2));
}

} // namespace

TEST_CASE("a field that a spreadsheet would run gets an apostrophe")
{
    const std::vector<std::pair<std::string_view, std::string_view>> rows{
        {"=1+1", "'=1+1"},   {"+1-1", "'+1-1"},
        {"-2+3", "'-2+3"},   {"@SUM(A1)", "'@SUM(A1)"},
        {"＝1", "'＝1"},     {"＋９２８", "'＋９２８"},
        {"－3", "'－3"},     {"＠a", "'＠a"},
        {"\t1", "'\t1"},     {"\r1", "\"'\r1\""},
        {"\n1", "\"'\n1\""}, {"=A1,\"x\"", "\"'=A1,\"\"x\"\"\""},
        {"--253", "'--253"}, {"+-3", "'+-3"},
        {"-", "-"},          {"-1.", "'-1."},
        {"-.5", "'-.5"},     {"-1.5.2", "'-1.5.2"},
        {"-1%%", "'-1%%"},   {"-1 ", "'-1 "},
        {"+", "'+"},         {"@", "'@"},
        {"--", "'--"},
    };
    for (const auto& [field, expected] : rows) {
        CHECK(written(field) == expected);
    }
}

TEST_CASE("plain numbers and lone dashes stay as printed")
{
    for (const std::string_view field :
         {"+928", "-3", "-3.50", "+33.9%", "-0", "-", "－", "—", "–", "−", "/", "无", "5246500"}) {
        CHECK(written(field) == field);
    }
}

TEST_CASE("a field with an apostrophe of its own before a guarded character gets one more")
{
    CHECK(written("'=1") == "''=1");
    CHECK(written("''＋1") == "'''＋1");
    CHECK(written("'-3") == "''-3"); // else taking one away would make it the number
    CHECK(written("'-") == "''-");
    CHECK(written("'规章'") == "'规章'");
    CHECK(written("'") == "'");
}

TEST_CASE("only commas, quotes and line ends need quotes")
{
    CHECK(written("一,二") == "\"一,二\"");
    CHECK(written("其他\"处理\"") == "\"其他\"\"处理\"\"\"");
    CHECK(written("上\n下") == "\"上\n下\"");
    CHECK(written("上\r下") == "\"上\r下\"");
    CHECK(written("a;b '=1' ｡\u0085\u2028") == "a;b '=1' ｡\u0085\u2028");
    CHECK(written("").empty());
}

TEST_CASE("a record is its fields, commas between and CRLF behind")
{
    CsvBuffer who;
    who.text("局,一");
    who.number(2020);
    CsvBuffer csv;
    csv.fields(who);
    csv.empty();
    csv.trusted("-16");
    csv.number(std::numeric_limits<std::uint64_t>::max());
    csv.end_record();
    csv.fields(who);
    csv.end_record();

    CHECK(csv.bytes() == "\"局,一\",2020,,-16,18446744073709551615\r\n\"局,一\",2020\r\n");
}
