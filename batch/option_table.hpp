#pragma once

#include "batch/terminal.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace nianbao {

enum class Command : std::uint8_t { convert = 1, inspect = 2, forms = 4, doctor = 8 };

struct CommandRule
{
    Command command;
    std::string_view name;
    std::string_view arguments; // as usage prints them
    Wording text;
};

enum class Takes : std::uint8_t { nothing, one, many };

// One option: on the command line, in the environment (NIANBAO_CSV_BOM) and in --config alike.
struct OptionRule
{
    std::string_view name;
    char letter; // 0: none
    Takes takes;
    std::uint8_t commands; // those that know it
    std::string_view argument;
    Wording text;
};

inline constexpr std::uint8_t of_convert = 1;
inline constexpr std::uint8_t of_convert_and_inspect = 1 | 2;
inline constexpr std::uint8_t of_convert_and_forms = 1 | 4;
inline constexpr std::uint8_t of_inspect = 2;
inline constexpr std::uint8_t of_forms = 4;
inline constexpr std::uint8_t of_all_with_colour = 1 | 2 | 4;
inline constexpr std::uint8_t of_all = 1 | 2 | 4 | 8;

// clang-format off
inline constexpr std::array command_rules{
    CommandRule{Command::convert, "convert", "[OPTIONS] -o OUT PATH...",
                {"把年报（.docx 文件或文件夹）转成整齐的表格", "turns reports (.docx files or folders of them) into tidy tables"}},
    CommandRule{Command::inspect, "inspect", "[--json] FILE...",
                {"看一份文档里有什么：标题、书签、每张表的网格", "what is in a document: headings, bookmarks, every table as a grid"}},
    CommandRule{Command::forms,   "forms",   "[ID] | --check FILE | --try FORM DOC... | --codes",
                {"已知的表式；打印、检查或试用一个表式；全部代码", "the known forms; one as people read it; checks or tries one; all codes"}},
    CommandRule{Command::doctor,  "doctor",  "",
                {"这台机器能否运行：版本、隔离、语言、可写的位置", "whether this machine will do: versions, jail, language, writable places"}},
};

