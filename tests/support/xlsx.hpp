#pragma once

#include "tests/support/docx.hpp"

#include <string>
#include <vector>

namespace nianbao {

// A .xlsx of one sheet, 表, with these rows of SpreadsheetML and shared strings (`<si>` elements).
// A further part replaces the one of its name.
inline std::string
xlsx(const std::string& rows,
     const std::string& strings = "",
     const std::vector<TestPart>& further = {})
{
    const std::string main = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'";
    const std::string office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const auto relationships = [&](const std::string& inner) {
        return "<Relationships "
               "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" +
               inner + "</Relationships>";
    };
    const auto related =
        [&](const std::string& id, const std::string& type, const std::string& target) {
            return "<Relationship Id='" + id + "' Type='" + office + "/" + type + "' Target='" +
                   target + "'/>";
        };
    std::vector<TestPart> parts{
        {"_rels/.rels", relationships(related("r1", "officeDocument", "xl/workbook.xml"))},
        {"xl/workbook.xml",
         "<workbook " + main + " xmlns:r='" + office +
             "'><sheets><sheet name='表' sheetId='1' r:id='r1'/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         relationships(related("r1", "worksheet", "worksheets/sheet1.xml") +
                       related("r2", "sharedStrings", "sharedStrings.xml"))},
        {"xl/worksheets/sheet1.xml",
         "<worksheet " + main + "><sheetData>" + rows + "</sheetData></worksheet>"},
        {"xl/sharedStrings.xml", "<sst " + main + ">" + strings + "</sst>"}};
    for (const auto& part : further) {
        bool replaced = false;
        for (auto& known : parts) {
            if (known.name == part.name) {
                known = part;
                replaced = true;
            }
        }
        if (!replaced) {
            parts.push_back(part);
        }
    }
    return zip_of(parts);
}

// A row of inline strings; one that is empty has no cell.
inline std::string
text_row(const std::vector<std::string>& texts)
{
    std::string row = "<row>";
    for (const auto& text : texts) {
        row += "<c t='inlineStr'><is><t>" + text + "</t></is></c>";
    }
    return row + "</row>";
}

} // namespace nianbao
