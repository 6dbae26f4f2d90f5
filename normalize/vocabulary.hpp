#pragma once

#include "normalize/form.hpp"
#include "normalize/phrase.hpp"

#include <bitset>
#include <cstdint>
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
    std::string unit{};
    ValueType type = ValueType::integer;
};

// What a form says of the prose.
struct Vocabulary
{
    std::vector<SaidFigure> figures{};
    std::bitset<4096> initials{}; // hashes of the first two characters of the phrases, or of one

    // Nearly never true where no phrase begins. Code points; -1 behind the end of the text.
    [[nodiscard]] bool may_begin(std::int32_t first, std::int32_t second) const
    {
        return initials[hash(first, -1)] || initials[hash(first, second)];
    }

    [[nodiscard]] static std::size_t hash(std::int32_t first, std::int32_t second)
    {
        const auto both =
            static_cast<std::uint32_t>(first) * 31U + static_cast<std::uint32_t>(second);
        return both % 4096U;
    }
};

[[nodiscard]] Vocabulary vocabulary_of(const Form& form);

} // namespace nianbao