inline constexpr std::array option_rules{
    OptionRule{"out",      'o', Takes::one,     of_convert, "DIR",
               {"表格写到哪个文件夹，没有就新建（必填）", "where the tables go; made if absent (required)"}},
    OptionRule{"state",    0,   Takes::one,     of_convert, "DIR",
               {"程序自用的状态文件夹（默认：本地盘上为 OUT/.nianbao）", "what the program keeps for itself (default: OUT/.nianbao where OUT is on a local disk)"}},
    OptionRule{"jobs",     'j', Takes::one,     of_convert, "N",
               {"同时读几份文档（默认：处理器核数）", "documents read at once (default: number of cores)"}},
    OptionRule{"settle",   0,   Takes::one,     of_convert, "SECONDS",
               {"这么多秒内变动过的文件留到下次再读，可能还在复制（默认：0）", "leave what changed so recently to the next run, it may be half-copied (default: 0)"}},
    OptionRule{"allow-shrink", 0, Takes::nothing, of_convert, "",
               {"收件文件夹里少了许多文档也照样写出", "publish although many documents are gone from the inbox"}},
    OptionRule{"rebuild",  0,   Takes::nothing, of_convert, "",
               {"忘掉以前读过的，全部重读", "forget what earlier runs read, and read all again"}},
    OptionRule{"form",     0,   Takes::many,    of_convert_and_forms, "FILE",
               {"自备的表式（TOML），可重复", "a form of one's own (TOML); repeatable"}},
    OptionRule{"check",    0,   Takes::one,     of_forms, "FILE",
               {"检查一个表式文件，列出全部错误和可疑之处", "all that is wrong or doubtful in the file of a form"}},
    OptionRule{"try",      0,   Takes::one,     of_forms, "FORM",
               {"只用这个表式（文件或编号）读 DOC，显示哪些相符、哪些没有", "what of FORM (a file or an ID), alone, matched in DOC"}},
    OptionRule{"codes",    0,   Takes::nothing, of_forms, "",
               {"全部问题、失败和未取原因的代码及说明", "all codes of findings, failures and what is not taken"}},
    OptionRule{"divisions", 0,  Takes::many,    of_convert, "FILE",
               {"更新的或历史的地名（CSV：code,name,since,until），可重复", "newer or historical names of places (CSV: code,name,since,until); repeatable"}},
    OptionRule{"aliases",  0,   Takes::one,     of_convert, "FILE",
               {"机关的旧名与新名（CSV：old,new）", "old and new names of one body (CSV: old,new)"}},
    OptionRule{"roster",   0,   Takes::one,     of_convert, "FILE",
               {"应报送的机关名册（CSV：agency,division_code,since,until,complete）", "bodies that should have reported (CSV: agency,division_code,since,until,complete)"}},
    OptionRule{"bookmark", 0,   Takes::many,    of_convert, "GLOB",
               {"只取这样命名的书签所标的表，可重复", "take only tables that a bookmark so named marks; repeatable"}},
    OptionRule{"csv-bom",  0,   Takes::one,     of_convert, "yes|no",
               {"CSV 开头写字节序标记，中文 Windows 的 Excel 需要（默认：yes）", "byte order mark on the CSVs, which Excel on Chinese Windows needs (default: yes)"}},
    OptionRule{"write",    0,   Takes::one,     of_convert, "LIST",
               {"除 CSV 外还写哪些产品：xlsx、html、sqlite，逗号分隔（默认：xlsx,html）", "products to write beside the CSVs: xlsx, html, sqlite, by comma (default: xlsx,html)"}},
    OptionRule{"split-findings", 0, Takes::one, of_convert, "agency",
               {"另为每个机关写一份问题工作簿", "one findings workbook per body as well"}},
    OptionRule{"lang",     0,   Takes::one,     of_convert_and_inspect, "zh|en",
               {"输出文件里说明文字的语言（默认：zh）", "language of the messages in the output (default: zh)"}},
    OptionRule{"json",     0,   Takes::nothing, of_inspect, "",
               {"输出 JSON：每个文件一个对象", "print JSON: one array, an object per file"}},
    OptionRule{"config",   0,   Takes::one,     of_convert, "FILE",
               {"从 TOML 文件取同名选项", "the same options from a TOML file"}},
    OptionRule{"fail-on",  0,   Takes::one,     of_convert, "error|warning",
               {"发布的结果里有这样的问题时，退出状态为 4（默认：不管）", "exit with 4 while such findings are published (default: never)"}},
    OptionRule{"log",      0,   Takes::one,     of_convert, "FILE",
               {"把经过逐行追加到这个文件（NDJSON）", "append what happens to this file, an event a line (NDJSON)"}},
    OptionRule{"progress", 0,   Takes::one,     of_convert, "auto|plain|none",
               {"进度显示（默认：auto，仅终端）", "what is shown while running (default: auto, on a terminal only)"}},
    OptionRule{"color",    0,   Takes::one,     of_all_with_colour, "auto|always|never",
               {"颜色（默认：auto）", "colour (default: auto)"}},
    OptionRule{"quiet",    'q', Takes::nothing, of_convert, "",
               {"除错误外不输出", "say nothing but errors"}},
    OptionRule{"verbose",  'v', Takes::nothing, of_convert, "",
               {"每份文档输出一行", "one line per document"}},
    OptionRule{"help",     'h', Takes::nothing, of_all, "",
               {"显示本说明", "this text"}},
};
// clang-format on

[[nodiscard]] constexpr bool
knows(Command command, const OptionRule& rule)
{
    return (rule.commands & static_cast<std::uint8_t>(command)) != 0;
}

[[nodiscard]] constexpr const CommandRule&
rule_of(Command command)
{
    for (const auto& rule : command_rules) {
        if (rule.command == command) {
            return rule;
        }
    }
    return command_rules.front();
}

[[nodiscard]] constexpr const OptionRule*
find_option(std::string_view name)
{
    for (const auto& rule : option_rules) {
        if (rule.name == name) {
            return &rule;
        }
    }
    return nullptr;
}

} // namespace nianbao
