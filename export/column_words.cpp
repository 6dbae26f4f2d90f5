#include "export/column_words.hpp"

#include <algorithm>
#include <array>

namespace nianbao {

namespace {

struct Title
{
    std::string_view column;
    Words title;
};

// clang-format off
// In the order of TableId.
constexpr std::array<Words, 9> table_titles{{
    {"数据", "Observations"},
    {"被取代的数据", "Superseded observations"},
    {"问题清单", "Findings"},
    {"校验", "Checks"},
    {"文件清单", "Reports"},
    {"标题与正文", "Sections"},
    {"未对上的单元格", "Unmapped cells"},
    {"指标字典", "Metrics"},
    {"审核备注", "Notes"},
}};

constexpr std::array titles{
    Title{"actual",           {"实为", "Actual"}},
    Title{"agency",           {"机关", "Agency"}},
    Title{"agency_signature", {"落款机关", "Agency of the signature"}},
    Title{"agency_title",     {"标题机关", "Agency of the title"}},
    Title{"applicant",        {"申请人类别", "Applicant"}},
    Title{"applicant_label",  {"申请人名称", "Label of the applicant"}},
    Title{"blanks",           {"空白数", "Blanks"}},
    Title{"body",             {"归并机关", "Body"}},
    Title{"bookmark",         {"书签", "Bookmark"}},
    Title{"bytes",            {"字节数", "Bytes"}},
    Title{"characters",       {"字数", "Characters"}},
    Title{"code",             {"代码", "Code"}},
    Title{"column",           {"列", "Column"}},
    Title{"column_label",     {"列标签", "Label of the column"}},
    Title{"dashes",           {"横线数", "Dashes"}},
    Title{"detail",           {"原因说明", "Detail"}},
    Title{"division_code",    {"行政区划代码", "Division code"}},
    Title{"errors",           {"错误数", "Errors"}},
    Title{"evidence",         {"所依据的单元格", "Evidence"}},
    Title{"expected",         {"应为", "Expected"}},
    Title{"file",             {"文件", "File"}},
    Title{"finding_id",       {"问题编号", "Finding"}},
    Title{"first_seen",       {"首次出现", "First seen"}},
    Title{"form",             {"表式版本", "Form"}},
    Title{"forms",            {"表式", "Forms"}},
    Title{"gone",             {"已消失", "Gone"}},
    Title{"id",               {"指标编号", "Metric"}},
    Title{"item",             {"其他维度", "Item"}},
    Title{"left",             {"左边", "Left"}},
    Title{"legal_source",     {"法律依据", "Legal source"}},
    Title{"level",            {"级别", "Level"}},
    Title{"loose_forms",      {"不完全相同的表式", "Loose forms"}},
    Title{"match",            {"标签对应", "Match"}},
    Title{"message",          {"说明", "Message"}},
    Title{"metric",           {"指标", "Metric"}},
    Title{"metric_label",     {"指标名称", "Label of the metric"}},
    Title{"name_en",          {"英文名称", "Name in English"}},
    Title{"name_zh",          {"中文名称", "Name in Chinese"}},
    Title{"number",           {"编号", "Number"}},
    Title{"numbers",          {"数字数", "Numbers"}},
    Title{"observations",     {"数据行数", "Observations"}},
    Title{"ordinal",          {"序号", "Ordinal"}},
    Title{"other_file",       {"相关文件", "Other file"}},
    Title{"period",           {"报告期", "Period"}},
    Title{"producer",         {"制作软件", "Producer"}},
    Title{"raw",              {"原文", "As printed"}},
    Title{"reading",          {"读数", "Reading"}},
    Title{"reason",           {"原因代码", "Reason"}},
    Title{"reason_class",     {"原因类别", "Class of the reason"}},
    Title{"related",          {"相关指标", "Related metrics"}},
    Title{"relation",         {"版本间关系", "Relation"}},
    Title{"remark",           {"备注", "Remark"}},
    Title{"right",            {"右边", "Right"}},
    Title{"row",              {"行", "Row"}},
    Title{"row_label",        {"行标签", "Label of the row"}},
    Title{"scope",            {"统计范围", "Scope"}},
    Title{"severity",         {"严重程度", "Severity"}},
    Title{"sha256",           {"SHA-256", "SHA-256"}},
    Title{"signed_on",        {"落款日期", "Signed on"}},
    Title{"source",           {"规则依据", "Source"}},
    Title{"state",            {"结果", "State"}},
    Title{"status",           {"状态", "Status"}},
    Title{"superseded_by",    {"取代文件", "Superseded by"}},
    Title{"table",            {"表", "Table"}},
    Title{"tables",           {"表格数", "Tables"}},
    Title{"tables_left",      {"未选取的表格数", "Tables left"}},
    Title{"text",             {"正文", "Text"}},
    Title{"title",            {"标题", "Title"}},
    Title{"unit",             {"单位", "Unit"}},
    Title{"unmapped",         {"未对上的单元格数", "Unmapped cells"}},
    Title{"unreadable",       {"无法读数数", "Unreadable"}},
    Title{"value",            {"数值", "Value"}},
    Title{"warnings",         {"警告数", "Warnings"}},
    Title{"why",              {"未采用原因", "Why"}},
    Title{"year",             {"年度", "Year"}},
    Title{"year_source",      {"年度依据", "Source of the year"}},
};

// By column; those of one column stand together.
constexpr std::array categories{
    Category{"match",        "exact",      {"完全一致", "as printed in the form"}},
    Category{"match",        "trimmed",    {"去掉注或序号后一致", "less a note or ordinal"}},
    Category{"match",        "alias",      {"已知的其他写法", "another known wording"}},
    Category{"match",        "aligned",    {"由前后标签推定", "the one missing label between two matched neighbours"}},
    Category{"reading",      "number",     {"数字", "a number"}},
    Category{"reading",      "blank",      {"空白（不等于零）", "blank, which is not zero"}},
    Category{"reading",      "dash",       {"横线或“无”", "a dash, or 无 or 不适用"}},
    Category{"reading",      "unreadable", {"无法读成一个数", "no one number"}},
    Category{"reading",      "text",       {"文字", "text, where the form asks for it"}},
    Category{"reason_class", "content",      {"文件内容所致", "follows from the bytes of the file"}},
    Category{"reason_class", "circumstance", {"当时情况所致", "may go away by itself"}},
    Category{"relation",     "same",       {"相同", "the same in every edition"}},
    Category{"relation",     "close",      {"相近", "close to another"}},
    Category{"relation",     "part_of",    {"是其一部分", "part of another"}},
    Category{"relation",     "overlaps",   {"有交叉", "overlaps with another"}},
    Category{"relation",     "sum_of",     {"是其合计", "the sum of others"}},
    Category{"scope",        "own",        {"本机关", "one body"}},
    Category{"scope",        "aggregate",  {"含所属单位的汇总", "a district or city with its departments"}},
    Category{"scope",        "unknown",    {"不明", "unknown"}},
    Category{"severity",     "error",      {"错误", "error"}},
    Category{"severity",     "warning",    {"警告", "warning"}},
    Category{"severity",     "note",       {"提示", "note"}},
    Category{"source",       "official",   {"官方勾稽关系", "printed in the form"}},
    Category{"source",       "implied",    {"由表推得", "follows from the form"}},
    Category{"source",       "soft",       {"经验", "experience"}},
    Category{"source",       "reading",    {"读取", "the reading itself"}},
    Category{"state",        "holds",      {"成立", "holds"}},
    Category{"state",        "broken",     {"不成立", "does not hold"}},
    Category{"state",        "holds-if-blank-is-zero",  {"空白当零时成立", "holds if blanks are zeros"}},
    Category{"state",        "broken-if-blank-is-zero", {"空白当零时不成立", "does not hold if blanks are zeros"}},
    Category{"state",        "not-assessable",          {"无法判断", "can't be told"}},
    Category{"status",       "read",       {"已读", "read"}},
    Category{"status",       "failed",     {"失败", "could not be read"}},
    Category{"status",       "skipped",    {"跳过", "left alone"}},
    Category{"status",       "deferred",   {"推迟", "left to the next run"}},
    Category{"status",       "duplicate",  {"重复", "the same bytes as another"}},
    Category{"status",       "superseded", {"被取代", "replaced by a later version"}},
};
// clang-format on

} // namespace

Words
title_of(TableId table)
{
    return table_titles[static_cast<std::size_t>(table)];
}

Words
title_of(const Column& column)
{
    const auto found = std::find_if(titles.begin(), titles.end(), [&](const Title& title) {
        return title.column == column.name;
    });
    return found == titles.end() ? Words() : found->title;
}

std::span<const Category>
categories_of(TableId table, const Column& column)
{
    if (table == TableId::notes) {
        return {}; // people write there what they like
    }
    const auto is_of = [&](const Category& one) { return one.column == column.name; };
    const auto first = std::find_if(categories.begin(), categories.end(), is_of);
    return {first, std::find_if_not(first, categories.end(), is_of)};
}

} // namespace nianbao
