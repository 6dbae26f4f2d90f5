#include "normalize/message.hpp"

#include "extract/document_reader.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace nianbao;

TEST_CASE("a finding is worded in both languages from its code and arguments")
{
    const Finding finding{"label-missing", {"规章"}, {}};
    CHECK(words(finding, Language::zh) == "没有找到表式应有的标签：“规章”，该项没有数据");
    CHECK(words(finding, Language::en) ==
          "a label of the form was not found: '规章'; its figures are missing");
    CHECK(severity_of(finding) == Severity::warning);
}

TEST_CASE("a failure names part and line")
{
    const Failure failure{"malformed-xml", {"bad"}, "word/document.xml", 7};
    CHECK(words(failure, Language::en) == "word/document.xml:7: the XML is malformed: bad");
    CHECK(name_of(rule_of(failure).reason_class) == "content");
}

TEST_CASE("a long path does not hide what is wrong with it")
{
    Failure failure{"path-missing", {std::string("No such file")}};
    failure.part = std::string(1000, 'x');
    const auto text = words(failure, Language::en);
    CHECK(text.size() <= 300);
    CHECK(text.find("cannot be opened: No such file") != std::string::npos);
}

TEST_CASE("whatever is left out of a document has a reason in both languages")
{
    for (const auto what : left_out_names()) {
        CAPTURE(what);
        CHECK_FALSE(why_left_out(what, Language::zh).empty());
        CHECK_FALSE(why_left_out(what, Language::en).empty());
    }
    CHECK(why_left_out("placeholder", Language::en) ==
          "the prompt of a content control, which nobody filled in");
    CHECK(why_left_out("nothing of ours", Language::en).empty());
}

TEST_CASE("a code of no catalogue is a check of one's own form, or a bug")
{
    CHECK(words(Finding{"mine", {"1", "2", "≠"}, {}}, Language::en) ==
          "a check of the form does not hold: 1 ≠ 2");
    CHECK(words(Failure{"new", {"x"}}, Language::en) ==
          "a bug in nianbao, please report it: x [new]");
}

TEST_CASE("text of a stranger's can neither break a line, hide nor turn around")
{
    CHECK(visible("a\nb\x1B[2J") == "a\\u{A}b\\u{1B}[2J");
    CHECK(visible("报\u202E告\u200B") == "报\\u{202E}告\\u{200B}");
    CHECK(visible("\xFF\xC0z") == "\\xFF\\xC0z");
    CHECK(visible("一二三四五", 9) == "一二…");
    CHECK(visible("一二三", 9) == "一二三");
}

TEST_CASE("every code has words in both languages and stands once")
{
    std::set<std::string_view> codes;
    for (const auto& rule : finding_rules()) {
        CHECK_MESSAGE(codes.insert(rule.code).second, rule.code);
        CHECK_FALSE(rule.zh.empty());
        CHECK_FALSE(rule.en.empty());
        CHECK_FALSE(words(Finding{std::string(rule.code), {}, {}}, Language::zh).empty());
        CHECK_FALSE(words(Finding{std::string(rule.code), {}, {}}, Language::en).empty());
    }
    codes.clear();
    for (const auto& rule : failure_rules()) {
        CHECK_MESSAGE(codes.insert(rule.code).second, rule.code);
        CHECK_FALSE(words(Failure{std::string(rule.code)}, Language::zh).empty());
        CHECK_FALSE(words(Failure{std::string(rule.code)}, Language::en).empty());
    }
}
