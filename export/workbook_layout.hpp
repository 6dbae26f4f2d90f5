#pragma once

#include "export/note.hpp"
#include "normalize/message.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace nianbao {

// What a reader of our workbooks goes by: the sheets and headings that reviewers' notes stand
// under. The headings are the first row of each sheet. A workbook is in one language; what is read
// back may be in either.

struct SheetWords
{
    std::string_view zh;
    std::string_view en;
};

[[nodiscard]] constexpr std::string_view
in(const SheetWords& wording, Language language)
{
    return language == Language::zh ? wording.zh : wording.en;
}

// "问题清单", and where its rows fill a sheet: "问题清单 (2)", "问题清单 (3)" ...
inline constexpr SheetWords findings_sheet{"问题清单", "Findings"};
// Notes whose finding went away.
inline constexpr SheetWords gone_sheet{"已消失", "Gone"};

// Of both sheets, under these headings, whatever their order.
inline constexpr SheetWords severity_heading{"严重程度", "Severity"};
inline constexpr SheetWords body_heading{"机构", "Body"};
inline constexpr SheetWords year_heading{"年度", "Year"};
inline constexpr SheetWords scope_heading{"范围", "Scope"};
inline constexpr SheetWords rule_heading{"规则", "Rule"};
inline constexpr SheetWords message_heading{"问题说明", "Message"};
inline constexpr SheetWords expected_heading{"应为", "Expected"};
inline constexpr SheetWords actual_heading{"实为", "Actual"};
inline constexpr SheetWords cells_heading{"相关单元格", "Cells"};
inline constexpr SheetWords file_heading{"文件", "File"};
inline constexpr SheetWords status_heading{"状态", "Status"};
inline constexpr SheetWords remark_heading{"备注", "Remark"};
inline constexpr SheetWords first_seen_heading{"首次记录", "First noted"}; // of gone_sheet alone
inline constexpr SheetWords finding_id_heading{"finding_id", "finding_id"};
inline constexpr SheetWords digest_heading{"note_digest", "note_digest"};

// What 状态 offers. Stored as chosen; a workbook in the other language shows its own word.
inline constexpr std::array status_words{
    SheetWords{"待核实", "to check"},
    SheetWords{"已核实属实", "confirmed"},
    SheetWords{"误报", "false alarm"},
    SheetWords{"已整改", "corrected"},
};

// A status as a workbook in that language shows it; one of somebody's own as it is.
[[nodiscard]] std::string_view shown_status(std::string_view status, Language language);

// Text as a cell of a workbook holds it: line ends are \n; control and bidi characters, and the
// underscore of what a reader would take for an escape (_x0041_), are \u{...}; bytes that are not
// UTF-8 \xHH. What is longer than 32,767 UTF-16 units is cut and ends in "…".
[[nodiscard]] std::string cell_text(std::string_view text);
// Whether none of it is cut.
[[nodiscard]] bool fits_cell(std::string_view text);

// Stands beside 状态 and 备注 as they were written, cells as they are shown: by it a reader tells
// what a person changed. The first 16 hex digits of SHA-256 of status, a NUL and remark.
[[nodiscard]] std::string note_digest(std::string_view status, std::string_view remark);

// findings-NAME-HASH.xlsx, NAME being what of the body is letters, digits and Han.
[[nodiscard]] std::string split_workbook_name(std::string_view body);
[[nodiscard]] bool is_split_workbook(std::string_view file);

} // namespace nianbao
