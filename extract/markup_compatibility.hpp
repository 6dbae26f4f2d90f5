#pragma once

#include "extract/xml.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// What mc:Ignorable and mc:ProcessContent of a part's root say of the namespaces that we do not
// know (ECMA-376-3 9.2 and 9.3).
class MarkupCompatibility
{
public:
    void declare(const XmlElement& root);
    // Whether the element is passed over with all it holds.
    [[nodiscard]] bool ignores(const XmlElement& element) const;

private:
    struct Name
    {
        std::string uri;
        std::string local; // "*": any
    };

    std::vector<std::string> ignorable_; // URIs
    std::vector<Name> processed_;
};

// Calls `take` with each of the words that white space parts.
template<typename Take>
void
for_each_word(std::string_view text, Take take)
{
    constexpr std::string_view space = " \t\r\n";
    while (true) {
        const auto first = text.find_first_not_of(space);
        if (first == std::string_view::npos) {
            return;
        }
        text.remove_prefix(first);
        const auto size = std::min(text.find_first_of(space), text.size());
        take(text.substr(0, size));
        text.remove_prefix(size);
    }
}

} // namespace nianbao
