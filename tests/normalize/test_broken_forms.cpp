#include "normalize/form_check.hpp"
#include "normalize/form_library.hpp"
#include "normalize/message.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

using namespace nianbao;

namespace {

const std::filesystem::path folder = NIANBAO_SOURCE_DIR "/tests/forms/broken";

std::vector<std::filesystem::path>
broken_forms()
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::string
text_of(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The comments at the top: "# 8: unknown key ...", first in English, then in Chinese.
std::vector<std::string>
expected(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream all(text);
    for (std::string line; std::getline(all, line) && line.starts_with("# ");) {
        lines.push_back(line.substr(2));
    }
    return lines;
}

const FormLibrary&
official()
{
    static const auto library = load_forms({}).value();
    return library;
}

std::vector<std::string>
told(const FormCheck& check)
{
    std::vector<std::string> lines;
    for (const auto language : {Language::en, Language::zh}) {
        for (const auto& mistake : check.mistakes) {
            lines.push_back(fmt::format("{}: {}", mistake.line, bare_words(mistake, language)));
        }
        for (const auto& warning : check.warnings) {
            lines.push_back(
                fmt::format("{}: warning: {}", warning.line, bare_words(warning, language)));
        }
    }
    return lines;
}

} // namespace

TEST_CASE("every broken form is told all that is wrong with it, with the line, in both languages")
{
    for (const auto& path : broken_forms()) {
        CAPTURE(path.filename().string());
        const auto text = text_of(path);
        const auto check = check_form(text, path.filename().string(), official().forms);
        CHECK(told(check) == expected(text));
        CHECK_FALSE(expected(text).empty());
    }
}

TEST_CASE("every message about a form has a broken form that shows it")
{
    std::set<std::string> shown;
    for (const auto& path : broken_forms()) {
        const auto check = check_form(text_of(path), path.filename().string(), official().forms);
        for (const auto* all : {&check.mistakes, &check.warnings}) {
            for (const auto& one : *all) {
                shown.insert(one.code);
                CHECK(rule_of(one).code == one.code);
                CHECK((rule_of(one).severity == Severity::warning) == (all == &check.warnings));
            }
        }
    }
    shown.insert("form-unreadable"); // no content does that: see the next test
    for (const auto& rule : failure_rules()) {
        if (rule.code.starts_with("form-")) {
            CAPTURE(rule.code);
            CHECK(shown.contains(std::string(rule.code)));
        }
    }
}

TEST_CASE("a form that cannot be read says so")
{
    const auto forms = load_forms(std::vector<std::filesystem::path>{"none.toml"});
    REQUIRE_FALSE(forms);
    CHECK(words(forms.error(), Language::en) ==
          "cannot read the form none.toml: No such file or directory");
    CHECK(words(forms.error(), Language::zh) ==
          "无法读取表式文件 none.toml：No such file or directory");
}

TEST_CASE("a form of an id that is known is refused with its line")
{
    const auto path = folder / "id_twice.toml";
    const auto forms = load_forms(std::vector{path});
    REQUIRE_FALSE(forms);
    CHECK(forms.error().code == "form-id-twice");
    CHECK(forms.error().line == 3);
}

TEST_CASE("the official forms have nothing to be warned of, one beside the other")
{
    for (const auto& embedded : embedded_forms()) {
        const auto own = parse_form(embedded.text, embedded.name).value();
        std::vector<Form> others;
        for (const auto& form : official().forms) {
            if (form.id != own.id) {
                others.push_back(form);
            }
        }
        CHECK(told(check_form(embedded.text, embedded.name, others)) == std::vector<std::string>{});
        CHECK(others.size() + 1 == official().forms.size());
    }
}

TEST_CASE("members of an axis that differ by a digit are no slips of each other")
{
    const auto form = [](const std::string& metric) {
        return "id = \"" + metric + "\"\ntitle = \"x\"\n[[table]]\nid = \"t\"\nunit = \"次\"\n" +
               "rows = [{ label = [] }]\ncolumns = [{ label = [\"次数\"], metric = \"" + metric +
               "\" }]";
    };
    const std::vector known{parse_form(form("meetings.quarter1"), "a").value()};
    CHECK(check_form(form("meetings.quarter2"), "b", known).warnings.empty());
    CHECK(check_form(form("meetings.quartr1"), "b", known).warnings.size() == 1);
}
