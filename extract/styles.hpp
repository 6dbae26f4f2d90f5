#pragma once

#include "extract/package.hpp"

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

// A style with what it inherits through w:basedOn.
struct Style
{
    std::string id;
    std::string name;                            // w:name as written: "heading 1"
    std::string based_on;                        // an id
    std::optional<std::uint8_t> outline_level{}; // 0..8, 9 = body text
    std::optional<bool> hidden{};                // w:vanish
    NumberingReference numbering{};
    bool is_default = false; // of paragraphs

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

    // nullptr where there is no such style; the first of an id counts.
    [[nodiscard]] const Style* find(std::string_view id) const;
    // The style of paragraphs that name none; nullptr where there is none.
    [[nodiscard]] const Style* default_paragraph() const { return default_; }

private:
    void inherit();

    std::vector<Style> styles_; // by id
    const Style* default_ = nullptr;
};

[[nodiscard]] Result<Styles> read_styles(PartStream& part);

} // namespace nianbao
