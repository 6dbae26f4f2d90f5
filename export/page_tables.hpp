#pragma once

#include "export/json_text.hpp"
#include "normalize/report.hpp"

#include <cstddef>
#include <span>
#include <unordered_map>
#include <vector>

namespace nianbao {

// The tables of reports as drawn, every cell with what became of it.
class PageTables
{
public:
    // Puts one list of tables; false, and nothing put, where it would take more than `limit` bytes.
    [[nodiscard]] bool put(JsonText& json, const Report& report, std::size_t limit);

private:
    // What a form says of a cell stands in every report, so it is put once.
    struct CellValues
    {
        JsonText names{};  // metric, applicant
        JsonText labels{}; // of both
    };
    // One of both.
    struct Found
    {
        Place place;
        const Observation* seen = nullptr;
        const UnmappedCell* unmapped = nullptr;
    };

    [[nodiscard]] static std::vector<Found> found_in(const Report& report);
    [[nodiscard]] const CellValues& values_of(const FormCell& cell);
    void put_table(JsonText& json, const SourceTable& table, std::span<const Found> found);
    // `found`: what became of this cell.
    void put_cell(JsonText& json, const SourceCell& cell, std::span<const Found> found);
    void put_observation(JsonText& json, const Observation& seen);

    std::unordered_map<const FormCell*, CellValues> cells_;
};

} // namespace nianbao
