#include "batch/options.hpp"
#include "batch/options_help.hpp"
#include "batch/settings.hpp"
#include "tests/batch/folder_tree.hpp"

#include <doctest/doctest.h>

using namespace nianbao;

namespace {

ConvertOptions
converted(const std::vector<std::string>& arguments, const Environment& environment = {})
{
    auto parsed = parse_options(arguments, environment);
    REQUIRE_MESSAGE(parsed, (parsed ? "" : words(parsed.error(), Language::en)));
    return std::get<ConvertOptions>(*parsed);
}

std::string
refused(const std::vector<std::string>& arguments,
        const Environment& environment = {},
        Language language = Language::en)
{
    const auto parsed = parse_options(arguments, environment);
    REQUIRE(!parsed);
    return words(parsed.error(), language);
}

} // namespace

TEST_CASE("convert takes OUT and PATHs, and the rest has defaults")
{
    const auto options = converted({"convert", "-o", "out", "in", "b.docx"});
    CHECK(options.out == "out");
    CHECK(options.inbox == std::vector<std::filesystem::path>{"in", "b.docx"});
    CHECK(options.jobs >= 1);
    CHECK(options.byte_order_mark);
    CHECK(options.language == Language::zh);
    CHECK(options.progress == ProgressChoice::automatic);
    CHECK(options.color == ColorChoice::automatic);
    CHECK(options.verbosity == Verbosity::normal);
    CHECK(options.forms.empty());
    CHECK(options.reading.bookmarks.empty());
}

TEST_CASE("every option of convert is taken as given, repeatable ones in order")
{
    const auto options =
        converted({"convert", "--out=o",    "-j3",   "--form",       "a.toml",  "--form", "b.toml",
                   "in",      "--bookmark", "表*",   "--csv-bom=no", "--write", "csv",    "--lang",
                   "en",      "--progress", "plain", "--color",      "never",   "-v"});
    CHECK(options.jobs == 3);
    CHECK(options.forms == std::vector<std::filesystem::path>{"a.toml", "b.toml"});
    CHECK(options.reading.bookmarks == std::vector<std::string>{"表*"});
    CHECK(!options.byte_order_mark);
    CHECK(options.language == Language::en);
    CHECK(options.progress == ProgressChoice::plain);
    CHECK(options.color == ColorChoice::never);
    CHECK(options.verbosity == Verbosity::verbose);
    CHECK(options.fail_on == FailOn::never);
    CHECK(options.inbox == std::vector<std::filesystem::path>{"in"});
}

TEST_CASE("what fails a run and where it is logged are as given")
{
    const auto options =
        converted({"convert", "-o", "o", "--fail-on", "warning", "--log", "l", "in"});
    CHECK(options.fail_on == FailOn::warning);
    CHECK(options.log == "l");
    CHECK(refused({"convert", "-o", "o", "--fail-on", "note", "in"}) ==
          "--fail-on cannot be 'note'; allowed: error, warning");
    CHECK(refused({"doctor", "x"}) == "'x' is one too many; nianbao doctor takes no operands");
}

TEST_CASE("an age to settle is a number of seconds")
{
    CHECK(converted({"convert", "-o", "o", "in"}).settle.count() == 0);
    CHECK(converted({"convert", "-o", "o", "--settle", "90", "in"}).settle.count() == 90);
    for (const std::string wrong : {"-1", "1m", "31622401"}) {
        CHECK(refused({"convert", "-o", "o", "--settle=" + wrong, "in"}) ==
              "--settle cannot be '" + wrong + "'; allowed: 0 ... 31622400");
    }
}

TEST_CASE("the state folder comes from any layer, and has a name")
{
    CHECK_FALSE(converted({"convert", "-o", "o", "in"}).state);
    CHECK(converted({"convert", "-o", "o", "--state", "s", "in"}).state == "s");
    CHECK(converted({"convert", "-o", "o", "in"}, {{"NIANBAO_STATE", "e"}}).state == "e");
    CHECK(refused({"convert", "-o", "o", "--state", "", "in"}) ==
          "--state cannot be ''; allowed: DIR");
}

TEST_CASE("places and names of one's own are files, those of places any number")
{
    const auto options = converted({"convert",
                                    "-o",
                                    "o",
                                    "--divisions",
                                    "a.csv",
                                    "--aliases",
                                    "names.csv",
                                    "--divisions=b.csv",
                                    "in"});
    CHECK(options.divisions == std::vector<std::filesystem::path>{"a.csv", "b.csv"});
    CHECK(options.aliases == std::filesystem::path("names.csv"));
    CHECK(!converted({"convert", "-o", "o", "in"}).aliases);
}

