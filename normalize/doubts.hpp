#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace nianbao {

// Whose figures a report has in its tables, and of which year.
struct FiguresOf
{
    int year = 0;                // 0: not known
    bool of_whole_place = false; // with those of departments or towns
};

// Where a sentence stops speaking of the report's own figures of its year.
struct Doubts
{
    std::size_t from = 0; // here it goes over to a part, to others or to another time
    std::vector<std::size_t> comparisons{}; // words by which it compares
    std::vector<std::size_t> channels{};    // and ways of applying
};

// What the year of a text stands at: the last one it spoke of was the report's, or another.
enum class TimeSpokenOf : unsigned char { of_report, another };

struct YearTurn
{
    std::size_t at = 0;
    TimeSpokenOf time = TimeSpokenOf::of_report;
};

// `text` is one sentence, compact, with the phrases of figures blotted out.
[[nodiscard]] Doubts doubts_in(std::string_view text, const FiguresOf& of);

// Whether what stands from `begin` to `end` is said of all that the report counts.
[[nodiscard]] bool
are_certain(const Doubts& doubts, std::string_view text, std::size_t begin, std::size_t end);

// Where a sentence turns to another year and back; years it only compares with are left out.
[[nodiscard]] std::vector<YearTurn> year_turns(std::string_view text, int year);

// The clause around a place, between marks such as ，and （.
struct Clause
{
    std::size_t begin = 0;
    std::size_t end = 0;
};

[[nodiscard]] Clause clause_around(std::string_view text, std::size_t begin, std::size_t end);

} // namespace nianbao
