#include "export/rule_words.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

// What stands before the last of the signs that end a clause.
std::string_view
clauses_of(std::string_view text)
{
    constexpr std::array<std::string_view, 7> ends{"：", "，", "（", ": ", ", ", "; ", " ("};
    std::size_t end = 0;
    for (const auto sign : ends) {
        const auto found = text.rfind(sign);
        end = found == std::string_view::npos ? end : std::max(end, found);
    }
    return text.substr(0, end);
}

} // namespace

std::string
rule_words(std::string_view message)
{
    const auto start = message.substr(0, message.find('{'));
    const auto clauses = start.size() == message.size() ? start : clauses_of(start);
    if (!clauses.empty()) {
        return std::string(clauses);
    }
    std::string words;
    for (auto rest = message; !rest.empty();) {
        const auto open = std::min(rest.find('{'), rest.size());
        words += rest.substr(0, open);
        words += open < rest.size() ? "…" : "";
        rest.remove_prefix(std::min(rest.size(), rest.find('}', open)));
        rest.remove_prefix(rest.empty() ? 0 : 1);
    }
    return words;
}

} // namespace nianbao
