#pragma once

#include "normalize/form_library.hpp"
#include "normalize/header_columns.hpp"
#include "normalize/printed_table.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace nianbao {

// Every header and caption of a printed table that some form knows.
struct HeaderRows
{
    std::vector<Header> headers{};
    std::map<std::uint32_t, std::vector<std::uint16_t>> captions{}; // row -> tables it stands over
    std::vector<std::uint32_t> boundaries{}; // rows at which something new begins, sorted

    [[nodiscard]] bool has_caption(const Header& header) const;
    // A caption right above a header that is its table's: a single label tells it then.
    [[nodiscard]] bool under_own_caption(const Header& header) const;
    // A caption right above a header that belongs to other tables of the form says: not this one.
    [[nodiscard]] bool under_other_caption(const Header& header) const;
    // The row behind the last one that can belong to a header.
    [[nodiscard]] std::uint32_t data_end(const Header& header) const;
    std::uint32_t rows = 0; // of the grid
};

[[nodiscard]] HeaderRows find_headers(const PrintedTable& printed, const FormLibrary& library);

} // namespace nianbao
