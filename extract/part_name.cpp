#include "extract/part_name.hpp"

namespace nianbao {

std::string
fold_part_name(std::string_view name)
{
    while (name.starts_with('/') || name.starts_with('\\')) {
        name.remove_prefix(1);
    }
    std::string folded(name);
    for (auto& c : folded) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        } else if (c == '\\') {
            c = '/';
        }
    }
    return folded;
}

std::string
short_name(std::string_view name)
{
    constexpr std::size_t longest = 120;
    if (name.size() <= longest) {
        return std::string(name);
    }
    auto end = longest;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string(name.substr(0, end)) + "…";
}

} // namespace nianbao
