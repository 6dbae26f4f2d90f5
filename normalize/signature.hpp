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
    std::string agency{}; // compact(); one or two lines joined by nothing
    std::optional<Date> date{};
    std::string text{}; // the lines it was read from

    friend bool operator==(const Signature&, const Signature&) = default;
};

// Looks at the last lines of the document only.
[[nodiscard]] Signature find_signature(const Document& document);

// The date that is all of one paragraph: （2021年1月6日） below a title. `block` is its index.
[[nodiscard]] std::optional<Date> find_date_at(const Document& document, std::size_t block);

} // namespace nianbao
