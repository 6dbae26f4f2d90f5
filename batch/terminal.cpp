#include "batch/terminal.hpp"

#include <fmt/core.h>

#include <sys/ioctl.h>
#include <unistd.h>

namespace nianbao {

namespace {

constexpr unsigned usual_width = 100;
constexpr unsigned narrowest = 40;

} // namespace

Environment
environment_of(const char* const* variables)
{
    Environment environment;
    for (; variables != nullptr && *variables != nullptr; ++variables) {
        const std::string_view line(*variables);
        if (const auto equals = line.find('='); equals != std::string_view::npos) {
            environment.emplace_back(line.substr(0, equals), line.substr(equals + 1));
        }
    }
    return environment;
}

std::string_view
variable(const Environment& environment, std::string_view name)
{
    for (const auto& [known, value] : environment) {
        if (known == name) {
            return value;
        }
    }
    return {};
}

Language
terminal_language(const Environment& environment)
{
    for (const std::string_view name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (const auto value = variable(environment, name); !value.empty()) {
            return value.starts_with("zh") ? Language::zh : Language::en;
        }
    }
    return Language::en;
}

Device
device_of(std::FILE* stream)
{
    return ::isatty(::fileno(stream)) == 1 ? Device::terminal : Device::other;
}

Paint
paint_of(ColorChoice choice, Device device, const Environment& environment)
{
    if (choice == ColorChoice::always) {
        return Paint::colored;
    }
    const bool wanted = choice == ColorChoice::automatic && device == Device::terminal &&
                        variable(environment, "NO_COLOR").empty() &&
                        variable(environment, "TERM") != "dumb";
    return wanted ? Paint::colored : Paint::plain;
}

unsigned
width_of(std::FILE* stream)
{
    ::winsize size{};
    if (::ioctl(::fileno(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return usual_width;
    }
    return size.ws_col < narrowest ? narrowest : size.ws_col;
}

std::string
error_line(const Failure& failure, Language language, Paint paint)
{
    constexpr std::string_view name = "nianbao:";
    const auto text = words(failure, language);
    return paint == Paint::colored ? fmt::format("\x1b[31m{}\x1b[0m {}\n", name, text)
                                   : fmt::format("{} {}\n", name, text);
}

void
put(std::FILE* stream, std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stream);
}

} // namespace nianbao
