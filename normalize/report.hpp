#pragma once

#include "extract/document.hpp"
#include "extract/finding.hpp"
#include "normalize/form_library.hpp"
#include "normalize/observation.hpp"
#include "normalize/source_table.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace nianbao {

enum class Scope : std::uint8_t { unknown, own, aggregate };

// A value that the document offers for agency, year, scope or period, and the words it rests on.
struct Candidate
{
    std::string value;
    std::string source; // title, signature, text, period, section, properties; file, folder
    std::string evidence;

    friend bool operator==(const Candidate&, const Candidate&) = default;
};

// Who reports on which year: what the document says of it, in order of trust.
struct Identity
{
    std::string title; // the report's title, its lines joined by nothing
    std::vector<Candidate> agencies{};
    std::vector<Candidate> years{};
    std::vector<Candidate> scopes{};
    std::string period{};    // "2020-01-01/2020-12-31"
    std::string signed_on{}; // "2021-01-06"

    friend bool operator==(const Identity&, const Identity&) = default;
};

// A heading and the text below it, up to the next heading.
struct Section
{
    std::uint8_t level = 1; // 一、 is 1, （一） is 2, 1. is 3, （1） is 4
    std::string number;     // "一、", also when Word numbers it
    std::string title;
    std::string text;             // paragraphs joined by '\n'
    std::uint64_t characters = 0; // of text, white space not counted

    friend bool operator==(const Section&, const Section&) = default;
};

// A non-empty cell that no form claimed.
struct UnmappedCell
{
    Place place;
    std::string row_label{}; // labels to its left, outermost first, joined by ' / '
    std::string column_label{};
    std::string raw;
    std::string bookmark{};
    std::string why; // "row-misaligned", "value-spans", "no-known-form" ...

    friend bool operator==(const UnmappedCell&, const UnmappedCell&) = default;
};

enum class CheckState : std::uint8_t {
    holds,
    broken,
    holds_if_blank_is_zero,
    broken_if_blank_is_zero,
    not_assessable
};

// One check as it came out, whatever came out.
struct CheckOutcome
{
    std::string code;
    std::string metric;
    std::string applicant{};
    std::string item{};
    CheckState state = CheckState::not_assessable;
    std::string left{}; // sums as decimals; empty where not assessable
    std::string right{};
    std::vector<std::uint32_t> cells{}; // it rests on: indexes into Report::observations
    std::vector<Evidence> elsewhere{};  // cells of other reports that it rests on

    friend bool operator==(const CheckOutcome&, const CheckOutcome&) = default;
};

// Checks made, and a finding for whatever does not hold.
struct Checked
{
    std::vector<CheckOutcome> checks{};
    Findings findings{};
};

// Everything later rooms need of a document; a function of its bytes and the reading options alone.
struct Report
{
    Identity identity;
    std::string producer{};
    std::string modified{}; // docProps, W3CDTF
    std::string form{}; // the edition its tables agree on; several joined by | where they fit more
    std::vector<Observation> observations{};
    std::vector<UnmappedCell> unmapped{};
    std::vector<Section> sections{};
    std::vector<CheckOutcome> checks{};
    Findings findings{};
    std::vector<SourceTable> source{}; // the tables taken, as drawn
    std::uint32_t tables = 0;
    std::uint32_t tables_left = 0; // not taken, because no bookmark asked for them
};

// What changes the reading of a document, beside its bytes.
struct ReadingOptions
{
    std::vector<std::string> bookmarks{}; // globs; empty: every table
};

[[nodiscard]] Report compile_report(const Document& document,
                                    const FormLibrary& library,
                                    const ReadingOptions& options,
                                    Findings findings);

[[nodiscard]] std::string_view name_of(Scope scope);
[[nodiscard]] std::string_view name_of(CheckState state);

} // namespace nianbao
