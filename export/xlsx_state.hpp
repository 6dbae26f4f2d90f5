#pragma once

#include "export/sheet_names.hpp"
#include "export/xlsx.hpp"
#include "export/xlsx_spool.hpp"

#include <xlsxwriter.h>

#include <map>
#include <tuple>

namespace nianbao {

// The inside of an XlsxFile, for export/xlsx and export/xlsx_sheet alone.
struct XlsxState
{
    XlsxState(std::filesystem::path place, StagedFile waiting)
        : target(std::move(place)), staged(std::move(waiting)), spool(target)
    {
    }
    XlsxState(const XlsxState&) = delete;
    XlsxState& operator=(const XlsxState&) = delete;
    ~XlsxState();

    // `scale`: digits behind the point of a number.
    [[nodiscard]] lxw_format* format(CellStyle style, std::uint8_t scale = 0);
    // What a TintRule puts on a cell.
    [[nodiscard]] lxw_format* tint(Tint tint);
    [[nodiscard]] lxw_worksheet* add(const std::string& name);
    // Remembers the first failure.
    void keep(lxw_error result) { error = error == LXW_NO_ERROR ? result : error; }
    // An errno; 0 where all went well.
    [[nodiscard]] int close();

    std::filesystem::path target;
    StagedFile staged;
    XlsxSpool spool;
    lxw_workbook* book = nullptr;
    lxw_error error = LXW_NO_ERROR;
    std::map<std::tuple<Look, Tint, std::uint8_t>, lxw_format*> formats{};
    std::map<Tint, lxw_format*> tints{};
    SheetNames names{};
    XlsxLimits limits{};
    std::vector<std::unique_ptr<XlsxSheet>> sheets{};
};

} // namespace nianbao
