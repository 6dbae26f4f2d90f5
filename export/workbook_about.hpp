#pragma once

#include "export/product.hpp"
#include "export/xlsx.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace nianbao {

// What the sheet 说明 tells beside the counts of the run.
struct WorkbookFacts
{
    std::vector<const XlsxSheet*> sheets{}; // in their order
    std::uint64_t figures = 0;              // in the sheets of figures
    std::uint64_t nothings = 0;             // pairs left out of 同比
    std::uint64_t unmatched = 0;            // figures that have no pair there
    std::uint64_t other_units = 0;          // figures in another unit than their column's
    XlsxLimits limits{};
};

// Makes 说明 the next sheet; its rows come last, when what they tell is known.
[[nodiscard]] XlsxSheet& add_about(XlsxFile& file, Language language);
void write_about(XlsxSheet& sheet,
                 const ProductPlan& plan,
                 const Counts& counts,
                 const WorkbookFacts& facts);

// The sheet 数据字典: every metric of the forms.
[[nodiscard]] const XlsxSheet&
add_dictionary(XlsxFile& file, std::span<const Form> forms, Language language);

} // namespace nianbao
