#pragma once

#include "extract/package.hpp"
#include "extract/xml.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// w:numPr: which list and which of its levels, 0 = topmost; each may come from elsewhere.
struct NumberingReference
{
    std::optional<std::int64_t> num_id{};
    std::optional<std::uint8_t> level{};

    friend bool operator==(const NumberingReference&, const NumberingReference&) = default;
};

enum class StyleType : std::uint8_t { paragraph, character, table, numbering };

// w:vertAlign: raised or lowered beside the line, as the mark of a note is.
enum class VerticalAlign : std::uint8_t { baseline, superscript, subscript };

// A style with what it inherits through w:basedOn.
struct Style
{
    std::string id;
    StyleType type = StyleType::paragraph;
    std::string name;                            // w:name as written: "heading 1"
    std::string based_on;                        // an id
    std::optional<std::uint8_t> outline_level{}; // 0..8, 9 = body text
    std::optional<bool> hidden{};                // w:vanish
    std::optional<VerticalAlign> vertical_align{};
    std::optional<bool> struck{};             // w:strike, w:dstrike
    std::optional<std::string> symbol_font{}; // Wingdings ...; empty: a font of letters
    NumberingReference numbering{};
    std::string numbered_by{}; // the nearest style, itself or a base, with w:numPr: an id
    bool is_default = false;   // of its type

    friend bool operator==(const Style&, const Style&) = default;
};

// The styles of a document, complete in themselves: cycles and missing bases are survived.
class Styles
{
public:
    Styles() = default;
    explicit Styles(std::vector<Style> styles);
    Styles(Styles&&) = default;
    Styles& operator=(Styles&&) = default;

    // nullptr where there is no such style of that type; the first of an id counts.
    [[nodiscard]] const Style* find(std::string_view id, StyleType type) const;
    // The style of paragraphs that name none; nullptr where there is none.
    [[nodiscard]] const Style* default_paragraph() const { return default_; }

private:
    [[nodiscard]] const Style* base_of(const Style& style) const;
    void inherit();

    std::vector<Style> styles_; // by id
    const Style* default_ = nullptr;
};

// Whether a style of this name is Word's own of an entry of a table of contents: "toc 1".
[[nodiscard]] bool is_contents_style(std::string_view name);

// Of w:rFonts: the font if it draws symbols, empty if letters; nothing where it names none.
[[nodiscard]] std::optional<std::string> symbol_font_in(const XmlElement& fonts);

// ST_VerticalAlignRun; nothing for anything else.
[[nodiscard]] std::optional<VerticalAlign> vertical_align_of(std::string_view text);

[[nodiscard]] Result<Styles> read_styles(PartStream& part);

} // namespace nianbao
