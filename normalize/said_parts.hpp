#pragma once

#include "normalize/said_phrases.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace nianbao {

struct Sentence
{
    std::size_t begin = 0;
    std::size_t end = 0; // behind its stop
};

[[nodiscard]] std::vector<Sentence> sentences_of(std::string_view text);

[[nodiscard]] std::size_t sentence_at(std::span<const Sentence> sentences, std::size_t at);

// 收到申请14件，其中新收12件，上年结转2件: takes the figure from a phrase that is of more than it
// says.
void drop_wholes_with_parts(std::string_view text,
                            std::span<const Sentence> sentences,
                            std::vector<Occurrence>& phrases);

inline constexpr auto no_whole = static_cast<std::size_t>(-1);

// 行政复议3件，其中维持2件，纠正1件: for each phrase that counts only behind its whole which one
// that is: the last before it that is no part of the same, with a figure, in the sentence or the
// one before, whose parts end with it; and every number between the two belongs to a phrase.
[[nodiscard]] std::vector<std::size_t> find_wholes(std::string_view text,
                                                   std::span<const Sentence> sentences,
                                                   std::span<const Occurrence> phrases);

} // namespace nianbao
