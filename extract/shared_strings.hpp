#pragma once

#include "extract/package.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// What all cells of a workbook may hold together, in bytes.
inline constexpr std::uint64_t max_workbook_text = 64U << 20U;

// The texts that cells of a workbook name by number, from 0.
class SharedStrings
{
public:
    void add(std::string_view text);
    [[nodiscard]] std::optional<std::string_view> at(std::size_t index) const;
    [[nodiscard]] std::size_t bytes() const { return text_.size(); }
    [[nodiscard]] std::size_t size() const { return ends_.size(); }

private:
    std::string text_;
    std::vector<std::uint32_t> ends_;
};

// Rich text as its runs, without phonetic guides. None where there is no such part. Fails with
// too-much-text, and as its XML does.
[[nodiscard]] Result<SharedStrings> read_shared_strings(const Package& package,
                                                        std::string_view part);

// ST_Xstring (ECMA-376 22.9.2.19): _x000D_ stands for a character.
[[nodiscard]] std::string without_escapes(std::string_view text);

// Whether an element of that namespace is SpreadsheetML, transitional or strict.
[[nodiscard]] bool is_spreadsheet(const char* namespace_uri);

} // namespace nianbao
