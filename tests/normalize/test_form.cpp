#include "normalize/form_library.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace nianbao;

namespace {

constexpr const char* small_form = R"(
id = "small"
title = "试表"
[[table]]
id = "fees"
caption = "第一项"
unit = "项"
columns = [ { label = ["上年"], key = "previous" }, { label = ["金额"], key = "amount", type = "money", unit = "万元" } ]
rows = [ { label = ["收费"], also = ["收 费 数"], metric = "fees.{column}", en = "Fees" } ]
)";

Failure
failure_of(const std::string& text)
{
    const auto form = parse_form(text, "my.toml");
    REQUIRE_FALSE(form);
    return form.error();
}

std::string
with(const std::string& line)
{
    return std::string("id = \"x\"\ntitle = \"y\"\n") + line;
}

} // namespace

TEST_CASE("rows and columns of a form are crossed into its figures")
{
    const auto form = parse_form(small_form, "small.toml");
    REQUIRE(form);
    const auto& table = form->tables.at(0);
    REQUIRE(table.cells.size() == 2);
    CHECK(table.cells[0].metric == "fees.previous");
    CHECK(table.cells[0].metric_label == "第一项 / 收费 / 上年");
    CHECK(table.cells[0].unit == "项");
    CHECK(table.cells[1].type == ValueType::money);
    CHECK(table.cells[1].unit == "万元");
    CHECK(table.rows[0].also == std::vector<std::string>{"收费数"});
}

TEST_CASE("an unknown key stops the form with its line and what was meant")
{
    const auto failure = failure_of(with("[[table]]\nid = \"t\"\nroows = []\n"));
    CHECK(failure.code == "form-unknown-key");
    CHECK(failure.line == 5);
    CHECK(failure.part == "my.toml");
    CHECK(failure.arguments == std::vector<Argument>{"roows", "rows"});
}

TEST_CASE("what is wrong in a form is said with its line")
{
    CHECK(failure_of("id = ").code == "form-syntax");
    CHECK(failure_of("title = \"x\"").code == "form-missing-key");
    CHECK(failure_of(with("since = \"2019\"")).code == "form-wrong-type");
    CHECK(failure_of(with("[[table]]\nid = \"t\"\nrows = [{ label = \"x\" }]")).code ==
          "form-wrong-type");
    CHECK(failure_of(with("[[table]]\nid = \"t\"\nmatch_cells_by = \"colour\"")).arguments ==
          std::vector<Argument>{"match_cells_by", "colour", "position, order"});
    CHECK(failure_of(with("[[table]]\nid = \"t\"\nover_pages = \"yes\"")).arguments ==
          std::vector<Argument>{"over_pages", "true"});
    CHECK(failure_of(with("[[table]]\nid = \"t\"\nrows = [{ label = [\"a\"] }]\ncolumns = [{ label "
                          "= [\"b\"] }]"))
              .code == "form-no-metric");
    CHECK(failure_of(std::string(small_form) +
                     "[[check]]\ncode = \"c\"\nequal = [[\"fees.none\"], [\"fees.amount\"]]")
              .code == "form-unknown-metric");
}

TEST_CASE("a figure that stands twice in a form is an error")
{
    CHECK(failure_of(with("[[table]]\nid = \"t\"\nrows = [{ label = [\"a\"], metric = \"m\" }]\n"
                          "columns = [{ label = [\"b\"] }, { label = [\"c\"] }]"))
              .code == "form-metric-twice");
}

TEST_CASE("the official forms have every cell: 58 of 2014, 198 of 2019, 200 of 2021")
{
    const auto library = load_forms({});
    REQUIRE(library);
    REQUIRE(library->forms.size() == 3);
    std::vector<std::size_t> sizes;
    std::vector<std::set<std::string>> metrics;
    for (const auto& form : library->forms) {
        auto& known = metrics.emplace_back();
        std::size_t cells = 0;
        for (const auto& table : form.tables) {
            for (const auto& cell : table.cells) {
                cells += cell.has_figure() && cell.item.empty() ? 1 : 0;
                if (cell.has_figure()) {
                    known.insert(cell.metric);
                }
            }
        }
        sizes.push_back(cells);
    }
    CHECK(sizes == std::vector<std::size_t>{58, 198, 200});
    CHECK(metrics[0].size() == 58);
    CHECK(metrics[1].size() == 60);
    CHECK(metrics[2].size() == 50);
    const auto shared = [&](std::size_t one, std::size_t other) {
        return std::count_if(metrics[one].begin(), metrics[one].end(), [&](const auto& metric) {
            return metrics[other].contains(metric);
        });
    };
    CHECK(shared(1, 2) == 42);
    CHECK(shared(0, 1) == 9);
    CHECK(shared(0, 2) == 9);
}

