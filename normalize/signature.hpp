#pragma once

#include "extract/document.hpp"
#include "normalize/dates.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace nianbao {

// The name and date below a report.
struct Signature
{
    std::string agency{};       // compact(); one or two lines joined by nothing, two bodies by 、
    std::optional<Date> date{}; // its day is 0 where only the month is given
    std::string text{};         // the lines it was read from

    friend bool operator==(const Signature&, const Signature&) = default;
};

// Looks at the last lines of the document, and where they have no name, for a name with a date as
// the last lines before a table or heading, or for either above 附表. `begin` is the block behind
// the title.
[[nodiscard]] Signature find_signature(const Document& document, std::size_t begin = 0);

// The date that is all of one paragraph: （2021年1月6日） below a title. `block` is its index. Has
// no agency.
[[nodiscard]] Signature find_date_at(const Document& document, std::size_t block);

} // namespace nianbao
