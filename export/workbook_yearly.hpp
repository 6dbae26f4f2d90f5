#pragma once

#include "export/entry.hpp"
#include "export/figure_columns.hpp"
#include "export/xlsx.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace nianbao {

// The workbook's sheet 同比: each figure beside that of the year before, of reports that are
// certainly of one body and scope, one of each year. What is zero or blank in both years is left
// out.
class YearlySheet
{
public:
    // All of them outlive it.
    YearlySheet(XlsxFile& file, const FigureColumns& columns, Language language);

    void add(std::span<const Entry> body);

    [[nodiscard]] const XlsxSheet& sheet() const { return sheet_; }
    // Pairs left out since both are zero or blank, and figures that the other year's form lacks.
    [[nodiscard]] std::uint64_t nothings() const { return nothings_; }
    [[nodiscard]] std::uint64_t unmatched() const { return unmatched_; }

private:
    // How a figure is called.
    struct Names
    {
        std::string metric;
        std::string applicant;
    };

    void put_pairs(const Outcome& before, const Outcome& now);
    void put_figure(std::uint32_t column, const Observation& seen);
    void put_difference(const Decimal& before, const Decimal& now);
    void put_pair(const Outcome& now, const Observation& before, const Observation& seen);

    const FigureColumns& columns_;
    Language language_;
    XlsxSheet& sheet_;
    std::vector<std::vector<Names>> names_{}; // by FigurePlace
    std::uint64_t nothings_ = 0;
    std::uint64_t unmatched_ = 0;
};

} // namespace nianbao
