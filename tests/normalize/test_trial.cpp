#include "normalize/trial.hpp"

#include "tests/support/tables.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace nianbao;
using namespace nianbao::testing;

namespace {

constexpr const char* form = R"(
id = "mine"
title = "申请"
[[table]]
id = "applications"
over_pages = true
unit = "件"
columns = [
  { label = ["自然人"], applicant = "person" },
  { label = ["总计"], applicant = "total" },
]
rows = [
  { label = ["一、新收"], also = ["本年新收"], metric = "received" },
  { label = ["二、公开（不计其他）"], metric = "granted" },
  { label = ["三、结转下年度"], metric = "carried" },
]
)";

const FormLibrary&
library()
{
    static const FormLibrary known({parse_form(form, "mine.toml").value()});
    return known;
}

std::string
state_of(const TriedLabel& label)
{
    if (label.state == LabelState::matched) {
        return std::string(name_of(label.match));
    }
    return label.state == LabelState::unused ? "unused" : "missing";
}

// "applications answered; 自然人 exact 自然人 r1c2; ..." for each table tried.
std::vector<std::string>
trial_of(const Document& document)
{
    const auto report = compile_report(document, library(), {}, {});
    std::vector<std::string> texts;
    for (const auto& tried : try_tables(document, library(), report)) {
        auto& text = texts.emplace_back(
            fmt::format("{} {}", tried.table->id, tried.answered ? "answered" : "alike"));
        for (const auto* labels : {&tried.columns, &tried.rows}) {
            for (const auto& label : *labels) {
                text += fmt::format("; {} {} {} r{}c{}",
                                    label.entry->printed.back(),
                                    state_of(label),
                                    label.printed,
                                    label.place.row,
                                    label.place.column);
            }
        }
    }
    return texts;
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("a trial tells of every label how it matched, and of a missing one what is most like it")
{
    const auto document = document_of({text_table({{"", "自然人", "总计"},
                                                   {"本年新收", "1", "1"},
                                                   {"二、公开", "0", "0"},
                                                   {"三、结转下一年", "0", "0"}})});
    CHECK(trial_of(document) ==
          Strings{"applications answered; 自然人 exact 自然人 r1c2; 总计 exact 总计 r1c3; "
                  "一、新收 alias 本年新收 r2c1; 二、公开（不计其他） trimmed 二、公开 r3c1; "
                  "三、结转下年度 missing 三、结转下一年 r4c1"});
}

TEST_CASE("a label whose values could not be taken is printed and unused")
{
    const auto document = document_of({text_table({{"", "自然人", "总计"},
                                                   {"一、新收", "1", "1"},
                                                   {"二、公开", "0"},
                                                   {"三、结转下年度", "0", "0"}})});
    CHECK(trial_of(document) ==
          Strings{"applications answered; 自然人 exact 自然人 r1c2; 总计 exact 总计 r1c3; "
                  "一、新收 exact 一、新收 r2c1; 二、公开（不计其他） unused 二、公开 r3c1; "
                  "三、结转下年度 exact 三、结转下年度 r4c1"});
}

TEST_CASE("a table that answers to none stands there with the one most like it, or not at all")
{
    const auto document = document_of({text_table({{"", "自然 (人)", "合计"}, {"新收", "1", "1"}}),
                                       text_table({{"负责人", "电话"}, {"张三", "123"}}, 2)});
    CHECK(trial_of(document) ==
          Strings{"applications alike; 自然人 missing 自然 (人) r1c2; 总计 missing  r0c0; "
                  "一、新收 unused 新收 r2c1; 二、公开（不计其他） missing  r0c0; "
                  "三、结转下年度 missing  r0c0"});
}

TEST_CASE("a text that holds a label is a hint for it, however long")
{
    const auto document = document_of(
        {text_table({{"", "自然人", "按申请人类别计算的总计"}, {"一、新收", "1", "1"}})});
    CHECK(trial_of(document).front().find("; 总计 missing 按申请人类别计算的总计 r1c3; ") !=
          std::string::npos);
}

TEST_CASE("a table that goes on in another stands there with what each part prints")
{
    const auto document = document_of({text_table({{"", "自然人", "总计"}, {"一、新收", "1", "1"}}),
                                       text_table({{"二、公开", "0", "0"}}, 2)});
    CHECK(trial_of(document) ==
          Strings{"applications answered; 自然人 exact 自然人 r1c2; 总计 exact 总计 r1c3; "
                  "一、新收 exact 一、新收 r2c1; 三、结转下年度 missing  r0c0",
                  "applications answered; 二、公开（不计其他） trimmed 二、公开 r1c1"});
}
