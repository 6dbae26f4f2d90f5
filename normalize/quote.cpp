#include "normalize/quote.hpp"

#include "normalize/utf8.hpp"

namespace nianbao {

std::string
quote(std::string_view sentence)
{
    constexpr std::size_t longest = 60;
    std::size_t end = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < longest && at < sentence.size(); ++i) {
        end += next_character(sentence, at).bytes.size();
    }
    return std::string(sentence.substr(0, end)) + (end < sentence.size() ? "…" : "");
}

} // namespace nianbao