TEST_CASE("a PATH that begins with a dash goes after --")
{
    const auto options = converted({"convert", "-o", "out", "--", "-rf", "--help"});
    CHECK(options.inbox == std::vector<std::filesystem::path>{"-rf", "--help"});
}

TEST_CASE("a flag beats the environment, which beats the file")
{
    const FolderTree tree;
    const auto config = tree.file("n.toml", "out = 'file'\njobs = 2\ncsv-bom = false\n").string();
    const std::vector<std::string> arguments{"convert", "--config", config, "-o", "flag", "in"};
    const auto options =
        converted(arguments, {{"NIANBAO_OUT", "environment"}, {"NIANBAO_JOBS", "5"}});
    CHECK(options.out == "flag");
    CHECK(options.jobs == 5);
    CHECK(!options.byte_order_mark);
}

TEST_CASE("the environment names the file as well, and an empty variable says nothing")
{
    const FolderTree tree;
    const auto config = tree.file("n.toml", "out = 'file'\nquiet = true\n").string();
    const auto options =
        converted({"convert", "in"}, {{"NIANBAO_CONFIG", config}, {"NIANBAO_OUT", ""}});
    CHECK(options.out == "file");
    CHECK(options.verbosity == Verbosity::quiet);
}

TEST_CASE("repeatable variables are cut at colons and line ends")
{
    const auto options =
        converted({"convert", "-o", "o", "in"},
                  {{"NIANBAO_FORM", "a.toml:b.toml"}, {"NIANBAO_BOOKMARK", "表二\n表三*\n"}});
    CHECK(options.forms == std::vector<std::filesystem::path>{"a.toml", "b.toml"});
    CHECK(options.reading.bookmarks == std::vector<std::string>{"表二", "表三*"});
}

TEST_CASE("what was given is kept for run.json, from every layer")
{
    const auto options = converted({"convert", "-q", "-o", "o", "in"}, {{"NIANBAO_JOBS", "4"}});
    CHECK(options.given == std::vector<std::pair<std::string, std::string>>{
                               {"out", "o"}, {"jobs", "4"}, {"quiet", "yes"}, {"PATH", "in"}});
}

TEST_CASE("usage errors name the option, the value and what is allowed")
{
    const auto with = [](std::vector<std::string> more) {
        std::vector<std::string> line{"convert", "-o", "o", "in"};
        line.insert(line.end(), more.begin(), more.end());
        return refused(line);
    };
    CHECK(with({"-j", "0"}) == "--jobs cannot be '0'; allowed: 1 ... 256");
    CHECK(with({"--jobs", "two"}) == "--jobs cannot be 'two'; allowed: 1 ... 256");
    CHECK(with({"--csv-bom", "maybe"}) == "--csv-bom cannot be 'maybe'; allowed: yes, no");
    CHECK(with({"--write", "csv,pdf"}) ==
          "--write cannot be 'pdf'; allowed: csv, xlsx, html, sqlite");
    CHECK(with({"--split-findings", "year"}) ==
          "--split-findings cannot be 'year'; allowed: agency");
    CHECK(with({"--lang", "fr"}) == "--lang cannot be 'fr'; allowed: zh, en");
    CHECK(with({"--progress", "bar"}) == "--progress cannot be 'bar'; allowed: auto, plain, none");
    CHECK(with({"--color=x"}) == "--color cannot be 'x'; allowed: auto, always, never");
    CHECK(with({"--bookmark"}) == "--bookmark needs a value: GLOB");
    CHECK(with({"--quiet=1"}) == "--quiet takes no value");
    CHECK(with({"-o", "p"}) == "--out is given more than once; it may be given once");
    CHECK(with({"-q", "-v"}) == "--quiet and --verbose exclude each other");
}

TEST_CASE("no abbreviation is guessed, and the nearest option is named")
{
    CHECK(refused({"convert", "--book", "x", "-o", "o", "in"}) ==
          "no option --book; the nearest is --bookmark (see nianbao help convert)");
    CHECK(refused({"convert", "--boomkark", "x", "in"}) ==
          "no option --boomkark; the nearest is --bookmark (see nianbao help convert)");
    CHECK(refused({"convert", "-x", "in"}) ==
          "no option -x; the nearest is -o -j -q -v -h (see nianbao help convert)");
    CHECK(refused({"inspect", "--jobs", "2", "a.docx"}, {}, Language::zh) ==
          "没有选项 --jobs；最接近的是 --json（见 nianbao help inspect）");
}

