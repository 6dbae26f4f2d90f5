#include "export/workbook_about.hpp"

#include "export/workbook_coverage.hpp"
#include "export/workbook_words.hpp"

#include <fmt/format.h>

#include <array>

namespace nianbao {

namespace {

constexpr SheetWords about_sheet{"说明", "About"};
constexpr SheetWords dictionary_sheet{"数据字典", "Dictionary"};
constexpr SheetWords title{"政府信息公开工作年度报告：审核工作簿",
                           "Annual reports on open government: auditors' workbook"};
constexpr SheetWords made_by{"由 nianbao {} 生成，与同一文件夹内的 CSV 数据一致",
                             "made by nianbao {} from the same figures as the CSV files beside it"};
constexpr SheetWords counts_title{"读到的内容", "What was read"};
constexpr SheetWords sheets_title{"工作表", "Sheets"};
constexpr SheetWords colours_title{"颜色和符号", "Colours and marks"};
constexpr SheetWords notes_title{"使用提示", "How to use it"};
constexpr SheetWords limits_title{"本次的限制", "Limits met"};
constexpr SheetWords rows_words{"{} 行", "{} rows"};

struct CountRow
{
    SheetWords words;
    std::uint64_t Counts::*count;
};

constexpr std::array count_rows{
    CountRow{{"文件", "Files"}, &Counts::documents},
    CountRow{{"其中：已读", "of them: read"}, &Counts::read},
    CountRow{{"读取失败", "failed"}, &Counts::failed},
    CountRow{{"未读（不是报告或不支持）", "skipped"}, &Counts::skipped},
    CountRow{{"下次再读", "deferred"}, &Counts::deferred},
    CountRow{{"重复", "duplicates"}, &Counts::duplicate},
    CountRow{{"被新版取代", "superseded"}, &Counts::superseded},
    CountRow{{"数据项（含空白）", "Figures (with blanks)"}, &Counts::observations},
    CountRow{{"其中：数字", "of them: numbers"}, &Counts::numbers},
    CountRow{{"没有归入表式的单元格（见 unmapped.csv）", "Cells of no form (unmapped.csv)"},
             &Counts::unmapped},
    CountRow{{"错误", "Errors"}, &Counts::errors},
    CountRow{{"警告", "Warnings"}, &Counts::warnings},
};

struct TintRow
{
    Tint tint;
    SheetWords sample;
    SheetWords meaning;
};

constexpr std::array figure_tints{
    TintRow{Tint::error,
            {"123（红底加粗）", "123 (red, bold)"},
            {"数据表：该数与一条错误有关", "a figure that an error rests on"}},
    TintRow{Tint::warning,
            {"123（黄底）", "123 (yellow)"},
            {"数据表：该数与一条警告有关，或无法读成数字，或单位与该列不同",
             "a figure that a warning rests on, that is unreadable, or in another unit"}},
    TintRow{Tint::muted,
            {"（空）", "(blank)"},
            {"数据表：报告里有此格但没有填写；空白不等于零。没有任何内容的格：报告或其表式没有此项",
             "the cell is in the report and was left blank, which is not zero; an empty cell here: "
             "the report or its form has none"}},
};

constexpr std::array hints{
    SheetWords{
        "“问题清单”的“状态”和“备注”供审核人员填写，下次运行时读回并保留在 notes.csv。",
        "Fill in status and remark in the sheet of findings; the next run reads them back and "
        "keeps them in notes.csv."},
    SheetWords{
        "“问题清单”受保护（无密码），以免改动问题编号；可以筛选。要排序时请先“撤消工作表保护”"
        "，排序后备注仍按编号对应。",
        "That sheet is protected, without password, so that the ids stay as they are; filters "
        "work. To sort, unprotect it first; notes go by the id, in any order."},
    SheetWords{
        "“文件”列的链接是相对路径：工作簿与报告文件夹一起移动后仍可打开。",
        "Links to files are relative: they work as long as workbook and reports move together."},
    SheetWords{
        "“同比”只比较确定为同一机关、同一范围、相邻两年各有一份的报告；两年都为零的不列。“变化”"
        "：由零变有、变为零、增加一倍以上、减少一半以上。",
        "The sheet year over year compares reports that are certainly of one body and scope, "
        "one of each year; what is zero in both is left out. Flags: from zero, to zero, "
        "doubled or more, halved or less."},
    SheetWords{
        "数据表各列取自表式；不同版本表式的同一指标同列，含义不尽相同的分列。没有自行推算的合计。",
        "Columns are those of the forms; editions share a column where the concept is the same. "
        "No sums were derived."},
};

struct LimitRow
{
    SheetWords words;
    std::uint64_t XlsxLimits::*count;
};

constexpr std::array limit_rows{
    LimitRow{{"{} 处文字超过单元格上限（32,767 个字符），只写了开头，以“…”结尾；全文见 CSV",
              "{} texts are longer than a cell holds (32,767 characters) and end in \"…\"; see the "
              "CSV files"},
             &XlsxLimits::cut_texts},
    LimitRow{{"{} 个数超过 15 位有效数字，按文字写出，以免失真",
              "{} numbers of more than 15 digits are written as text, to keep them exact"},
             &XlsxLimits::text_numbers},
    LimitRow{{"{} 个文件名没有链接（每张工作表最多 65,530 个链接）",
              "{} files are not linked (a sheet holds 65,530 links)"},
             &XlsxLimits::plain_links},
    LimitRow{{"行数超过工作表上限，续在 {} 张名称带编号的工作表中",
              "rows go on in {} further, numbered sheets"},
             &XlsxLimits::further_sheets},
};

class About
{
public:
    About(XlsxSheet& sheet, Language language) : sheet_(sheet), language_(language) {}

