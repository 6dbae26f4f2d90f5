#include "export/columns.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

constexpr auto string = ColumnType::string;
constexpr auto integer = ColumnType::integer;
constexpr auto number = ColumnType::number;

// clang-format off
// Columns that mean the same wherever they stand.
constexpr Column agency_column  {"agency",   string,  "文件及其路径中所见最全的机关名称", "the fullest name of the agency found in the document and its path"};
constexpr Column body_column    {"body",     string,  "各年度据以归并的机关名称", "the name under which the years of an agency are joined"};
constexpr Column year_column    {"year",     ColumnType::year, "报告所属年度（报告期结束之年）", "the year in which the reporting period ends"};
constexpr Column scope_column   {"scope",    string,  "统计范围：own 本机关，aggregate 含所属单位的汇总，unknown 不明", "own, aggregate (with its departments) or unknown"};
constexpr Column metric_column  {"metric",   string,  "指标编号，见 metrics.csv", "the metric; see metrics.csv"};
constexpr Column applicant_column{"applicant", string, "申请人类别；表式不分申请人时为空", "kind of applicant; empty where no form splits the metric"};
constexpr Column item_column    {"item",     string,  "其他维度，axis=member，以 ; 分隔", "further axes as axis=member, joined by ;"};
constexpr Column evidence_column{"evidence", string,  "所依据的单元格：文件#t表r行c列=内容，以 ; 分隔", "the cells it rests on as file#t2r27c4=5, joined by ;"};
constexpr Column file_column    {"file",     string,  "文件路径（自输入目录起）", "path of the file below the inbox"};
constexpr Column table_column   {"table",    integer, "第几张表，从 1 起", "which table, from 1"};
constexpr Column row_column     {"row",      integer, "网格第几行，从 1 起", "row of the grid, from 1"};
constexpr Column column_column  {"column",   integer, "网格第几列，从 1 起", "column of the grid, from 1"};
constexpr Column raw_column     {"raw",      string,  "单元格原文", "the cell as printed"};
constexpr Column division_column{"division_code", string, "行政区划代码（GB/T 2260），仅在确定时给出", "GB/T 2260 code of the place, only where certain"};

constexpr std::array<Column, 21> superseded_columns{{
    agency_column, body_column, year_column, scope_column, metric_column, applicant_column, item_column,
    {"value",           number, "精确数值，保留所印位数；仅当 reading 为 number", "exact decimal with the digits printed; empty unless reading is number"},
    {"unit",            string, "单位；金额没有写明单位时为空", "unit; empty for money whose unit is printed nowhere"},
    {"reading",         string, "number 数字，blank 空白（不等于零），dash 横线或“无”，unreadable 无法读成一个数，text 文字", "number, blank (not zero), dash, unreadable, or text where the form asks for text"},
    raw_column,
    {"metric_label",    string, "表式中的指标名称，由外到内以 / 连接", "the form's labels of the metric, outermost first"},
    {"applicant_label", string, "表式中的申请人名称，由外到内以 / 连接", "the form's labels of the applicant, outermost first"},
    {"form",            string, "所用表式版本；几个版本同样符合时以 | 连接", "edition of the form; several joined by | where they fit equally"},
    {"match",           string, "标签如何对上：exact，trimmed，alias，aligned", "how the labels were matched: exact, trimmed, alias or aligned"},
    division_column, file_column, table_column, row_column, column_column,
    {"superseded_by",   string, "取代它的文件", "the file that replaced this one"},
}};
constexpr auto observation_columns = std::span(superseded_columns).first<20>();

constexpr std::array finding_columns{
    Column{"finding_id", string, "问题编号，各次运行不变", "stable from run to run"},
    agency_column, body_column, year_column, scope_column,
    Column{"severity", string, "error 错误，warning 警告，note 提示", "error, warning or note"},
    Column{"code",     string, "问题代码", "what kind of finding"},
    Column{"source",   string, "依据：official 官方勾稽，implied 表内推得，soft 经验，reading 读取", "where the rule comes from: official, implied, soft or reading"},
    Column{"message",  string, "说明", "what it is, in words"},
    Column{"expected", string, "应为：所依据的其他数（分项之和、上年报告、表格等）得出的数", "what the other figures it rests on come to: the sum of the parts, the year before, the table"},
    Column{"actual",   string, "实为：有疑问之处所填的数", "what stands at the place in doubt"},
    metric_column, applicant_column, item_column, evidence_column,
    file_column, table_column, row_column, column_column,
};

