#include "batch/notes_codec.hpp"

#include "normalize/message.hpp"
#include "normalize/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

namespace nianbao {

namespace {

// The first byte says which of the two follows: rows of seven fields, or a failure. Every field
// begins with its size in four bytes, the least first; numbers are written in digits.
constexpr char rows_follow = 'R';
constexpr char failure_follows = 'F';
constexpr char text_argument = 't';
constexpr char number_argument = 'n';
constexpr std::size_t size_bytes = 4;
constexpr std::size_t most_arguments = 8;

constexpr std::array fields_of_row{&NoteRow::id,
                                   &NoteRow::status,
                                   &NoteRow::remark,
                                   &NoteRow::digest,
                                   &NoteRow::body,
                                   &NoteRow::year,
                                   &NoteRow::text};

void
put(std::string& bytes, std::string_view field)
{
    for (std::size_t i = 0; i < size_bytes; ++i) {
        bytes += static_cast<char>((field.size() >> (8 * i)) & 0xFFU);
    }
    bytes += field;
}

// Takes a field off the head of `bytes`.
std::optional<std::string>
take(std::string_view& bytes)
{
    if (bytes.size() < size_bytes) {
        return std::nullopt;
    }
    std::size_t size = 0;
    for (std::size_t i = 0; i < size_bytes; ++i) {
        size |= std::size_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    }
    bytes.remove_prefix(size_bytes);
    if (size > bytes.size() || !is_utf8(bytes.substr(0, size))) {
        return std::nullopt;
    }
    std::string field(bytes.substr(0, size));
    bytes.remove_prefix(size);
    return field;
}

std::optional<std::vector<NoteRow>>
take_rows(std::string_view bytes)
{
    std::vector<NoteRow> rows;
    while (!bytes.empty()) {
        auto& row = rows.emplace_back();
        for (const auto field : fields_of_row) {
            auto text = take(bytes);
            if (!text) {
                return std::nullopt;
            }
            row.*field = *std::move(text);
        }
    }
    return rows;
}

template<typename Number>
std::optional<Number>
number_of(std::string_view digits)
{
    Number number = 0;
    const auto* const end = digits.data() + digits.size();
    const auto [rest, error] = std::from_chars(digits.data(), end, number);
    return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

std::optional<Argument>
argument_of(std::string_view field)
{
    if (field.starts_with(text_argument)) {
        return Argument(std::string(field.substr(1)));
    }
    const auto number = field.starts_with(number_argument)
                            ? number_of<std::int64_t>(field.substr(1))
                            : std::nullopt;
    return number ? std::optional<Argument>(*number) : std::nullopt;
}

bool
is_code(std::string_view code)
{
    const auto rules = failure_rules();
    return std::any_of(rules.begin(), rules.end(), [&](const auto& rule) {
        return rule.code == code && rule.reason_class == ReasonClass::content;
    });
}

std::optional<Failure>
take_failure(std::string_view bytes)
{
    auto code = take(bytes);
    auto part = take(bytes);
    const auto line = take(bytes);
    const auto number = line ? number_of<std::uint32_t>(*line) : std::nullopt;
    if (!code || !is_code(*code) || !part || !number) {
        return std::nullopt;
    }
    Failure failure{*std::move(code), {}, *std::move(part), *number};
    while (!bytes.empty() && failure.arguments.size() < most_arguments) {
        const auto field = take(bytes);
        auto argument = field ? argument_of(*field) : std::nullopt;
        if (!argument) {
            return std::nullopt;
        }
        failure.arguments.push_back(*std::move(argument));
    }
    return bytes.empty() ? std::optional(std::move(failure)) : std::nullopt;
}

std::string
encoded(const Failure& failure)
{
    std::string bytes(1, failure_follows);
    put(bytes, failure.code);
    put(bytes, failure.part);
    put(bytes, std::to_string(failure.line));
    for (const auto& argument : failure.arguments) {
        const auto* text = std::get_if<std::string>(&argument);
        put(bytes,
            text != nullptr ? text_argument + *text
                            : number_argument + std::to_string(std::get<std::int64_t>(argument)));
    }
    return bytes;
}

} // namespace

std::string
encode_note_rows(const Result<std::vector<NoteRow>>& read)
{
    if (!read) {
        return encoded(read.error());
    }
    std::string bytes(1, rows_follow);
    for (const auto& row : *read) {
        for (const auto field : fields_of_row) {
            put(bytes, row.*field);
        }
    }
    return bytes;
}

Result<std::vector<NoteRow>>
decode_note_rows(std::string_view answer)
{
    const auto kind = answer.substr(0, 1);
    const auto rest = answer.substr(kind.size());
    if (kind == std::string_view(&rows_follow, 1)) {
        if (auto rows = take_rows(rest)) {
            return *std::move(rows);
        }
    } else if (kind == std::string_view(&failure_follows, 1)) {
        if (auto failure = take_failure(rest)) {
            return tl::unexpected(*std::move(failure));
        }
    }
    return fail("crash", {std::string("an answer that is no rows of notes")});
}

} // namespace nianbao
