#pragma once

#include "extract/finding.hpp"
#include "normalize/label.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nianbao {

// Money is a decimal whose unit is what the page prints: in the cell, its row's unit, the header or
// the form. Text is kept as it stands.
enum class ValueType : std::uint8_t { integer, decimal, money, text };
enum class Sign : std::uint8_t { non_negative, any };
// What a metric of one form is to the metrics of others (FormCell::related), or to its own id
// there.
enum class Relation : std::uint8_t { same, close, part_of, overlaps, sum_of };
// Whether the wording of a label was seen in print.
enum class Confidence : std::uint8_t { confirmed, partly_confirmed, unconfirmed };
// The year a report of the form is of: to 31 December, or to 31 August.
enum class ReportingYear : std::uint8_t { calendar, academic };
enum class CheckSource : std::uint8_t { official, implied, soft };
// Levels of GB/T 2260, from the outermost in.
enum class PlaceLevel : std::uint8_t { province, prefecture, county, town };

// One value cell of the printed form, worked out from its row and column when the form is loaded.
struct FormCell
{
    std::string metric;                   // "applications.result.granted"
    std::string applicant{};              // "natural_person"; empty where the form does not split
    std::string item{};                   // fixed further axes, axis=member joined by ;
    std::string unit{};                   // the form's; empty for money whose unit must be printed
    std::string metric_label;             // "三、本年度办理结果 / （一）予以公开"
    std::string applicant_label{};        // "申请人情况 / 自然人"
    std::string english{};                // "Granted"
    std::string sheet{};                  // workbook sheet that carries it
    std::string legal{};                  // the law's clause the figure is reported under
    std::vector<std::string> said{};      // phrases the prose uses for it
    std::vector<std::string> said_none{}; // and those by which it says that there was none
    ValueType type = ValueType::integer;
    Sign sign = Sign::non_negative;
    Relation relation = Relation::same;
    std::vector<std::string> related{}; // metrics of other forms that `relation` speaks of
    std::uint32_t figure = 0; // the same for the same metric, applicant and item of every form

    // False for the row of a group, which has no figures.
    [[nodiscard]] bool has_figure() const { return !metric.empty(); }
};

// One row or column of a table: the labels that lead to it, outermost first.
struct AxisEntry
{
    std::vector<std::string> printed;     // as the form words them
    std::vector<std::string> folded{};    // with fold_label; only those that stand beside the row
    std::vector<std::string> bare{};      // with bare_label
    std::vector<std::string> also{};      // other wordings of the innermost label, folded
    std::vector<std::string> also_bare{}; // with bare_label
    std::uint32_t line = 0;               // of the form's file
    std::optional<std::size_t> parent{};  // the entry whose row above is the next outer label
    bool is_group = false;                // a label without figures
    bool is_optional = false;             // not missed where it is not printed
    Confidence wording = Confidence::confirmed;

    // The label as the form words it, of a level of `folded`.
    [[nodiscard]] const std::string& wording_of(std::size_t level) const
    {
        return printed[printed.size() - folded.size() + level];
    }
};

// The rows or the columns of a table, with the keys of their innermost labels side by side: every
// printed label is held against all of them.
struct Axis
{
    Axis() = default;
    Axis(std::initializer_list<AxisEntry> all);

    std::vector<AxisEntry> entries{};
    std::vector<std::uint64_t> folded_keys{}; // by entry
    std::vector<std::uint64_t> bare_keys{};   // by entry
    std::vector<bool> has_aliases{};          // by entry

    void add(AxisEntry entry);
    [[nodiscard]] bool empty() const { return entries.empty(); }
    [[nodiscard]] std::size_t size() const { return entries.size(); }
    [[nodiscard]] const AxisEntry& operator[](std::size_t entry) const { return entries[entry]; }
    // False only where the label can't be that of the entry.
    [[nodiscard]] bool may_fit(std::size_t entry, const Label& label) const
    {
        return folded_keys[entry] == label.folded_key || bare_keys[entry] == label.bare_key ||
               has_aliases[entry];
    }
};

enum class MatchCells : std::uint8_t { by_position, by_order };
// Where the outer labels of a row are printed: in columns beside the inner ones, or in rows above.
enum class OuterLabels : std::uint8_t { beside, above };

// Rows that each document prints as it needs them: a code, a name or both tell them apart. The
// headings of the columns they stand in, in every wording, and the axis they are an item of.
struct OpenRows
{
    std::vector<std::string> key{};   // folded
    std::vector<std::string> label{}; // folded
    std::string item;

    friend bool operator==(const OpenRows&, const OpenRows&) = default;
};