constexpr std::array check_columns{
    body_column, year_column, scope_column,
    Column{"code",  string, "校验代码", "which check"},
    metric_column, applicant_column, item_column,
    Column{"state", string, "holds 成立，broken 不成立，holds-if-blank-is-zero 与 broken-if-blank-is-zero 空白当零时如此，not-assessable 无法判断", "holds, broken, holds-if-blank-is-zero, broken-if-blank-is-zero or not-assessable"},
    Column{"left",  number, "左边之和", "sum of the left side"},
    Column{"right", number, "右边之和", "sum of the right side"},
    evidence_column,
};

constexpr std::array report_columns{
    file_column,
    Column{"other_file",       string,  "与之相同或取代它的文件", "the file it repeats, or that replaced it"},
    Column{"sha256",           string,  "文件的 SHA-256", "SHA-256 of the file"},
    Column{"bytes",            integer, "文件字节数", "size of the file"},
    Column{"status",           string,  "read 已读，failed 失败，skipped 跳过，deferred 推迟，duplicate 重复，superseded 被取代", "read, failed, skipped, deferred, duplicate or superseded"},
    Column{"reason",           string,  "原因代码", "code of the reason"},
    Column{"reason_class",     string,  "content 因文件内容，circumstance 因当时情况", "content or circumstance"},
    Column{"detail",           string,  "原因说明", "the reason in words"},
    agency_column,
    Column{"agency_title",     string,  "标题中的机关名称", "the agency as the title names it"},
    Column{"agency_signature", string,  "落款中的机关名称", "the agency as the signature names it"},
    body_column, year_column,
    Column{"year_source",      string,  "年度的依据", "what the year rests on"},
    Column{"period",           string,  "报告期，起/止", "reporting period as start/end"},
    Column{"form",             string,  "表式版本", "edition of the form"},
    scope_column, division_column,
    Column{"signed_on",        ColumnType::date, "落款日期", "date of the signature"},
    Column{"title",            string,  "报告标题", "title of the report"},
    Column{"producer",         string,  "制作软件", "the program that wrote the file"},
    Column{"tables",           integer, "表格数", "tables in the document"},
    Column{"tables_left",      integer, "未按书签选取的表格数", "tables that no bookmark asked for"},
    Column{"observations",     integer, "数据行数", "rows it gives to observations or superseded"},
    Column{"numbers",          integer, "其中数字", "of these: number"},
    Column{"blanks",           integer, "其中空白", "of these: blank"},
    Column{"dashes",           integer, "其中横线", "of these: dash"},
    Column{"unreadable",       integer, "其中无法读数", "of these: unreadable"},
    Column{"unmapped",         integer, "未对上表式的单元格数", "cells that no form claimed"},
    Column{"errors",           integer, "错误数", "findings that are errors"},
    Column{"warnings",         integer, "警告数", "findings that are warnings"},
};

constexpr std::array section_columns{
    agency_column, body_column, year_column, file_column,
    Column{"ordinal",    integer, "文件中第几个标题，从 1 起", "which heading of the file, from 1"},
    Column{"level",      integer, "级别：一、为 1，（一）为 2，1. 为 3，（1）为 4", "1 for 一、, 2 for （一）, 3 for 1., 4 for （1）"},
    Column{"number",     string,  "编号，含 Word 自动编号", "its number, also when Word numbers it"},
    Column{"title",      string,  "标题", "the heading"},
    Column{"characters", integer, "正文字数，不计空白", "characters of the text, white space not counted"},
    Column{"text",       string,  "标题下的正文", "the text below it"},
};

constexpr std::array unmapped_columns{
    file_column, agency_column, body_column, year_column, table_column, row_column, column_column,
    Column{"row_label",    string, "左侧标签，由外到内以 / 连接", "labels to its left, outermost first"},
    Column{"column_label", string, "上方标签，由外到内以 / 连接", "labels above it, outermost first"},
    raw_column,
    Column{"bookmark",     string, "所在书签", "the bookmark it lies in"},
    Column{"why",          string, "未采用的原因代码", "code of why it was not used"},
};

