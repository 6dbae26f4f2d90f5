#pragma once

#include "extract/finding.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

enum class ValueType : std::uint8_t { integer, decimal };
enum class Sign : std::uint8_t { non_negative, any };
enum class Relation : std::uint8_t { same, close, part_of };
enum class CheckSource : std::uint8_t { official, implied, soft };

// One value cell of the printed form, worked out from its row and column when the form is loaded.
struct FormCell
{
    std::string metric;              // "applications.result.granted"
    std::string applicant{};         // "natural_person"; empty where the form does not split
    std::string item{};              // fixed further axes, axis=member joined by ;
    std::string unit{};              // the form's; empty for money whose unit must be printed
    std::string metric_label;        // "三、本年度办理结果 / （一）予以公开"
    std::string applicant_label{};   // "申请人情况 / 自然人"
    std::string english{};           // "Granted"
    std::string sheet{};             // workbook sheet that carries it
    std::string legal{};             // the law's clause the figure is reported under
    std::vector<std::string> said{}; // phrases the prose uses for it
    ValueType type = ValueType::integer;
    Sign sign = Sign::non_negative;
    Relation relation = Relation::same;
    bool money = false; // its unit is money and must be printed or stand in the header
};

// One row or column of a table: the labels that lead to it, outermost first, folded with
// fold_label.
struct AxisEntry
{
    std::vector<std::string> printed; // as the form words them
    std::vector<std::string> folded;
    std::vector<std::string> bare;   // folded, without leading ordinal and trailing bracketed note
    std::vector<std::string> also{}; // other wordings of the innermost label, folded
    std::vector<std::string> also_bare{};
};

// One printed table (or one block of a stacked one): every row x column is a FormCell.
struct TableForm
{
    std::string id;
    std::string section;
    std::string caption{}; // a merged row above the header: "第二十条第（五）项"
    std::vector<std::string>
        furniture{}; // further labels it prints, folded: corner note, 信息内容, 申请人情况
    std::vector<std::string> bookmarks{}; // globs of names that mark this table
    std::string sheet{};
    bool cells_by_order = false; // header and data cells may sit on different grid columns
    std::vector<AxisEntry> rows;
    std::vector<AxisEntry> columns;
    std::vector<std::optional<FormCell>>
        cells; // rows.size() * columns.size(), row by row; empty: no such cell

    [[nodiscard]] const std::optional<FormCell>& cell(std::size_t row, std::size_t column) const
    {
        return cells[row * columns.size() + column];
    }
};

// A term of a check: a metric of this year, or of another one.
struct CheckTerm
{
    std::string metric;
    std::string applicant{}; // empty: the applicant the check runs over
    int year = 0;            // relative: -1 is the year before
};

// The form's own arithmetic (勾稽关系): both sides add up to the same.
struct Check
{
    std::string code; // "flow"
    CheckSource source = CheckSource::implied;
    bool per_applicant = false;
    std::vector<CheckTerm> left;
    std::vector<CheckTerm> right;
};

// One edition of a form. Immutable once loaded.
struct Form
{
    std::string id;
    std::string title;
    std::string notice{};
    int since = 0; // never used to recognise an edition
    int until = 0; // 0: still in force
    std::vector<TableForm> tables;
    std::vector<Check> checks{};
};

// `name` is what error messages call the text, usually its path. Fails with line and what was
// meant.
[[nodiscard]] Result<Form> parse_form(std::string_view text, std::string_view name);

} // namespace nianbao
