#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

namespace nianbao {

// JSON in memory, value by value. UTF-8 in and out.
class JsonText
{
public:
    void open(char bracket) { bytes_ += bracket; } // [ or {
    void close(char bracket);                      // ] or }
    void key(std::string_view name);
    void text(std::string_view value);
    void number(std::integral auto value);
    void null() { bytes_ += "null,"; }
    // Whole values made before, with the comma behind each.
    void values(std::string_view prepared) { bytes_ += prepared; }

    // Every value with the comma that follows it.
    [[nodiscard]] std::string_view values() const { return bytes_; }
    // One whole value.
    [[nodiscard]] std::string_view document() const;
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    // Takes back what was put behind `size`.
    void cut(std::size_t size) { bytes_.resize(size); }

private:
    std::string bytes_;
};

void
JsonText::number(std::integral auto value)
{
    std::array<char, 24> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    bytes_.append(digits.data(), end);
    bytes_ += ',';
}

} // namespace nianbao
