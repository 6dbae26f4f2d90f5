#pragma once

#include "normalize/figure_in_text.hpp"
#include "normalize/vocabulary.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace nianbao {

// A phrase where it stands, and the figure that is bound to it.
struct Occurrence
{
    const SaidFigure* said = nullptr;
    std::vector<Span> spans{};
    std::optional<FigureInText> figure{};
    bool holds_figure = false; // between its parts: 收到12件政府信息公开申请

    [[nodiscard]] std::size_t begin() const { return spans.front().begin; }
    [[nodiscard]] std::size_t end() const { return spans.back().end; }
};

// What a paragraph says of figures, in reading order.
struct SaidPhrases
{
    std::vector<Occurrence> phrases{}; // of phrases that begin alike the longest; none overlap
    std::vector<Occurrence> nones{};   // "there was none", said of several in one go, too
};

// The phrases of a compact text, each with the figure behind it or before it. None where there are
// two, and none for a phrase that shares its figure with another. A text of more phrases or bytes
// than any report has is not read.
[[nodiscard]] SaidPhrases find_said(const Vocabulary& vocabulary, std::string_view text);

} // namespace nianbao
