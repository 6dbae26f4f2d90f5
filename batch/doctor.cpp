#include "batch/doctor.hpp"

#include "batch/state_folder.hpp"
#include "batch/text_columns.hpp"
#include "batch/versions.hpp"
#include "batch/width.hpp"
#include "batch/worker.hpp"
#include "export/atomic_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace nianbao {

namespace {

enum class Health : std::uint8_t { good, weak, bad };

// One line of what was found.
struct Sign
{
    Wording what;
    std::string found;
    Health health = Health::good;
};

using Signs = std::vector<Sign>;

// clang-format off
constexpr Wording version{   "版本", "version"};
constexpr Wording libraries{ "所用的库", "libraries"};
constexpr Wording workers{   "读取进程", "workers"};
constexpr Wording jail_name{ "隔离", "jail"};
constexpr Wording cores{     "处理器核数", "cores"};
constexpr Wording terminal{  "终端语言", "language of the terminal"};
constexpr Wording writable{  "可写入", "writable"};
constexpr Wording chinese{   "中文", "Chinese"};
constexpr Wording english{   "英文", "English"};
constexpr Wording start{     "能启动，能回答", "start and answer"};
constexpr Wording here{      "{}（当前文件夹）", "{} (the working folder)"};
constexpr Wording not_here{  "{}：{}", "{}: {}"};
constexpr Wording no_landlock{"内核没有 Landlock", "the kernel has no Landlock"};
constexpr Wording no_seccomp{ "没有 seccomp", "no seccomp"};
constexpr Wording weak_jail{
    "；仍可运行，但请只用于可信的文件，或换用 Linux 5.13 以上的内核",
    "; runs go on, but with files from strangers use Linux 5.13 or newer"};
// clang-format on

std::string_view
mark_of(Health health)
{
    constexpr std::array<std::string_view, 3> marks{"ok", "!", "X"};
    return marks[static_cast<std::size_t>(health)];
}

Signs
look_at_workers(Language language)
{
    const WorkerLimits limits;
    auto server =
        ForkServer::start([](const std::string&) { return std::string("here"); }, limits.jail);
    if (!server) {
        return {{workers, words(server.error(), language), Health::bad}};
    }
    Worker worker(*server, limits);
    const Descriptor nothing(::open("/dev/null", O_RDONLY | O_CLOEXEC)); // NOLINT
    const auto answer = worker.ask(nothing.number());
    if (!answer || *answer != "here") {
        const auto why = answer ? Failure{"crash", {*answer}} : answer.error();
        return {{workers, words(why, language), Health::bad}};
    }
    const auto jail = worker.jail().value_or(Jail());
    return {{workers, std::string(start.in(language))},
            {jail_name,
             jail_text(jail, language) + std::string(is_whole(jail) ? "" : weak_jail.in(language)),
             is_whole(jail) ? Health::good : Health::weak}};
}

std::string
library_text()
{
    std::string text;
    for (const auto& [name, number] : library_versions()) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, number);
    }
    return text;
}

Sign
look_at_folder(const std::filesystem::path& folder, Language language)
{
    const auto probe = folder / fmt::format(".nianbao.{}.tmp", ::getpid());
    const auto name = fmt::format(fmt::runtime(here.in(language)), visible(folder.native()));
    const Descriptor made(
        ::open(probe.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)); // NOLINT
    if (!made.is_open()) {
        const auto why = std::generic_category().message(errno);
        return {
            writable, fmt::format(fmt::runtime(not_here.in(language)), name, why), Health::weak};
    }
    ::unlink(probe.c_str());
    return {writable, name};
}

Signs
look_round(const Environment& environment, Language language)
{
    Signs signs{{version, NIANBAO_VERSION}, {libraries, library_text()}};
    auto found = look_at_workers(language);
    std::move(found.begin(), found.end(), std::back_inserter(signs));
    signs.push_back({cores, std::to_string(std::thread::hardware_concurrency())});
    const auto& spoken = terminal_language(environment) == Language::zh ? chinese : english;
    signs.push_back({terminal, std::string(spoken.in(language))});
    std::error_code error;
    signs.push_back(look_at_folder(std::filesystem::current_path(error), language));
    return signs;
}

} // namespace

std::string
jail_text(const Jail& jail, Language language)
{
    const auto landlock = jail.landlock > 0 ? fmt::format("Landlock {}", jail.landlock)
                                            : std::string(no_landlock.in(language));
    return fmt::format("{}, {}", landlock, jail.seccomp ? "seccomp" : no_seccomp.in(language));
}

ExitStatus
doctor(const Environment& environment)
{
    const auto language = terminal_language(environment);
    const auto signs = look_round(environment, language);
    std::size_t width = 0;
    for (const auto& sign : signs) {
        width = std::max(width, display_width(sign.what.in(language)));
    }
    for (const auto& sign : signs) {
        put(stdout,
            fmt::format("{:<3}{}  {}\n",
                        mark_of(sign.health),
                        padded(std::string(sign.what.in(language)), width),
                        sign.found));
    }
    const bool bad = std::any_of(
        signs.begin(), signs.end(), [](const Sign& sign) { return sign.health == Health::bad; });
    return bad ? ExitStatus::nothing : ExitStatus::good;
}

} // namespace nianbao