    [[nodiscard]] std::string_view word(const SheetWords& wording) const
    {
        return in(wording, language_);
    }

    [[nodiscard]] std::string filled(const SheetWords& wording, std::uint64_t count) const
    {
        return fmt::format(fmt::runtime(word(wording)), count);
    }

    void part(const SheetWords& words)
    {
        sheet_.next_row();
        sheet_.next_row();
        sheet_.text(0, word(words), {Look::heading});
    }

    void line(std::string_view text)
    {
        sheet_.next_row();
        sheet_.spread(0, 1, text, {Look::wrapped});
    }

    void count(const SheetWords& words, std::uint64_t number)
    {
        sheet_.next_row();
        sheet_.text(0, word(words));
        sheet_.count(1, number, {Look::tally});
    }

    void sample(std::string_view text, Tint tint, std::string_view meaning)
    {
        sheet_.next_row();
        sheet_.text(0, text, {Look::centred, tint});
        sheet_.text(1, meaning, {Look::wrapped});
    }

    void linked(const XlsxSheet& to)
    {
        sheet_.next_row();
        sheet_.link_to(0, to);
        sheet_.text(1, filled(rows_words, to.rows()));
    }

private:
    XlsxSheet& sheet_;
    Language language_;
};

void
write_colours(About& about, Language language)
{
    about.part(colours_title);
    for (const auto& state : coverage_states(language)) {
        about.sample(state.begins, state.tint, state.meaning);
    }
    for (const auto& row : figure_tints) {
        about.sample(about.word(row.sample), row.tint, about.word(row.meaning));
    }
}

void
write_limits(About& about, const WorkbookFacts& facts)
{
    about.part(limits_title);
    bool any = false;
    for (const auto& row : limit_rows) {
        if (const auto count = facts.limits.*row.count; count > 0) {
            about.line(about.filled(row.words, count));
            any = true;
        }
    }
    if (facts.other_units > 0) {
        about.line(about.filled({"{} 个数的单位与该列不同，连同单位按文字写出",
                                 "{} figures are in another unit than their column's and are "
                                 "written with it, as text"},
                                facts.other_units));
        any = true;
    }
    if (!any) {
        about.line(about.word({"没有", "none"}));
    }
}

} // namespace

XlsxSheet&
add_about(XlsxFile& file, Language language)
{
    auto& sheet = file.add_sheet(in(about_sheet, language));
    sheet.begin({.columns = {{.most = 46, .least = 34}, {.most = 92, .least = 80}},
                 .header_rows = 0,
                 .has_filter = false});
    return sheet;
}

void
write_about(XlsxSheet& sheet,
            const ProductPlan& plan,
            const Counts& counts,
            const WorkbookFacts& facts)
{
    const auto language = plan.options.language;
    About about(sheet, language);
    sheet.next_row();
    sheet.text(0, in(title, language), {Look::title});
    about.line(fmt::format(fmt::runtime(in(made_by, language)), plan.version));
    about.part(counts_title);
    for (const auto& row : count_rows) {
        about.count(row.words, counts.*row.count);
    }
    about.count({"数据表中的数据项", "Figures in the sheets"}, facts.figures);
    about.count(
        {"“同比”略去的两年都为零或空白的数据对", "Pairs left out as zero or blank in both years"},
        facts.nothings);
    about.count({"“同比”无法比较的数据（另一年的报告或表式没有此项）",
                 "Figures that the report or the form of the other year lacks"},
                facts.unmatched);
    about.part(sheets_title);
    for (const auto* one : facts.sheets) {
        if (!one->is_hidden()) {
            about.linked(*one);
        }
    }
    write_colours(about, language);
    about.part(notes_title);
    for (const auto& hint : hints) {
        about.line(in(hint, language));
    }
    write_limits(about, facts);
}

const XlsxSheet&
add_dictionary(XlsxFile& file, std::span<const Form> forms, Language language)
{
    constexpr std::array headings{
        SheetWords{"指标代码", "Metric"},
        SheetWords{"指标名称（最新表式的写法）", "Name in the newest form"},
        SheetWords{"英文名称", "English name"},
        SheetWords{"单位", "Unit"},
        SheetWords{"表式", "Forms"},
        SheetWords{"相关指标", "Related metrics"},
        SheetWords{"含义不尽相同的表式", "Forms in which it is not quite the same"},
        SheetWords{"法律依据", "Legal source"},
    };
    auto& sheet = file.add_sheet(in(dictionary_sheet, language));
    SheetFrame frame{.frozen_columns = 1};
    frame.columns.resize(headings.size(), {.most = 50});
    frame.header = [headings, language](XlsxSheet& to) {
        to.next_row();
        for (std::uint32_t i = 0; i < headings.size(); ++i) {
            to.text(i, in(headings[i], language), {Look::heading});
        }
    };
    sheet.begin(std::move(frame));
    for (const auto& metric : metric_dictionary(forms)) {
        sheet.next_row();
        std::uint32_t column = 0;
        for (const auto* text : {&metric.id,
                                 &metric.label,
                                 &metric.english,
                                 &metric.unit,
                                 &metric.forms,
                                 &metric.related,
                                 &metric.loose_forms,
                                 &metric.legal}) {
            sheet.text(column++, *text, {Look::wrapped});
        }
    }
    return sheet;
}

} // namespace nianbao