constexpr std::array metric_columns{
    Column{"id",           string, "指标编号", "the metric"},
    Column{"name_zh",      string, "中文名称", "name in Chinese"},
    Column{"name_en",      string, "英文名称", "name in English"},
    Column{"unit",         string, "单位", "unit"},
    Column{"forms",        string, "印有它的表式，以 | 连接", "the forms that print it, joined by |"},
    Column{"relation",     string, "各版本之间：same 相同，close 相近，part_of 是其一部分，overlaps 有交叉，sum_of 是其合计", "between editions: same, close, part_of, overlaps or sum_of"},
    Column{"related",      string, "relation 所指的其他版本的指标，以 | 连接；空为同一编号", "the metrics of other editions that it is close to, part of ..., joined by |; empty: of its own id"},
    Column{"loose_forms",  string, "其中不完全相同的表式，以 | 连接", "the forms in which it is not quite the same, joined by |"},
    Column{"legal_source", string, "法律依据", "the clause of law it is reported under"},
};

constexpr std::array note_columns{
    Column{"finding_id", string, "问题编号", "the finding it is about"},
    Column{"status",     string, "审核状态", "what a reviewer made of it"},
    Column{"remark",     string, "审核备注", "a reviewer's remark"},
    Column{"first_seen", ColumnType::date, "首次进入本表的日期", "the day it first stood here"},
    Column{"gone",       string, "yes 表示该问题已不再出现", "yes where the finding is no longer there"},
    body_column, year_column,
    Column{"text",       string, "该问题最后一次的说明", "the finding's message, as it last stood"},
};

constexpr std::array<std::string_view, 4> observation_key{"metric", "applicant", "item", "file"};
constexpr std::array<std::string_view, 1> finding_key{"finding_id"};
constexpr std::array<std::string_view, 1> report_key{"file"};
constexpr std::array<std::string_view, 1> metric_key{"id"};
constexpr std::array<std::string_view, 2> section_key{"file", "ordinal"};

// The metric of a finding or a check may be a sum that only the prose states: no row of metrics.
constexpr ForeignKey file_reference{"file", TableId::reports, "file"};
constexpr std::array observation_references{file_reference, ForeignKey{"metric", TableId::metrics, "id"}};
constexpr std::array superseded_references{file_reference, ForeignKey{"metric", TableId::metrics, "id"},
                                           ForeignKey{"superseded_by", TableId::reports, "file"}};
constexpr std::array report_references{ForeignKey{"other_file", TableId::reports, "file"}};
constexpr std::array file_references{file_reference};

constexpr std::array<TableContract, 9> contracts{{
    {TableId::observations, "observations", "数据：每行一个机关、年度、指标和申请人", "one row per body, year, metric and applicant", observation_columns, observation_key, observation_references},
    {TableId::superseded,   "superseded",   "被后来的版本取代的报告中的数据", "rows of reports that a later version replaced", superseded_columns, observation_key, superseded_references},
    {TableId::findings,     "findings",     "审核人员应当查看的问题", "what an auditor should look at", finding_columns, finding_key, file_references},
    {TableId::checks,       "checks",       "做过的每项校验及其结果", "every check that was made and how it came out", check_columns, {}, {}},
    {TableId::reports,      "reports",      "每个文件一行，无论结果如何", "one row per file met, whatever became of it", report_columns, report_key, report_references},
    {TableId::sections,     "sections",     "标题层次及其下的正文", "the headings as an outline, with the text under each", section_columns, section_key, file_references},
    {TableId::unmapped,     "unmapped",     "没有表式对应的非空单元格", "every non-empty table cell that no form claimed", unmapped_columns, {}, file_references},
    {TableId::metrics,      "metrics",      "指标字典", "the dictionary of metrics", metric_columns, metric_key, {}},
    {TableId::notes,        "notes",        "审核人员的状态和备注，各次运行都读入并写出", "the reviewers' status and remarks: input and output of every run", note_columns, finding_key, {}},
}};
// clang-format on

} // namespace

std::span<const TableContract>
table_contracts()
{
    return contracts;
}

const TableContract&
contract_of(TableId id)
{
    return contracts[static_cast<std::size_t>(id)];
}

std::string_view
name_of(ColumnType type)
{
    constexpr std::array<std::string_view, 5> names{"string", "integer", "number", "year", "date"};
    return names[static_cast<std::size_t>(type)];
}

bool
holds_empty(const TableContract& table, const Column& column)
{
    const auto& key = table.primary_key;
    return column.name == applicant_column.name || column.name == item_column.name ||
           std::find(key.begin(), key.end(), column.name) != key.end();
}

} // namespace nianbao
