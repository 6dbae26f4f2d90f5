#include "batch/options_help.hpp"

#include "batch/width.hpp"
#include "export/page.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace nianbao {

namespace {

// clang-format off
constexpr Wording about_program{"把文件夹里的政府信息公开工作年度报告（.docx）转成整齐的表格。",
                                "Turns folders of Chinese government annual reports (.docx) into tidy tables."};
constexpr Wording usage{        "用法：", "usage: "};
constexpr Wording commands{     "命令：", "commands:"};
constexpr Wording options{      "选项：", "options:"};
constexpr Wording help_command{ "显示说明；给出命令则说明该命令", "this text, or that of a command"};
constexpr Wording version_flag{ "显示版本", "the version"};
constexpr Wording layers{
    "每个选项也可以用环境变量（如 NIANBAO_CSV_BOM=no）或 --config 的 TOML 文件给出；\n"
    "命令行优先于环境变量，环境变量优先于文件。以 - 开头的路径放在 -- 之后。",
    "Every option may stand in the environment (NIANBAO_CSV_BOM=no) or in the TOML file of --config\n"
    "as well; a flag beats the environment, which beats the file. A PATH that begins with - goes after --."};
constexpr Wording statuses{
    "退出状态：0 正常；1 未写出任何结果，原有结果不动；2 用法、配置或表式有误；3 已写出，但有文件读取失败；4 已写出，且有 --fail-on 所指的问题；\n"
    "75 另一次运行正在写同一个文件夹；130、143 被中断，未写出。",
    "exit status: 0 good; 1 nothing published, earlier output untouched; 2 wrong usage, configuration or form;\n"
    "3 published, and at least one document failed; 4 published, with\nfindings of --fail-on; 75 another run writes there; 130, 143 interrupted, nothing published."};
// clang-format on

constexpr std::size_t gap = 2;

struct Line
{
    std::string left;
    std::string_view right;
};

std::string
two_columns(const std::vector<Line>& lines)
{
    std::size_t width = 0;
    for (const auto& line : lines) {
        width = std::max(width, display_width(line.left));
    }
    std::string text;
    for (const auto& line : lines) {
        text += fmt::format("  {}{}\n", padded(line.left, width + gap), line.right);
    }
    return text;
}

std::string
spelled(const OptionRule& rule)
{
    auto text = rule.letter != 0 ? fmt::format("-{}, --{}", rule.letter, rule.name)
                                 : fmt::format("    --{}", rule.name);
    return rule.argument.empty() ? text : fmt::format("{} {}", text, rule.argument);
}

std::string
help_of(Command command, Language language)
{
    std::vector<Line> lines;
    for (const auto& rule : option_rules) {
        if (knows(command, rule)) {
            lines.push_back({spelled(rule), rule.text.in(language)});
        }
    }
    const auto& rule = rule_of(command);
    auto text = fmt::format("{}nianbao {} {}\n{}\n\n{}\n{}",
                            usage.in(language),
                            rule.name,
                            rule.arguments,
                            rule.text.in(language),
                            options.in(language),
                            two_columns(lines));
    if (command == Command::convert) {
        text += fmt::format("\n{}\n{}\n", layers.in(language), statuses.in(language));
    }
    return text;
}

} // namespace

std::string
help_text(std::optional<Command> about, Language language)
{
    if (about) {
        return help_of(*about, language);
    }
    std::vector<Line> lines;
    lines.reserve(command_rules.size() + 2);
    for (const auto& rule : command_rules) {
        lines.push_back(
            {fmt::format("nianbao {} {}", rule.name, rule.arguments), rule.text.in(language)});
    }
    lines.push_back({"nianbao help [COMMAND]", help_command.in(language)});
    lines.push_back({"nianbao --version", version_flag.in(language)});
    return fmt::format(
        "{}\n\n{}\n{}", about_program.in(language), commands.in(language), two_columns(lines));
}

std::string
version_text()
{
    return fmt::format("nianbao {} (audit.html: {})\n", NIANBAO_VERSION, page_kind());
}

} // namespace nianbao
