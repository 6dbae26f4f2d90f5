#include "normalize/report.hpp"

#include "tests/support/tables.hpp"

#include <doctest/doctest.h>

using namespace nianbao;
using testing::text_table;

namespace {

FormLibrary
library_of(const std::string& period)
{
    const auto text = "id = \"school\"\ntitle = \"信息公开工作年度报告\"\n" + period + R"(
[[table]]
id = "meetings"
unit = "次"
rows = [ { label = ["校务会"], metric = "meetings.{column}" },
         { label = ["教代会"], metric = "congress.{column}" } ]
columns = [ { label = ["次数"], key = "number" }, { label = ["议题数"], key = "topics" } ]
)";
    return FormLibrary({parse_form(text, "school.toml").value()});
}

Identity
identity_under(const char* period)
{
    const auto library = library_of(period);
    const auto document = testing::document_of(
        {Paragraph{"云州大学信息公开工作年度报告"},
         text_table({{"", "次数", "议题数"}, {"校务会", "3", "5"}, {"教代会", "1", "2"}}),
         Paragraph{"云州大学"},
         Paragraph{"2021年10月30日"}});
    return compile_report(document, library, {}, {}).identity;
}

} // namespace

TEST_CASE("the form that is recognised says which year a signature speaks of")
{
    REQUIRE(identity_under("period = \"academic\"").years.size() == 1);
    CHECK(identity_under("period = \"academic\"").years[0].value == "2021");
    CHECK(identity_under("").years[0].value == "2020");
}
