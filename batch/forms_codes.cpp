#include "batch/forms_codes.hpp"

#include "batch/terminal.hpp"
#include "batch/text_columns.hpp"

#include <fmt/args.h>
#include <fmt/format.h>

namespace nianbao {

namespace {

// clang-format off
constexpr Wording findings{"问题（findings.csv）：",                      "findings (findings.csv):"};
constexpr Wording failures{"失败和提醒（reports.csv 的 reason、屏幕）：", "failures and warnings (reason of reports.csv, terminal):"};
constexpr Wording left_out{"未取的内容（inspect）：",                     "left out of the text (inspect):"};
constexpr Wording unmapped{"未归入指标的单元格（unmapped.csv 的 why）：", "cells not taken (why of unmapped.csv):"};
constexpr Wording code{    "代码",                                        "code"};
constexpr Wording severity{"程度",                                        "severity"};
constexpr Wording source{  "依据",                                        "source"};
constexpr Wording reason{  "原因类别",                                    "class"};
constexpr Wording meaning{ "说明",                                        "meaning"};
// clang-format on

constexpr std::size_t most_arguments = 4;

// The words of a rule without what a message fills in.
std::string
words_of(const Wording& wording, Language language)
{
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (std::size_t i = 0; i < most_arguments; ++i) {
        store.push_back("…");
    }
    return fmt::vformat(wording.in(language), store);
}

std::string
section(const Wording& heading, const std::vector<Texts>& lines, Language language)
{
    return fmt::format("{}\n{}", heading.in(language), aligned(lines, "  "));
}

Texts
headings(std::initializer_list<Wording> wordings, Language language)
{
    Texts texts;
    for (const auto& wording : wordings) {
        texts.emplace_back(wording.in(language));
    }
    return texts;
}

std::vector<Texts>
finding_lines(Language language)
{
    std::vector<Texts> lines{headings({code, severity, source, meaning}, language)};
    for (const auto& rule : finding_rules()) {
        lines.push_back({std::string(rule.code),
                         std::string(name_of(rule.severity)),
                         std::string(name_of(rule.source)),
                         words_of({rule.zh, rule.en}, language)});
    }
    return lines;
}

std::vector<Texts>
failure_lines(Language language)
{
    std::vector<Texts> lines{headings({code, severity, reason, meaning}, language)};
    for (const auto& rule : failure_rules()) {
        lines.push_back({std::string(rule.code),
                         std::string(name_of(rule.severity)),
                         std::string(name_of(rule.reason_class)),
                         words_of({rule.zh, rule.en}, language)});
    }
    return lines;
}

std::vector<Texts>
left_out_lines(Language language)
{
    std::vector<Texts> lines{headings({code, meaning}, language)};
    for (const auto& rule : left_out_rules()) {
        lines.push_back({std::string(rule.what), words_of({rule.zh, rule.en}, language)});
    }
    return lines;
}

std::vector<Texts>
unmapped_lines(Language language)
{
    std::vector<Texts> lines{headings({code, meaning}, language)};
    for (const auto& rule : unmapped_rules()) {
        lines.push_back({std::string(rule.why), words_of({rule.zh, rule.en}, language)});
    }
    return lines;
}

} // namespace

std::string
codes_text(Language language)
{
    return section(findings, finding_lines(language), language) + '\n' +
           section(failures, failure_lines(language), language) + '\n' +
           section(left_out, left_out_lines(language), language) + '\n' +
           section(unmapped, unmapped_lines(language), language);
}

} // namespace nianbao