// One printed table, or one block of a stacked one: every row x column is a FormCell.
struct TableForm
{
    std::string id;
    std::string section{};
    std::string caption{}; // a merged row above the header: "第二十条第（五）项"
    std::vector<std::string> corner{}; // other labels it prints: 信息内容, the note on its sums
    std::vector<std::string> columns_under{}; // labels over all its columns: 申请人情况
    std::vector<std::string> bookmarks{};     // globs of names that mark it
    std::vector<std::string>
        unit_column{}; // headings of a column that prints the rows' units, folded
    std::string sheet{};
    std::vector<std::string> about{}; // prose speaks of its figures only beside one of these words
    MatchCells match_cells =
        MatchCells::by_position; // by order: header and data may sit on other slots
    bool over_pages = false;     // the table right behind it may be its further rows
    OuterLabels outer_labels = OuterLabels::beside;
    std::optional<OpenRows> open_rows{}; // then `rows` is one row without a label
    std::string open_columns{}; // axis whose members are the labels printed below a column's own
    Axis rows{};
    Axis columns{};
    std::vector<FormCell> cells{};        // row by row
    std::vector<std::string> furniture{}; // corner, columns_under and other headings, folded
    std::uint32_t line = 0;               // of the form's file

    [[nodiscard]] const FormCell& cell(std::size_t row, std::size_t column) const
    {
        return cells[row * columns.size() + column];
    }
};

// A term of a check: a figure of this year, or of another one. What is empty, the check runs over.
struct CheckTerm
{
    std::string metric{};
    std::string applicant{};
    int year = 0; // relative: -1 is the year before
};

enum class RunsOver : std::uint8_t { nothing, applicants, metrics };

// How the sums of two sides compare where a check holds. `unequal` is for figures that are the same
// only by a slip: it holds, too, where both sides are zero.
enum class Comparison : std::uint8_t { equal, at_most, unequal };

// The form's own arithmetic (勾稽关系): what the figures of two sides add up to. With `zero_below`
// those of `left` must each be zero in reports of bodies below that level, and there is no right.
struct Check
{
    std::string code; // "flow"
    CheckSource source = CheckSource::implied;
    Comparison comparison = Comparison::equal;
    RunsOver per = RunsOver::nothing;
    std::string table{}; // whose metrics it runs over
    std::vector<CheckTerm> left;
    std::vector<CheckTerm> right;
    std::uint32_t line = 0; // of the form's file
    std::optional<PlaceLevel> zero_below{};
};

// A day of the year after the one a report is of; without a month none is set.
struct DueDay
{
    int month = 0;
    int day = 0;

    friend bool operator==(const DueDay&, const DueDay&) = default;
};

// A figure of the prose that is the sum of several metrics, or of none that a table has.
struct SaidSum
{
    std::string metric; // its name: "applications.result.refused"
    std::vector<std::string> sum{};
    std::vector<std::string> phrases{};
    std::vector<std::string> none{};  // by which the prose says that there was none
    std::vector<std::string> about{}; // as TableForm::about
    // Of these applicants together; of all where it is empty.
    std::vector<std::string> applicants{};
    // Its phrases count only behind the figure of one of these metrics, in the same sentence.
    std::vector<std::string> part_of{};
    std::vector<std::string> unless{}; // words before it by which it is another figure
    std::string unit{};
    ValueType type = ValueType::integer;
    std::uint32_t line = 0; // of the form's file

    friend bool operator==(const SaidSum&, const SaidSum&) = default;
};

// A part of the report's text that the form asks for.
struct FormSection
{
    std::string title;                // "五、存在的主要问题及改进情况"
    std::vector<std::string> words{}; // a heading of the top level that has one of them is its
    bool needs_text = false;          // neither empty nor "nothing to report"

    friend bool operator==(const FormSection&, const FormSection&) = default;
};

// One edition of a form. Immutable once loaded.
struct Form
{
    std::string id;
    std::string title;
    std::string notice{};
    int since = 0; // never used to recognise an edition
    int until = 0; // 0: still in force
    ReportingYear period = ReportingYear::calendar;
    std::vector<TableForm> tables;
    std::vector<Check> checks{};
    std::vector<SaidSum> said{};
    std::vector<FormSection> sections{};
    std::uint32_t line = 0; // of its id in the file
    DueDay due{};           // when reports are to be signed
    DueDay due_of_governments{};
};

// A form and every mistake of its file that can be told, in the order they were met; whole only
// where there is none.
struct FormReading
{
    Form form;
    std::vector<Failure> mistakes{};
};

// `name` is what messages call the text, usually its path.
[[nodiscard]] FormReading read_form(std::string_view text, std::string_view name);

// The same for those who need the form or the first mistake.
[[nodiscard]] Result<Form> parse_form(std::string_view text, std::string_view name);

} // namespace nianbao
