#pragma once

#include "extract/finding.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

inline constexpr std::size_t max_nested_fields = 64; // Word allows 20

// Where in a story a field stands: the cell, and the paragraph counted over the document.
struct FieldPosition
{
    Place cell;
    std::uint32_t paragraph = 0;

    friend bool operator==(const FieldPosition&, const FieldPosition&) = default;
};

struct Field
{
    FieldPosition start;
    std::size_t text_start = 0; // of its paragraph's text
    std::string drawn{};        // what a form field shows by itself: the box of FORMCHECKBOX
    std::string instruction{};  // as much as the keyword needs
    bool in_instruction = true;
    bool is_contents = false;
};

// The keyword an instruction begins with: "TOC" of ' toc \o "1-3"'.
[[nodiscard]] std::string field_keyword(std::string_view instruction);

// The complex fields (ECMA-376 17.16.18) that are open at a place of a story. Up to "separate"
// stands the instruction, up to "end" the result.
class FieldStack
{
public:
    [[nodiscard]] bool empty() const { return fields_.empty(); }
    void begin(Field field);
    void separate();
    // The field that ends here; nothing where none is open.
    std::optional<Field> end();
    void instruction(std::string_view piece);

    // Whether text here belongs to an instruction. One that another cell or paragraph left open
    // must not swallow the text that follows.
    [[nodiscard]] bool hides_text(const FieldPosition& at) const;
    // Whether text here is an entry of a table of contents.
    [[nodiscard]] bool in_contents() const;

private:
    std::vector<Field> fields_;
    std::size_t beyond_ = 0; // open ones past the ceiling
};

} // namespace nianbao
