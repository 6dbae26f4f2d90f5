#include "normalize/glob.hpp"

#include "normalize/utf8.hpp"

#include <algorithm>

namespace nianbao {

bool
glob_match(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0;
    std::size_t t = 0;
    auto star = std::string_view::npos; // behind the last *
    std::size_t tried = 0;              // where the text that it skips ends
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = ++p;
            tried = t;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            (void)next_character(text, t);
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star;
            (void)next_character(text, tried);
            t = tried;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') {
        ++p;
    }
    return p == pattern.size();
}

bool
any_glob_matches(std::span<const std::string> patterns, std::span<const std::string> texts)
{
    return std::any_of(patterns.begin(), patterns.end(), [&](const auto& pattern) {
        return std::any_of(texts.begin(), texts.end(), [&](const auto& text) {
            return glob_match(pattern, text);
        });
    });
}

} // namespace nianbao
