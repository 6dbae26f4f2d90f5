#include "export/csv.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

// What a spreadsheet may take for a formula at the head of a field, and the full-width forms that
// some fold to it.
// clang-format off
constexpr std::array<std::string_view, 11> guarded_heads{
    "=",  "+",  "-",  "@",
    "＝", "＋", "－", "＠",
    "\t", "\r", "\n",
};
// Of the dashes only these are guarded, and alone they are a reading, not a formula.
constexpr std::array<std::string_view, 2> lone_dashes{"-", "－"};
// clang-format on

// Bytes of a kind, to be looked up one by one.
consteval std::array<bool, 256>
bytes_among(std::string_view kind)
{
    std::array<bool, 256> among{};
    for (const char c : kind) {
        among[static_cast<unsigned char>(c)] = true;
    }
    return among;
}

constexpr auto needs_quotes = bytes_among("\",\r\n");
// Only these can begin a field that needs the guard; 0xEF begins the full-width forms.
constexpr auto may_need_guard = bytes_among("=+-@\t\r\n'\xEF");

bool
is_among(const std::array<bool, 256>& kind, char c)
{
    return kind[static_cast<unsigned char>(c)];
}

bool
starts_guarded(std::string_view text)
{
    return std::any_of(guarded_heads.begin(), guarded_heads.end(), [&](std::string_view head) {
        return text.starts_with(head);
    });
}

// Takes the digits at the head of `text` off; false where there are none.
std::string_view
after_digits(std::string_view text)
{
    const auto end = text.find_first_not_of("0123456789");
    return end == std::string_view::npos ? std::string_view() : text.substr(end);
}

// ^[+-]?[0-9]+(\.[0-9]+)?%?$
bool
is_plain_number(std::string_view text)
{
    if (text.starts_with('+') || text.starts_with('-')) {
        text.remove_prefix(1);
    }
    auto rest = after_digits(text);
    if (rest.size() == text.size()) {
        return false;
    }
    if (rest.starts_with('.')) {
        const auto fraction = rest.substr(1);
        rest = after_digits(fraction);
        if (rest.size() == fraction.size()) {
            return false;
        }
    }
    return rest.empty() || rest == "%";
}

bool
needs_guard(std::string_view field)
{
    const auto apostrophes = std::min(field.find_first_not_of('\''), field.size());
    if (!starts_guarded(field.substr(apostrophes))) {
        return false;
    }
    const auto harmless = [&] {
        return is_plain_number(field) ||
               std::find(lone_dashes.begin(), lone_dashes.end(), field) != lone_dashes.end();
    };
    return apostrophes > 0 || !harmless();
}

} // namespace

void
CsvBuffer::trusted(std::string_view field)
{
    bytes_ += field;
    bytes_ += ',';
}

void
CsvBuffer::text(std::string_view field)
{
    const bool guard =
        !field.empty() && is_among(may_need_guard, field.front()) && needs_guard(field);
    const bool quote =
        std::any_of(field.begin(), field.end(), [](char c) { return is_among(needs_quotes, c); });
    if (!guard && !quote) {
        trusted(field);
        return;
    }
    bytes_ += quote ? "\"" : "";
    bytes_ += guard ? "'" : "";
    for (const char c : field) {
        bytes_.append(c == '"' ? 2 : 1, c);
    }
    bytes_ += quote ? "\"," : ",";
}

void
CsvBuffer::end_record()
{
    bytes_.back() = '\r';
    bytes_ += '\n';
}

std::string_view
without_guard(std::string_view field)
{
    const auto apostrophes = std::min(field.find_first_not_of('\''), field.size());
    const bool guarded = apostrophes > 0 && starts_guarded(field.substr(apostrophes));
    return guarded ? field.substr(1) : field;
}

} // namespace nianbao
