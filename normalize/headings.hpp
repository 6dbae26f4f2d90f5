#pragma once

#include "extract/document.hpp"
#include "normalize/report.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// The ordinal a Chinese heading begins with: 一、 is level 1, （一） 2, 1. 3, （1） 4.
struct Ordinal
{
    std::uint8_t level = 1;
    std::size_t size = 0; // bytes of the text it takes
};

[[nodiscard]] std::optional<Ordinal> leading_ordinal(std::string_view text);

// A paragraph as a heading: its number, its title, and what runs on behind the title.
struct Heading
{
    std::uint8_t level = 1;
    std::string number{};
    std::string title;
    std::string run_on{};
};

// By style, by Word's number, or by a typed one. A typed 1. or （1） is a heading only if styled as
// one, or at most 40 characters and without 。；.
[[nodiscard]] std::optional<Heading> as_heading(const Paragraph& paragraph);

// The headings of a document with the text below each; what stands above the first is left out.
[[nodiscard]] std::vector<Section> outline(const Document& document);

} // namespace nianbao