TEST_CASE("OUT, PATH and FILE must be there")
{
    CHECK(refused({"convert", "in"}) == "--out is missing (-o DIR)");
    CHECK(refused({"convert", "-o", "", "in"}) == "--out cannot be ''; allowed: DIR");
    CHECK(refused({"convert", "-o", "o"}) == "PATH is missing (PATH...)");
    CHECK(refused({"inspect"}, {}, Language::zh) == "缺少 FILE（FILE...）");
}

TEST_CASE("an unknown command names those there are")
{
    CHECK(refused({"merge", "-o", "o"}) ==
          "no command 'merge'; there are: convert, inspect, forms, doctor, help");
    CHECK(refused({}) == "which command? there are: convert, inspect, forms, doctor, help");
    CHECK(refused({"help", "plan"}, {}, Language::zh) ==
          "没有命令“plan”；可用的命令：convert, inspect, forms, doctor, help");
}

TEST_CASE("an unknown variable is an error that names the nearest")
{
    CHECK(refused({"convert", "-o", "o", "in"}, {{"NIANBAO_CSVBOM", "no"}}) ==
          "no option goes by the environment variable NIANBAO_CSVBOM; the nearest is "
          "NIANBAO_CSV_BOM");
    CHECK(refused({"convert", "-o", "o", "in"}, {{"NIANBAO_JOBS", "x"}}) ==
          "NIANBAO_JOBS cannot be 'x'; allowed: 1 ... 256");
    CHECK(refused({"convert", "-o", "o", "in"}, {{"NIANBAO_QUIET", "1"}}) ==
          "NIANBAO_QUIET cannot be '1'; allowed: yes, no");
}

TEST_CASE("a wrong configuration is named by file and line")
{
    const auto wrong = [](std::string_view text) {
        const auto parsed = parse_config(text, "n.toml");
        REQUIRE(!parsed);
        return words(parsed.error(), Language::en);
    };
    CHECK(wrong("out = 'o'\ncsv_bom = true\n") ==
          "n.toml:2: no setting 'csv_bom'; the nearest is csv-bom");
    CHECK(wrong("config = 'x'\n") == "n.toml:1: no setting 'config'; the nearest is lang");
    CHECK(wrong("\nquiet = 'x'\n") == "n.toml:2: quiet cannot be 'x'; allowed: true, false");
    CHECK(wrong("out = ['a']\n") == "n.toml:1: out cannot be '[...]'; allowed: \"text\"");
    CHECK(wrong("form = [1]\n") ==
          "n.toml:1: form cannot be '[...]'; allowed: \"text\", [\"text\", ...]");
    CHECK(wrong("out = \n").starts_with("n.toml:1: the configuration is not TOML: "));
}

TEST_CASE("a value of the configuration that is not allowed is named by file and line")
{
    const FolderTree tree;
    const auto config = tree.file("n.toml", "form = ['a', 'b']\njobs = 0\n").string();
    CHECK(refused({"convert", "--config", config, "-o", "o", "in"}) ==
          config + ":2: jobs cannot be '0'; allowed: 1 ... 256");
    CHECK(refused({"convert", "--config", (tree.path() / "none").string(), "-o", "o", "in"}) ==
          (tree.path() / "none").string() + ": cannot be read: No such file or directory");
}

TEST_CASE("help is asked for in any of its ways")
{
    const auto about = [](const std::vector<std::string>& line) {
        return std::get<HelpOptions>(parse_options(line, {}).value()).about;
    };
    CHECK(about({"help"}) == std::nullopt);
    CHECK(about({"--help"}) == std::nullopt);
    CHECK(about({"help", "forms"}) == Command::forms);
    CHECK(about({"convert", "-h"}) == Command::convert);
    CHECK(std::holds_alternative<VersionOptions>(
        parse_options(std::vector<std::string>{"--version"}, {}).value()));
}

TEST_CASE("inspect and forms take what is theirs")
{
    const auto inspect = std::get<InspectOptions>(
        parse_options(std::vector<std::string>{"inspect", "--json", "a.docx"}, {}).value());
    CHECK(inspect.style == InspectStyle::json);
    CHECK(inspect.language == std::nullopt);
    CHECK(inspect.files == std::vector<std::filesystem::path>{"a.docx"});
    const auto forms = std::get<FormsOptions>(
        parse_options(std::vector<std::string>{"forms", "zfxxgk-2019", "--form", "a"}, {}).value());
    CHECK(forms.id == "zfxxgk-2019");
    CHECK(forms.forms == std::vector<std::filesystem::path>{"a"});
    CHECK(refused({"forms", "a", "b"}) == "'b' is one too many; nianbao forms takes [ID]");
    CHECK(refused({"forms", "--check", "a", "b"}) ==
          "'b' is one too many; nianbao forms --check takes FILE");
    CHECK(refused({"forms", "--try", "a"}) == "DOC is missing (DOC...)");
    CHECK(refused({"forms", "--codes", "--check", "a"}) ==
          "--check and --codes exclude each other");
}