TEST_CASE("the dictionary lists each metric once, with every form that prints it")
{
    const auto library = load_forms({});
    REQUIRE(library);
    const auto metrics = metric_dictionary(library->forms);
    CHECK(metrics.size() == 117);
    const auto granted = std::find_if(metrics.begin(), metrics.end(), [](const Metric& metric) {
        return metric.id == "applications.result.granted";
    });
    REQUIRE(granted != metrics.end());
    CHECK(granted->label == "三、本年度办理结果 / （一）予以公开");
    CHECK(granted->english == "Granted");
    CHECK(granted->unit == "件");
    CHECK(granted->forms == "zfxxgk-2019|zfxxgk-2021");
    CHECK(granted->relation == Relation::same);
}

TEST_CASE("the dictionary says where an older form counts only something close, or a part")
{
    const auto library = load_forms({});
    REQUIRE(library);
    const auto metrics = metric_dictionary(library->forms);
    const auto metric_of = [&](std::string_view id) {
        return *std::find_if(
            metrics.begin(), metrics.end(), [&](const Metric& metric) { return metric.id == id; });
    };
    const auto received = metric_of("applications.received.new");
    CHECK(received.label == "一、本年新收政府信息公开申请数量");
    CHECK(received.forms == "zfxxgk-2014|zfxxgk-2019|zfxxgk-2021");
    CHECK(received.relation == Relation::close);
    CHECK(received.loose_forms == "zfxxgk-2014");
    CHECK(received.related.empty());
    const auto public_already = metric_of("legacy.applications.reply.already_public");
    CHECK(public_already.relation == Relation::part_of);
    CHECK(public_already.related == "applications.result.granted");
}

TEST_CASE("a form says by which day of the next year its reports are due")
{
    const auto form = parse_form(
        std::string("due = \"01-31\"\ndue_of_governments = \"03-31\"\n") + small_form, "my.toml");
    CHECK(form->due == DueDay{1, 31});
    CHECK(form->due_of_governments == DueDay{3, 31});
    CHECK(parse_form(small_form, "small.toml")->due == DueDay{});
    for (const auto* wrong : {"\"31-01\"", "\"01\"", "\"01-31x\"", "\"1月31日\"", "131"}) {
        CHECK(failure_of(with("due = " + std::string(wrong))).code == "form-wrong-type");
    }
}

TEST_CASE("a check may say which figures are zero below a level of places")
{
    const auto form = parse_form(R"(id = "f"
title = "f"
[[table]]
id = "t"
rows = [ { label = ["规章"], metric = "rules" } ]
columns = [ { label = ["件数"] } ]
[[check]]
code = "c"
zero_below = "county"
figures = ["rules"]
)",
                                 "f.toml");
    REQUIRE(form);
    CHECK(form->checks[0].zero_below == PlaceLevel::county);
    REQUIRE(form->checks[0].left.size() == 1);
    CHECK(form->checks[0].left[0].metric == "rules");
    CHECK(FormLibrary({*form}).checks[0].empty()); // no sum
}

TEST_CASE("a form says whether its reports are of a calendar or an academic year")
{
    CHECK(parse_form(small_form, "small.toml")->period == ReportingYear::calendar);
    const auto academic = std::string("period = \"academic\"\n") + small_form;
    CHECK(parse_form(academic, "my.toml")->period == ReportingYear::academic);
    CHECK(failure_of(with("period = \"school\"")).code == "form-bad-value");
    CHECK(failure_of(with("period = 2020")).code == "form-wrong-type");
}
