#pragma once

#include "normalize/form.hpp"
#include "normalize/phrase.hpp"

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// A figure that prose may state: of one metric, of the sum of several, or of none in a table.
struct SaidFigure
{
    std::string metric;
    std::vector<std::string> sum{};  // metrics of tables; their applicant is total, or none
    std::vector<std::string> with{}; // metrics that checks of the form add to one of these
    std::vector<Phrase> phrases{};
    std::vector<Phrase> none{};
    std::vector<std::string> about{};
    std::vector<std::string> applicants{}; // of these together; of all where it is empty
    std::vector<std::string> part_of{};    // counts behind the figure of one of these metrics only
    std::vector<std::string> unless{};     // words before it by which it is another figure
    std::string unit{};
    ValueType type = ValueType::integer;
};

enum class Says : std::uint8_t { figure, none };

// Where to find a phrase by the first two characters of it, or by the only one of its first part.
struct PhraseEntry
{
    std::uint64_t key = 0;
    std::uint32_t figure = 0; // index into Vocabulary::figures
    std::uint32_t phrase = 0; // index into its phrases, or into `none`
    Says says = Says::figure;
};

// What a form says of the prose.
class Vocabulary
{
public:
    std::vector<SaidFigure> figures{};
    std::vector<PhraseEntry> entries{}; // by key

    // The phrases that may begin with two code points; -1 is no character.
    [[nodiscard]] std::span<const PhraseEntry> beginning(std::int32_t first,
                                                         std::int32_t second) const;
    // False only where none begins with them.
    [[nodiscard]] bool may_begin(std::int32_t first, std::int32_t second) const
    {
        return begins_[hash(first, -1)] || begins_[hash(first, second)];
    }

    void index();

private:
    [[nodiscard]] static std::size_t hash(std::int32_t first, std::int32_t second)
    {
        const auto both =
            static_cast<std::uint32_t>(first) * 31U + static_cast<std::uint32_t>(second);
        return both % 4096U;
    }

    std::bitset<4096> begins_{};
};

[[nodiscard]] Vocabulary vocabulary_of(const Form& form);

} // namespace nianbao
