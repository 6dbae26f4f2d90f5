#pragma once

#include "extract/finding.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace nianbao {

enum class Language : std::uint8_t { zh, en };
// Where the rule that a finding breaks comes from.
enum class Source : std::uint8_t { official, implied, soft, reading };
// Whether a failure follows from the bytes, or from the hour they were read in.
enum class ReasonClass : std::uint8_t { content, circumstance };

// One line of the catalogue. {0}, {1} ... stand for the arguments.
struct FindingRule
{
    std::string_view code;
    Severity severity;
    Source source;
    std::string_view zh;
    std::string_view en;
};

struct FailureRule
{
    std::string_view code;
    ReasonClass reason_class;
    std::string_view zh;
    std::string_view en;
    Severity severity = Severity::error; // a warning stops nothing
};

// Why text of a document was not taken (LeftOut::what).
struct LeftOutRule
{
    std::string_view what;
    std::string_view zh;
    std::string_view en;
};

// Why a cell of a table was not taken (UnmappedCell::why).
struct UnmappedRule
{
    std::string_view why;
    std::string_view zh;
    std::string_view en;
};

// Every code the program can give, in one place.
[[nodiscard]] std::span<const FindingRule> finding_rules();
[[nodiscard]] std::span<const FailureRule> failure_rules();
[[nodiscard]] std::span<const LeftOutRule> left_out_rules();
[[nodiscard]] std::span<const UnmappedRule> unmapped_rules();
// The rule of a code; a code that is in no catalogue is a bug and gets the rule of "internal".
[[nodiscard]] const FindingRule& rule_of(const Finding& finding);
[[nodiscard]] const FailureRule& rule_of(const Failure& failure);

[[nodiscard]] Severity severity_of(const Finding& finding);

// One line: control, bidi and zero-width characters as \u{...}, bytes that are not UTF-8 as \xHH,
// 300 bytes at most. Failures name part and line.
[[nodiscard]] std::string words(const Finding& finding, Language language);
[[nodiscard]] std::string words(const Failure& failure, Language language);
// Without part and line.
[[nodiscard]] std::string bare_words(const Failure& failure, Language language);

// Empty for what is in no catalogue.
[[nodiscard]] std::string_view why_left_out(std::string_view what, Language language);

// The reason itself where it is in no catalogue.
[[nodiscard]] std::string_view why_unmapped(std::string_view why, Language language);

// The same escaping for any text of a stranger's on its way to a terminal or a message.
[[nodiscard]] std::string visible(std::string_view text, std::size_t limit = 300);

[[nodiscard]] std::string_view name_of(Severity severity);
[[nodiscard]] std::string_view name_of(Source source);
[[nodiscard]] std::string_view name_of(ReasonClass reason_class);

} // namespace nianbao