TEST_CASE("help names every option of a command in both languages")
{
    const auto zh = help_text(Command::convert, Language::zh);
    const auto en = help_text(Command::convert, Language::en);
    for (const auto& rule : option_rules) {
        const auto known = knows(Command::convert, rule);
        CHECK((zh.find(rule.text.zh) != std::string::npos) == known);
        CHECK((en.find(rule.text.en) != std::string::npos) == known);
    }
    CHECK(help_text(Command::forms, Language::en) ==
          "usage: nianbao forms [ID] | --check FILE | --try FORM DOC... | --codes\n"
          "the known forms; one as people read it; checks or tries one; all codes\n"
          "\n"
          "options:\n"
          "      --form FILE                a form of one's own (TOML); repeatable\n"
          "      --check FILE               all that is wrong or doubtful in the file of a form\n"
          "      --try FORM                 what of FORM (a file or an ID), alone, matched in DOC\n"
          "      --codes                    all codes of findings, failures and what is not taken\n"
          "      --color auto|always|never  colour (default: auto)\n"
          "  -h, --help                     this text\n");
}

TEST_CASE("the language of the terminal is that of LC_ALL, LC_MESSAGES, LANG")
{
    CHECK(terminal_language({{"LANG", "zh_CN.UTF-8"}}) == Language::zh);
    CHECK(terminal_language({{"LANG", "zh_CN.UTF-8"}, {"LC_ALL", "C"}}) == Language::en);
    CHECK(terminal_language({{"LANG", "de_DE"}, {"LC_MESSAGES", "zh_TW"}}) == Language::zh);
    CHECK(terminal_language({{"LC_ALL", ""}, {"LANG", "zh"}}) == Language::zh);
    CHECK(terminal_language({}) == Language::en);
}

TEST_CASE("colour is for terminals, and NO_COLOR is respected unless colour is asked for")
{
    CHECK(paint_of(ColorChoice::automatic, Device::terminal, {}) == Paint::colored);
    CHECK(paint_of(ColorChoice::automatic, Device::terminal, {{"NO_COLOR", "1"}}) == Paint::plain);
    CHECK(paint_of(ColorChoice::automatic, Device::other, {}) == Paint::plain);
    CHECK(paint_of(ColorChoice::always, Device::other, {{"NO_COLOR", "1"}}) == Paint::colored);
    CHECK(paint_of(ColorChoice::never, Device::terminal, {}) == Paint::plain);
    CHECK(error_line(Failure{"empty-file"}, Language::en, Paint::plain) ==
          "nianbao: the file is empty; get it again\n");
}

TEST_CASE("forms checks, tries or lists codes")
{
    const auto forms = [](std::vector<std::string> arguments) {
        return std::get<FormsOptions>(parse_options(arguments, {}).value());
    };
    CHECK(forms({"forms"}).task == FormsTask::show);
    CHECK(forms({"forms", "--codes"}).task == FormsTask::codes);
    const auto check = forms({"forms", "--check", "my.toml"});
    CHECK(check.task == FormsTask::check);
    CHECK(check.form == "my.toml");
    const auto attempt = forms({"forms", "--try", "my.toml", "a.docx", "b.docx"});
    CHECK(attempt.task == FormsTask::attempt);
    CHECK(attempt.form == "my.toml");
    CHECK(attempt.documents == std::vector<std::filesystem::path>{"a.docx", "b.docx"});
}

TEST_CASE("the list of products adds to the tables, which are always written")
{
    const auto written = [](const std::vector<std::string>& more) {
        std::vector<std::string> words{"convert", "-o", "out", "in"};
        words.insert(words.end(), more.begin(), more.end());
        const auto parsed = parse_options(words, {});
        REQUIRE(parsed);
        return std::get<ConvertOptions>(*parsed).products;
    };
    CHECK(written({}) == Products{.workbook = true, .page = true});
    CHECK(written({"--write", "csv"}) == Products{});
    CHECK(written({"--write", "sqlite,csv"}) == Products{.database = true});
    CHECK(written({"--write", "html", "--split-findings", "agency"}) ==
          Products{.page = true, .split_findings = true});
}
