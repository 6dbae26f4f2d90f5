#pragma once

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

namespace nianbao {

// Where in a document something stands, as a person counts: 1-based. Zero means "not that precise".
struct Place
{
    std::uint32_t table = 0; // in reading order
    std::uint32_t row = 0;   // grid position
    std::uint32_t column = 0;

    friend bool operator==(const Place&, const Place&) = default;
    friend bool operator<(const Place& a, const Place& b)
    {
        return std::tie(a.table, a.row, a.column) < std::tie(b.table, b.row, b.column);
    }
};

enum class Severity : std::uint8_t { note, warning, error };

// Filled into the words of a message: {0}, {1} ... of the catalogue in normalize/message.
using Argument = std::variant<std::string, std::int64_t>;

// A figure a finding rests on.
struct Evidence
{
    Place place;
    std::string text;   // the cell as read
    std::string file{}; // of another document than the finding's; empty: its own

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

// Something a reader of the output should know; the report still yields rows. Words are made last.
struct Finding
{
    std::string code; // stable and greppable: "label-missing"
    std::vector<Argument> arguments;
    Place place;
    std::optional<Severity> severity{}; // where it differs from the catalogue's
    std::string metric{};               // what it is about, where it is about a figure
    std::string applicant{};
    std::string item{};
    std::string expected{};
    std::string actual{};
    std::vector<Evidence> evidence{};

    friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

// Why nothing at all came out. The only error type that crosses a function.
struct Failure
{
    std::string code; // "damaged-zip", "form-syntax", "write-failed"
    std::vector<Argument> arguments{};
    std::string part{};     // "word/document.xml", or the file a message is about
    std::uint32_t line = 0; // in the part, 1-based

    friend bool operator==(const Failure&, const Failure&) = default;
};

template<typename T>
using Result = tl::expected<T, Failure>;

[[nodiscard]] inline tl::unexpected<Failure>
fail(std::string code,
     std::vector<Argument> arguments = {},
     std::string part = {},
     std::uint32_t line = 0)
{
    return tl::unexpected(Failure{std::move(code), std::move(arguments), std::move(part), line});
}

} // namespace nianbao
