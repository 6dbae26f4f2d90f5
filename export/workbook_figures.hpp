#pragma once

#include "export/entry.hpp"
#include "export/figure_columns.hpp"
#include "export/xlsx.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace nianbao {

// The workbook's sheets of figures: a row per body, year, scope and item of each report that
// counts, a column per figure. What an error or a warning rests on is tinted.
class FigureSheets
{
public:
    // All of them outlive it.
    FigureSheets(XlsxFile& file, const FigureColumns& columns, Language language);

    void add(const Entry& entry);

    [[nodiscard]] std::vector<const XlsxSheet*> sheets() const;
    [[nodiscard]] std::uint64_t figures() const { return figures_; }
    [[nodiscard]] std::uint64_t other_units() const { return other_units_; }

private:
    // Column numbers of one FigureSheet. One of more columns than a sheet has goes over several.
    struct Layout
    {
        std::vector<XlsxSheet*> parts{};
        std::vector<std::uint32_t> part{};     // by FigureColumn
        std::vector<std::uint32_t> position{}; // by FigureColumn, in its part
    };

    // The figures of one row.
    struct Row
    {
        std::string_view item{};
        std::string_view label{};
        std::vector<const Observation*> figures{};
    };

    // What all rows of a report share.
    struct Reported
    {
        const Outcome& outcome;
        std::string problems;                               // how many errors and warnings
        std::unordered_map<std::uint64_t, Severity> doubts; // by place
    };

    void lay_out(XlsxFile& file, const FigureSheet& sheet);
    [[nodiscard]] static std::vector<Row> rows_of(const std::vector<const Observation*>& figures);
    void put_row(std::uint32_t sheet, const Reported& report, const Row& row);
    void put_who(XlsxSheet& sheet, const Reported& report, const Row& row, bool has_items) const;
    void put_figure(XlsxSheet& sheet,
                    std::uint32_t position,
                    const FigureColumn& column,
                    const Observation& seen,
                    Tint tint);

    const FigureColumns& columns_;
    Language language_;
    std::vector<Layout> layouts_;
    std::uint64_t figures_ = 0;
    std::uint64_t other_units_ = 0; // figures whose unit is not their column's
};

} // namespace nianbao
