#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <string>
#include <string_view>

namespace nianbao {

// CSV records in memory (RFC 4180: comma, CRLF, quotes doubled). UTF-8 in, UTF-8 out.
class CsvBuffer
{
public:
    // Quoted where needed, and with an apostrophe before what a spreadsheet would run.
    void text(std::string_view field);
    // Digits and names of our own making: neither quotes nor guard.
    void trusted(std::string_view field);
    void number(std::integral auto value);
    void empty() { bytes_ += ','; }
    // Whole fields that stand in many records, made once.
    void fields(const CsvBuffer& prepared) { bytes_ += prepared.bytes_; }
    void end_record();

    [[nodiscard]] std::string_view bytes() const { return bytes_; }
    void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
    void clear() { bytes_.clear(); }

private:
    std::string bytes_; // every field of an open record ends in a comma
};

// A field as it was before its guard, if it has one.
[[nodiscard]] std::string_view without_guard(std::string_view field);

void
CsvBuffer::number(std::integral auto value)
{
    std::array<char, 24> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    trusted({digits.data(), end});
}

} // namespace nianbao
