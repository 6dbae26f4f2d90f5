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
// certainly of one body and scope, one of each year. What is zero in both years is left out.
class YearlySheet
{
public:
    // All of them outlive it.
    YearlySheet(XlsxFile& file, const FigureColumns& columns, Language language);

    void add(std::span<const Entry> body);

    [[nodiscard]] const XlsxSheet& sheet() const { return sheet_; }
    [[nodiscard]] std::uint64_t zeros() const { return zeros_; }

private:
    // How a figure is called.
    struct Names
    {
        std::string metric;
        std::string applicant;
    };

    void put_pairs(const Outcome& before, const Outcome& now);
    void put_pair(const Outcome& now, const Observation& before, const Observation& seen);

    const FigureColumns& columns_;
    Language language_;
    XlsxSheet& sheet_;
    std::vector<std::vector<Names>> names_{}; // by FigurePlace
    std::uint64_t zeros_ = 0;
};

} // namespace nianbao
