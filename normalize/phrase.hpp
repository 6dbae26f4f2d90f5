#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// Words that a form says the prose uses, "收到…公开申请": … stands for a few characters without a
// clause break or a digit.
struct Phrase
{
    std::vector<std::string> parts; // compact

    friend bool operator==(const Phrase&, const Phrase&) = default;
};

[[nodiscard]] Phrase parse_phrase(std::string_view written);

// Where a part of a phrase stands, in bytes.
struct Span
{
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

// The parts of a phrase that begins at `at` of a compact text; empty where it does not.
[[nodiscard]] std::vector<Span>
match_phrase(const Phrase& phrase, std::string_view text, std::size_t at);

// Where `part` stands behind a gap that begins at `from`.
[[nodiscard]] std::optional<std::size_t>
find_behind_gap(std::string_view text, std::size_t from, std::string_view part);

// Whether a compact text holds the phrase.
[[nodiscard]] bool holds_phrase(const Phrase& phrase, std::string_view text);

} // namespace nianbao
