#pragma once

#include "normalize/message.hpp"

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nianbao {

// What the run promises to the shell.
enum class ExitStatus : std::uint8_t {
    good = 0,
    nothing = 1,
    usage = 2,
    some_failed = 3,
    findings = 4, // --fail-on
    locked = 75,
    interrupted = 130, // SIGINT
    terminated = 143,  // SIGTERM
};

// One sentence for the terminal.
struct Wording
{
    std::string_view zh;
    std::string_view en;

    [[nodiscard]] constexpr std::string_view in(Language language) const
    {
        return language == Language::zh ? zh : en;
    }
};

using Environment = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] Environment environment_of(const char* const* variables);
// Empty where it is not set.
[[nodiscard]] std::string_view variable(const Environment& environment, std::string_view name);
// LC_ALL, LC_MESSAGES, LANG: the first that is set decides; zh* is Chinese, all else English.
[[nodiscard]] Language terminal_language(const Environment& environment);

enum class Device : std::uint8_t { other, terminal };
enum class Paint : std::uint8_t { plain, colored };
enum class ColorChoice : std::uint8_t { automatic, always, never };

[[nodiscard]] Device device_of(std::FILE* stream);
// NO_COLOR and a stream that is no terminal are respected, unless `always`.
[[nodiscard]] Paint paint_of(ColorChoice choice, Device device, const Environment& environment);
// Columns of the terminal; 100 where there is none.
[[nodiscard]] unsigned width_of(std::FILE* stream);

// "nianbao: ..." with a line end.
[[nodiscard]] std::string error_line(const Failure& failure, Language language, Paint paint);

// Writes all of it; a stream that takes no more is seen by std::ferror.
void put(std::FILE* stream, std::string_view text);

} // namespace nianbao
