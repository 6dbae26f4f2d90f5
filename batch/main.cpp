#include "batch/convert.hpp"
#include "batch/doctor.hpp"
#include "batch/forms_command.hpp"
#include "batch/inspect.hpp"
#include "batch/options.hpp"
#include "batch/options_help.hpp"
#include "batch/terminal.hpp"

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace {

using namespace nianbao;

template<typename... Cases>
struct Overloaded : Cases...
{
    using Cases::operator()...;
};
template<typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

ExitStatus
print(std::string_view text)
{
    put(stdout, text);
    return ExitStatus::good;
}

ExitStatus
complain(const Failure& failure, ExitStatus status, const Environment& environment)
{
    const auto paint = paint_of(ColorChoice::automatic, device_of(stderr), environment);
    put(stderr, error_line(failure, terminal_language(environment), paint));
    return status;
}

ExitStatus
dispatch(const Invocation& invocation, const Environment& environment)
{
    const auto language = terminal_language(environment);
    return std::visit(
        Overloaded{
            [&](const ConvertOptions& options) { return convert(options, environment); },
            [&](const InspectOptions& options) { return inspect(options, environment); },
            [&](const FormsOptions& options) { return show_forms(options, environment); },
            [&](const DoctorOptions&) { return doctor(environment); },
            [&](const HelpOptions& options) { return print(help_text(options.about, language)); },
            [&](const VersionOptions&) { return print(version_text()); },
        },
        invocation);
}

ExitStatus
run(const std::vector<std::string>& arguments, const Environment& environment)
{
    const auto invocation = parse_options(arguments, environment);
    if (!invocation) {
        return complain(invocation.error(), ExitStatus::usage, environment);
    }
    const auto status = dispatch(*invocation, environment);
    const bool printed = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    // what convert published stands, whoever listens
    if (printed || std::holds_alternative<ConvertOptions>(*invocation)) {
        return status;
    }
    const Failure failure{"write-failed",
                          {std::string("stdout"), std::string(std::strerror(errno))}};
    return complain(failure, ExitStatus::nothing, environment);
}

} // namespace

int
main(int argc, char** argv)
{
    const auto environment = environment_of(::environ);
    try {
        const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
        return static_cast<int>(run(arguments, environment));
    } catch (const std::exception& error) {
        return static_cast<int>(
            complain({"internal", {std::string(error.what())}}, ExitStatus::nothing, environment));
    }
}
