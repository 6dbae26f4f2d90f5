#pragma once

namespace nianbao {

// What is written beside the tables, which always are.
struct Products
{
    bool workbook = false;
    bool page = false;
    bool database = false;
    bool split_findings = false; // one findings workbook a body

    friend bool operator==(const Products&, const Products&) = default;
};

} // namespace nianbao
