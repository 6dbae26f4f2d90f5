#include "export/sheet_names.hpp"

#include "export/workbook_layout.hpp"
#include "normalize/text.hpp"
#include "normalize/utf8.hpp"

#include <fmt/format.h>

namespace nianbao {

namespace {

constexpr std::size_t name_units = 31;
constexpr std::string_view forbidden = "[]:*?/\\";

// The first characters that fit into so many UTF-16 units.
std::string_view
first_units(std::string_view text, std::size_t units)
{
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size(); end = at) {
        const auto character = next_character(text, at);
        const std::size_t needed = character.code_point > 0xFFFF ? 2 : 1;
        if (needed > units) {
            break;
        }
        units -= needed;
    }
    return text.substr(0, end);
}

// cell_text leaves line ends and tabs, and shows the rest of what is no text.
std::string
allowed(std::string_view wanted)
{
    auto name = cell_text(wanted);
    for (auto& c : name) {
        const bool bad = forbidden.find(c) != std::string_view::npos || c == '\n' || c == '\t';
        c = bad ? '_' : c;
    }
    name = std::string(first_units(trim(name), name_units));
    if (name.empty()) {
        return "_";
    }
    for (auto* end : {&name.front(), &name.back()}) {
        *end = *end == '\'' ? '_' : *end;
    }
    return name;
}

} // namespace

std::string
SheetNames::next(std::string_view wanted)
{
    auto name = allowed(wanted);
    const auto start = name;
    if (taken_.empty()) {
        taken_.insert(fold_case("History")); // kept by Excel for itself
    }
    for (int number = 2; !taken_.insert(fold_case(name)).second; ++number) {
        const auto ending = fmt::format(" ({})", number);
        name = fmt::format("{}{}", first_units(start, name_units - ending.size()), ending);
    }
    return name;
}

} // namespace nianbao
