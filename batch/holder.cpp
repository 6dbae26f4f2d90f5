#include "batch/holder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <fstream>
#include <iterator>

#include <sys/random.h>
#include <unistd.h>

namespace nianbao {

namespace {

using Json = nlohmann::ordered_json;

std::string
first_line(const char* path)
{
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

std::string
host_name()
{
    std::array<char, 256> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "";
}

std::string
pid_namespace()
{
    std::array<char, 64> name{};
    const auto size = ::readlink("/proc/self/ns/pid", name.data(), name.size());
    return {name.data(), size > 0 ? static_cast<std::size_t>(size) : 0};
}

// The words of proc(5)'s stat behind the name of the program, which may hold anything.
std::vector<std::string>
stat_words(std::int64_t pid)
{
    const auto line = first_line(fmt::format("/proc/{}/stat", pid).c_str());
    const auto name_end = line.rfind(')');
    std::vector<std::string> words;
    for (auto at = name_end; at < line.size();) {
        const auto from = std::min(line.find_first_not_of(" )", at), line.size());
        at = std::min(line.find(' ', from), line.size());
        words.push_back(line.substr(from, at - from));
    }
    return words;
}

std::optional<std::uint64_t>
start_of_process(std::int64_t pid)
{
    constexpr std::size_t state = 0; // fields 3 and 22
    constexpr std::size_t start = 19;
    if (pid <= 0 || (::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH)) {
        return std::nullopt;
    }
    const auto words = stat_words(pid);
    if (words.size() <= start) {
        return 0;
    }
    if (words[state] == "Z" || words[state] == "X") {
        return std::nullopt;
    }
    std::uint64_t ticks = 0;
    const auto& word = words[start];
    std::from_chars(word.data(), word.data() + word.size(), ticks);
    return ticks;
}

std::string
new_run_id()
{
    std::array<unsigned char, 8> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        return fmt::format("{}-{}", ::getpid(), ::time(nullptr));
    }
    return fmt::format("{:02x}", fmt::join(bytes, ""));
}

std::string
text_at(const Json& json, const char* key)
{
    const auto value = json.value(key, Json());
    return value.is_string() ? value.get<std::string>() : std::string();
}

} // namespace

std::string
text_of(const Holder& holder)
{
    const Json json{{"host", holder.host},
                    {"pid", holder.pid},
                    {"since", holder.since},
                    {"run", holder.run},
                    {"machine", holder.machine},
                    {"boot_id", holder.boot_id},
                    {"pid_namespace", holder.pid_namespace},
                    {"process_start", holder.process_start}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<Holder>
parse_holder(std::string_view text)
{
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.value("pid", Json()).is_number_integer() ||
        !json.value("process_start", Json()).is_number_unsigned()) {
        return std::nullopt;
    }
    return Holder{.host = text_at(json, "host"),
                  .machine = text_at(json, "machine"),
                  .boot_id = text_at(json, "boot_id"),
                  .pid_namespace = text_at(json, "pid_namespace"),
                  .pid = json["pid"].get<std::int64_t>(),
                  .process_start = json["process_start"].get<std::uint64_t>(),
                  .since = text_at(json, "since"),
                  .run = text_at(json, "run")};
}

Surroundings
surroundings(std::string since)
{
    const auto pid = ::getpid();
    return {.self = {.host = host_name(),
                     .machine = first_line("/etc/machine-id"),
                     .boot_id = first_line("/proc/sys/kernel/random/boot_id"),
                     .pid_namespace = pid_namespace(),
                     .pid = pid,
                     .process_start = start_of_process(pid).value_or(0),
                     .since = std::move(since),
                     .run = new_run_id()},
            .start_of = start_of_process,
            .now = std::chrono::steady_clock::now};
}

Liveness
liveness_of(const Holder& holder, const Surroundings& here)
{
    const auto& self = here.self;
    if (holder.host != self.host || holder.machine != self.machine) {
        return Liveness::unknown;
    }
    if (holder.boot_id != self.boot_id) {
        return Liveness::gone;
    }
    if (holder.pid_namespace != self.pid_namespace) {
        return Liveness::unknown;
    }
    const auto start = here.start_of(holder.pid);
    if (!start) {
        return Liveness::gone;
    }
    const bool told = *start != 0 && holder.process_start != 0;
    return told && *start != holder.process_start ? Liveness::gone : Liveness::alive;
}

} // namespace nianbao
