#include "normalize/message.hpp"

#include <array>

namespace nianbao {

namespace {

constexpr auto note = Severity::note;
constexpr auto warning = Severity::warning;
constexpr auto error = Severity::error;

// clang-format off
constexpr std::array findings{
    // the form's own arithmetic
    FindingRule{"flow",              error,   Source::official, "勾稽关系不成立：本年新收加上年结转应等于办理结果总计加结转下年度，{0} ≠ {1}", "the printed identity does not hold: new plus carried in must equal results plus carried out, {0} ≠ {1}"},
    FindingRule{"result-total",      error,   Source::implied,  "办理结果总计与各项之和不符：{0} ≠ {1}", "the total of results differs from the sum of its items: {0} ≠ {1}"},
    FindingRule{"applicant-total",   error,   Source::implied,  "总计列与各类申请人之和不符：{0} ≠ {1}", "the total column differs from the sum of the applicants: {0} ≠ {1}"},
    FindingRule{"review-total",      error,   Source::implied,  "行政复议总计与各项之和不符：{0} ≠ {1}", "the total of reviews differs from the sum of its outcomes: {0} ≠ {1}"},
    FindingRule{"litigation-total",  error,   Source::implied,  "行政诉讼总计与各项之和不符：{0} ≠ {1}", "the total of lawsuits differs from the sum of its outcomes: {0} ≠ {1}"},
    FindingRule{"received-total",    error,   Source::implied,  "收到申请数与各种申请方式之和不符：{0} ≠ {1}", "the applications received differ from the sum of the ways they were made: {0} ≠ {1}"},
    FindingRule{"completed-total",   error,   Source::implied,  "申请办结数与按时、延期办结数之和不符：{0} ≠ {1}", "the applications completed differ from those in time plus those extended: {0} ≠ {1}"},
    FindingRule{"replied-total",     error,   Source::implied,  "申请答复数与各类答复之和不符：{0} ≠ {1}", "the replies differ from the sum of their kinds: {0} ≠ {1}"},
    FindingRule{"refused-total",     error,   Source::implied,  "不同意公开答复数与各种理由之和不符：{0} ≠ {1}", "the refusals differ from the sum of their reasons: {0} ≠ {1}"},
    FindingRule{"staff-total",       error,   Source::implied,  "工作人员数与专职、兼职之和不符：{0} ≠ {1}", "the staff differ from full time plus part time: {0} ≠ {1}"},
    FindingRule{"disclosed-above-total", warning, Source::implied, "本年新公开数量大于对外公开总数量：{0} > {1}", "more was disclosed in the year than is disclosed in total: {0} > {1}"},
    FindingRule{"issued-above-in-force", note,  Source::soft,     "本年制发件数大于现行有效件数：{0} > {1}", "more documents were issued in the year than are in force: {0} > {1}"},
    FindingRule{"part-above-whole",  warning, Source::implied,  "“其中”数大于所属总数：{0} > {1}", "a part (其中) is more than its whole: {0} > {1}"},
    FindingRule{"decisions-are-items", note,  Source::soft,     "处理决定数量等于上一年项目数量加本年增减，可能把项目数填成了办件数：{0} = {1}", "the decisions are just the items of the year before plus their change; items may have been counted in place of cases: {0} = {1}"},
    // one body over the years, and a place with its bodies
    FindingRule{"carry",             warning, Source::implied,  "上年结转与上一年的结转下年度不符：{0} ≠ {1}", "what was carried in is not what the year before carried out: {0} ≠ {1}"},
    FindingRule{"in-force-chain",    note,    Source::soft,     "现行有效件数与上年现行有效加制发减废止不符：{0}（现行有效加废止）≠ {1}（上年加制发）", "what is in force does not follow from the year before: in force plus repealed {0} ≠ {1} before plus issued"},
    FindingRule{"items-chain",       note,    Source::soft,     "上一年项目数量与上年报告的项目数量加增减不符：{0} ≠ {1}", "the items of the year before are not what that year's report comes to: {0} ≠ {1}"},
    FindingRule{"money-jump",        note,    Source::soft,     "金额与上年相差上万倍，可能把元和万元弄混：{0}，上年 {1}", "an amount differs from the year before by about 10,000 times; 元 and 万元 may be mixed up: {0}, before {1}"},
    FindingRule{"same-as-last-year", warning, Source::implied,  "全部数据与上年报告相同（{0} 个），可能照抄了上年：{1}", "every figure is that of the year before ({0} of them); last year's report may have been copied: {1}"},
    FindingRule{"missing-report",    warning, Source::implied,  "缺少报告：{0} 年（{1}）", "a report is missing: {0} ({1})"},
    FindingRule{"sum-exceeds-aggregate", warning, Source::implied, "本地区各单位之和大于汇总报告：{0} > {1}（{2} 个单位）", "the bodies of the place add up to more than its aggregate report: {0} > {1} ({2} bodies)"},
    FindingRule{"sum-differs-from-aggregate", warning, Source::implied, "本地区各单位之和不等于汇总报告：{0} ≠ {1}（名册所列 {2} 个单位齐全）", "the bodies of the place do not add up to its aggregate report: {0} ≠ {1} (all {2} of the roster)"},
    FindingRule{"total-blank",       warning, Source::implied,  "合计空白或为横线（{0} 处），而分项有数字，首处分项之和：{1}；请向该机关核实合计", "totals are blank or a dash although their parts have figures ({0}); the parts of the first: {1}; ask the body for the totals"},
    // each figure by itself
    FindingRule{"negative",          warning, Source::implied,  "此处不应为负数：{0}，请核对原件是否误填或把破折号当成了负号", "a figure that can't be below zero: {0}; look whether it was mistyped, or a dash taken for a minus"},
    FindingRule{"not-integer",       warning, Source::implied,  "计数应为整数：{0}，请核对原件的数字和单位", "a count that is no whole number: {0}; look at the figure and its unit in the document"},
    FindingRule{"blanks-counted",    note,    Source::reading,  "数据有空白或横线：{2} 项中空白 {0} 项、横线或“无” {1} 项；空白不等于零，请确认是否漏填", "figures are blank or a dash: of {2} figures {0} are blank and {1} a dash; blank is not zero, so ask whether they were left out"},
    FindingRule{"all-blank",         warning, Source::reading,  "一项数据都没有填写：{2} 项中空白 {0} 项、横线或“无” {1} 项；请向该机关索取填好的报告", "no figure is filled in: of {2} figures {0} are blank and {1} a dash; ask the agency for the report with its figures"},
    FindingRule{"all-zero",          note,    Source::soft,     "填写的数据全部为零：{0} 项；请对照正文和上年度报告核实", "every figure that is filled in is zero: {0} of them; compare with the text and the report of the year before"},
    // the form and the filing
    FindingRule{"wrong-edition",     warning, Source::implied,  "用了不适用于该年度的表式：{1} 年度，{0}；请核对年度，或请该机关按当年表式重填", "the report is on a form for other years: {1}, {0}; look at the year, or ask for the report on the form of that year"},
    FindingRule{"block-missing",     warning, Source::implied,  "报告缺少表式的一部分：表式 {1} 的“{0}”；请核对原件是否漏印、作为附件或另用了表格", "the report lacks a part of its form: '{0}' of {1}; look whether the document leaves it out, attaches it or words it in another table"},
    FindingRule{"table-is-picture",  warning, Source::reading,  "应有表格之处只有图片或嵌入对象：“{0}”之下没有表格，数据无法读取；请索取可编辑的表格", "a picture or an object stands in place of a table: below '{0}', whose figures can't be read; ask for a table"},
    FindingRule{"no-table",          warning, Source::reading,  "文件里没有任何表格（含图片或嵌入对象的段落 {0} 个）；请核对表格是否在附件里、成了图片或漏印", "the document has no table at all (paragraphs with a picture or an object: {0}); look whether its tables are attached, drawn or left out"},
    FindingRule{"filed-late",        note,    Source::implied,  "落款日期过晚：{0}，晚于 {1}；请核实实际报送和公布的日期", "signed late: {0}, after {1}; look up when it was in fact filed and published"},
    FindingRule{"rules-below-level", warning, Source::implied,  "县级以下机关不能制定规章，却填了 {0} 件；请核实是否把规范性文件填成了规章", "bodies of counties and below can't make rules (规章), yet {0} are reported; look whether normative documents were put there"},
    FindingRule{"versions-differ",   note,    Source::soft,     "与被它取代的报告数据不同：{0}，{1} 项：{2}", "figures differ from the report it replaces: {0}, {1} figures: {2}"},
    FindingRule{"form-check",        warning, Source::implied,  "表内校验不成立：{0} {2} {1}", "a check of the form does not hold: {0} {2} {1}"},
    // the text
    FindingRule{"prose-differs",     warning, Source::implied,  "文字与表格不符：文字写 {0}，表格为 {1}。“{2}”", "the text differs from the table: it says {0}, the table {1}: \"{2}\""},
    FindingRule{"prose-contradicts", warning, Source::implied,  "文字前后不一：一处写 {0}（“{1}”），另一处写 {2}（“{3}”）", R"(the text contradicts itself: {0} ("{1}") and {2} ("{3}"))"},
    FindingRule{"fee-contradiction", warning, Source::implied,  "信息处理费前后矛盾：一处为 {0}（“{1}”），另一处为 {2}（“{3}”）", R"(the text both charges a fee and says that there was none: {0} ("{1}") and {2} ("{3}"))"},
    FindingRule{"stale-year",        warning, Source::implied,  "正文写的是别的年度：把 {0} 年当作本报告的年度，可能沿用了旧报告：“{1}”", "the text is about another year: it reports on {0}, and may have been copied: \"{1}\""},
    FindingRule{"other-body-in-text", warning, Source::implied, "正文出现其他机关的称呼：“{0}”，可能沿用了别的报告：“{1}”", "the text speaks as another body: '{0}'; it may have been copied: \"{1}\""},
    FindingRule{"section-empty",     warning, Source::implied,  "有一节没有内容：“{0}”", "a section is empty: '{0}'"},
    FindingRule{"section-missing",   note,    Source::implied,  "缺少一节：没有找到“{0}”", "a section is missing: '{0}' was not found"},
    // labels and tables
    FindingRule{"no-known-form",     warning, Source::reading,  "没有识别出任何已知表式，全部表格见 unmapped.csv", "no known form was recognised; every table is in unmapped.csv"},
    FindingRule{"editions-mixed",    warning, Source::reading,  "一份报告内混用了不同版本的表式：{0}", "tables of different editions in one report: {0}"},
    FindingRule{"edition-ambiguous", warning, Source::reading,  "两个版本的表式都符合，但同一单元格含义不同，未采用：{0}", "editions fit equally but name the cell differently, so it was not used: {0}"},
    FindingRule{"label-missing",     warning, Source::reading,  "没有找到表式应有的标签：“{0}”，该项没有数据", "a label of the form was not found: '{0}'; its figures are missing"},
    FindingRule{"label-twice",       warning, Source::reading,  "同一标签出现不止一次：“{0}”，无法确定取哪一个，均未采用", "a label stands more than once: '{0}'; none of them was used"},
    FindingRule{"label-aligned",     note,    Source::reading,  "标签按其位置和写法认定：“{0}”认作“{1}”", "a label was recognised by its place: '{0}' was read as '{1}', which alone is missing where it stands"},
    FindingRule{"row-unknown",       note,    Source::reading,  "表式没有这一行：“{0}”，最接近的是“{1}”，见 unmapped.csv", "a row is not of the form: '{0}'; '{1}' comes nearest; see unmapped.csv"},
    FindingRule{"row-unnamed",       warning, Source::reading,  "“{0}”一行没有自己的代码或名称，或与另一行相同，或单元格与表头不符，未采用，见 unmapped.csv", "the row '{0}' has no code or name of its own, shares it with another, or has not as many cells as its header; it was not used; see unmapped.csv"},
    FindingRule{"column-unknown",    note,    Source::reading,  "表式没有这一列：“{0}”，其下 {1} 个非空单元格未采用，见 unmapped.csv", "a column is not of the form: '{0}'; filled cells under it that were not taken: {1}; see unmapped.csv"},
    FindingRule{"row-misaligned",    warning, Source::reading,  "一行的单元格数目与表头不符：“{0}”，整行未采用", "a row has not as many cells as its header: '{0}'; none of them was used"},
    FindingRule{"value-spans",       warning, Source::reading,  "数值单元格跨了多个指标，未采用：{0}", "a value cell spans several figures of the form and was not used: {0}"},
    FindingRule{"value-missing",     warning, Source::reading,  "文件里没有表式应有的单元格：“{0}”", "the document lacks a cell of the form: '{0}'"},
    FindingRule{"table-twice",       error,   Source::reading,  "同一表格出现两次且数字不同，均未采用：{0}", "a table stands twice with different figures; neither was used: {0}"},
    FindingRule{"table-continued",   note,    Source::reading,  "第 {1} 个表格接在第 {0} 个表格之后，两者按一张表读取", "table {1} goes on from table {0}; the two were read as one"},
    FindingRule{"table-copy",        note,    Source::reading,  "同一表格重复出现，数字相同，只计一次：{0}", "a table stands twice with the same figures and counts once: {0}"},
    FindingRule{"bookmark-elsewhere", note,   Source::reading,  "同一表格出现两次，取有书签的一处，此处未采用：{0}", "a table stands twice; the one with the form's bookmark was used, not this one: {0}"},
    FindingRule{"several-reports",   error,   Source::reading,  "一个文件中有多份报告，全部未采用：{0}", "one file holds several reports; none of their figures was used: {0}"},
    FindingRule{"merged-text",       warning, Source::reading,  "被合并覆盖的单元格里另有文字，见 unmapped.csv：{0}", "a cell hidden by a merge holds text of its own; see unmapped.csv: {0}"},
    // cells
    FindingRule{"unreadable",        warning, Source::reading,  "无法读成一个数：{0}", "not readable as one number: {0}"},
    FindingRule{"unit-missing",      warning, Source::reading,  "金额没有写明单位：{0}", "an amount of money without a unit: {0}"},
    FindingRule{"unit-differs",      warning, Source::reading,  "单元格写的单位与表式不同：{0}，应为{1}", "the unit in the cell is not the form's: {0}, expected {1}"},
    FindingRule{"unit-doubled",      note,    Source::reading,  "表头与单元格都写了单位：{0}", "the unit stands in the header and again in the cell: {0}"},
    // who and when
    FindingRule{"agency-unknown",    warning, Source::reading,  "没有找到机关名称", "no name of an agency was found"},
    FindingRule{"year-unknown",      warning, Source::reading,  "没有找到报告年度", "no year of reporting was found"},
    FindingRule{"year-disagreement", warning, Source::reading,  "报告年度的依据不一致：{0}", "the evidence for the year disagrees: {0}"},
    FindingRule{"agency-disagreement", warning, Source::reading, "机关名称的依据不一致：{0}", "the evidence for the agency disagrees: {0}"},
    FindingRule{"body-ambiguous",    warning, Source::reading,  "同一机关同一年度另有一份报告，两份都保留：{0}", "another report of this agency and year; both are kept: {0}"},
    FindingRule{"copied-file",       warning, Source::reading,  "与另一机关或年度的文件内容完全相同：{0}", "the same bytes stand under another body or year: {0}"},
    // how the document was written
    FindingRule{"tracked-changes",   warning, Source::reading,  "有未接受的修订：插入 {0} 处（已取）、删除 {1} 处（未取）、移动 {2} 处（取移后位置）、单元格合并或拆分 {3} 处（按修订后）", "changes are tracked and not yet accepted: {0} insertions (taken), {1} deletions (not taken), {2} moves (taken where they went), {3} cells merged or split (taken as changed)"},
    FindingRule{"text-elsewhere",    warning, Source::reading,  "另有正文存放在 {0} 中，没有读取，文字可能不全", "part of the text is kept in {0} and was not read; text may be missing"},
    FindingRule{"field-not-read",    warning, Source::reading,  "域代码 {0} 直接画出文字而没有结果，未读取", "a field {0} draws its text without a result; it was not read"},
    FindingRule{"picture-in-cell",   warning, Source::reading,  "单元格里只有图片或嵌入对象，其中的内容没有读取", "a cell shows only a picture or an object, which was not read"},
    FindingRule{"bad-span",          warning, Source::reading,  "合并跨度无效，按 1 处理：{0}", "a span that makes no sense was read as 1: {0}"},
    FindingRule{"bookmark-unpaired", note,    Source::reading,  "书签没有结束标记：{0}", "a bookmark has no end: {0}"},
    FindingRule{"bookmark-twice",    note,    Source::reading,  "书签名重复，只取第一个：{0}", "a bookmark's name stands twice; only the first counts: {0}"},
    FindingRule{"part-missing",      note,    Source::reading,  "缺少部件 {0}，按没有处理", "the part {0} is named but not there; the document was read without it"},
    FindingRule{"too-many-bookmarks", note,   Source::reading,  "书签过多，只读了 {0} 个", "too many bookmarks; only {0} were read"},
    FindingRule{"zip-inconsistent",  note,    Source::reading,  "ZIP 包有不合规之处，但部件完整，照常读取", "the zip is not quite as it should be, but its parts are whole and were read"},
    FindingRule{"embedded-files",    note,    Source::reading,  "文件里嵌有别的文件，没有打开：{0} 个，首个 {1}", "other files are embedded and were not opened: {0}, the first of them {1}"},
    FindingRule{"more-findings",     note,    Source::reading,  "另有 {0} 条问题未列出", "and {0} more findings"},
    // what reviewers wrote
    FindingRule{"notes-conflict",    note,    Source::reading,  "问题 {0} 的备注在两处改得不一样，两种都在它的备注里；请定下一种写在那里", "the note of {0} was changed differently in two places, and its remark holds both; settle on one there"},
};

constexpr auto content = ReasonClass::content;
constexpr auto circumstance = ReasonClass::circumstance;

constexpr std::array failures{
    FailureRule{"internal",            content, "程序内部错误，请报告：{0}", "a bug in nianbao, please report it: {0}"},
    // what became of the worker that read it
    FailureRule{"timeout",             circumstance, "读取超过 {0} 秒，已中止；会再试", "reading took longer than {0} s and was stopped; it will be tried again"},
    FailureRule{"memory",              circumstance, "读取所需内存超过 {0} MiB，已中止；会再试", "reading took more than {0} MiB of memory and was stopped; it will be tried again"},
    FailureRule{"crash",               circumstance, "读取进程意外结束（{0}）；会再试，请报告此文件", "the reading process ended unexpectedly ({0}); it will be tried again; please report the file"},
    FailureRule{"report-damaged",      circumstance, "读取结果已损坏，会重新读取", "what was read of it is damaged; it will be read again"},
    FailureRule{"worker-failed",       circumstance, "无法启动读取进程：{0}", "cannot start a process to read documents: {0}"},
    FailureRule{"jail-weak",           circumstance, "读取进程的隔离不完整：{0}；照常运行，详见 nianbao doctor", "what holds the reading processes in is not whole: {0}; the run goes on, see nianbao doctor"},
    FailureRule{"ledger-set-aside",    circumstance, "读取记录（ledger）已损坏或不是 nianbao 的，移到 {0}；全部重读", "the ledger was damaged or not ours and is now {0}; everything is read again", warning},
    FailureRule{"ledger-lost",         circumstance, "读取记录（ledger）里有 {0} 份已损坏，已重读", "{0} records of the ledger were damaged and read again", warning},
    FailureRule{"ledger-unreadable",   circumstance, "无法读取记录（ledger）{0}：{1}；已有的结果未动", "cannot read the ledger {0}: {1}; earlier output was left as it is"},
    FailureRule{"ledger-damaged",      circumstance, "读取记录（ledger）已损坏：{0}；再运行一次即可重建，已有的结果未动", "the ledger is damaged: {0}; run again to build it anew, earlier output was left as it is"},
    // what the bytes are
    FailureRule{"empty-file",          content, "文件是空的，请重新取得", "the file is empty; get it again"},
    FailureRule{"not-a-zip",           content, "不是 .docx 文件（不是 ZIP 包），请用 Word 或 WPS 另存为 .docx", "not a .docx (no zip package); save it as .docx with Word or WPS"},
    FailureRule{"word-97-document",    content, "这是 Word 97-2003 的 .doc，请另存为 .docx", "a Word 97-2003 .doc; save it as .docx"},
    FailureRule{"password-protected",  content, "文件有打开密码，请去掉密码后再放入", "the file is password-protected; remove the password"},
    FailureRule{"rtf-document",        content, "这是 RTF 文件，请另存为 .docx", "an RTF file; save it as .docx"},
    FailureRule{"html-document",       content, "这是 HTML 网页，请另存为 .docx", "an HTML page; save it as .docx"},
    FailureRule{"mht-document",        content, "这是 MHT 网页存档，请另存为 .docx", "an MHT web archive; save it as .docx"},
    FailureRule{"pdf-document",        content, "这是 PDF 文件，请取得 .docx 原件", "a PDF; get the .docx it was made from"},
    FailureRule{"not-wordprocessing",  content, "不是文字处理文档，而是 {0}", "no word processing document but {0}"},
    // the zip
    FailureRule{"damaged-zip",         content, "文件已损坏（{0}），请重新取得", "the file is damaged ({0}); get it again"},
    FailureRule{"ambiguous-package",   content, "包内同名部件重复或目录不一致：{0}", "the package names a part twice or contradicts itself: {0}"},
    FailureRule{"overlapping-entries", content, "包内部件互相重叠，拒绝读取：{0}", "parts of the package overlap: {0}"},
    FailureRule{"encrypted",           content, "包内部件已加密：{0}", "a part of the package is encrypted: {0}"},
    FailureRule{"unsupported-method",  content, "部件 {0} 用了不支持的压缩方法 {1}", "part {0} is packed with method {1}, which is not supported"},
    FailureRule{"too-many-entries",    content, "包内部件过多：{0}，上限 {1}", "too many parts: {0}, the limit is {1}"},
    FailureRule{"part-too-large",      content, "部件过大：{0}，至少 {2} 字节，上限 {1} 字节", "part too large: {0}, {2} bytes or more; the limit is {1} bytes"},
    FailureRule{"ratio",               content, "压缩比异常（疑似压缩炸弹）：{0}，至少 1:{2}，上限 1:{1}", "suspicious compression ratio: {0}, 1:{2} or more; the limit is 1:{1}"},
    FailureRule{"size-mismatch",       content, "部件 {0} 的实际大小与声明不符：声明 {1} 字节，实际 {2}", "part {0} is not as long as it says: {1} bytes declared, {2} found"},
    FailureRule{"no-main-part",        content, "包内没有正文部件", "the package names no main document part"},
    FailureRule{"part-missing",        content, "缺少部件 {0}", "the part {0} is missing"},
    FailureRule{"file-too-large",      content, "文件过大：{0} 字节，上限 {1}", "the file is too large: {0} bytes, the limit is {1}"},
    // the XML
    FailureRule{"doctype-not-allowed", content, "XML 含有 DOCTYPE，OPC 标准不允许", "the XML has a DOCTYPE, which OPC forbids"},
    FailureRule{"malformed-xml",       content, "XML 有误：{0}", "the XML is malformed: {0}"},
    FailureRule{"wrong-root",          content, "部件的根元素不对：{0}；请用 Word 打开后另存，或重新取得", "the part is not what it should be: its root is {0}; save it anew in Word, or get it again"},
    FailureRule{"xml-too-long",        content, "XML 的名称、属性值或注释过长，上限 {0} 字节；请用 Word 打开后另存，或重新取得", "a name, an attribute or a comment of the XML is too long, the limit is {0} bytes; save it anew in Word, or get it again"},
    FailureRule{"xml-too-deep",        content, "XML 嵌套过深，上限 {0} 层", "XML nested too deep, the limit is {0}"},
    FailureRule{"too-many-cells",      content, "表格单元格过多，上限 {0}", "too many table cells, the limit is {0}"},
    FailureRule{"too-much-text",       content, "文字过多，上限 {0} 字节", "too much text, the limit is {0} bytes"},
    FailureRule{"too-many-definitions", content, "样式、编号或关系过多，上限 {0}", "too many styles, lists or relationships, the limit is {0}"},
    // forms
    FailureRule{"form-syntax",         content, "不是有效的 TOML：{0}", "not TOML: {0}"},
    FailureRule{"form-unknown-key",    content, "不认识的键“{0}”，是否想写“{1}”？", "unknown key '{0}'; was '{1}' meant?"},
    FailureRule{"form-no-such-key",    content, "这里没有键“{0}”，可用：{1}", "there is no key '{0}' here; there are {1}"},
    FailureRule{"form-missing-key",    content, "{0} 缺少“{1}”，请写 {2}", "'{1}' is missing in {0}; write {2}"},
    FailureRule{"form-empty-value",    content, "键“{0}”不能为空", "the key '{0}' must not be empty"},
    FailureRule{"form-wrong-type",     content, "键“{0}”应写成 {0} = {1}", "the key '{0}' must be written {0} = {1}"},
    FailureRule{"form-bad-value",      content, "键“{0}”的值“{1}”无效，可用：{2}", "'{1}' is no value for '{0}'; known are {2}"},
    FailureRule{"form-table-twice",    content, "表编号“{0}”重复，第 {1} 行已有，请另起一个", "the table '{0}' stands in line {1} already; give this one an id of its own"},
    FailureRule{"form-metric-twice",   content, "指标“{0}”第 {1} 行已有，请另起 metric、applicant 或 item", "the figure '{0}' stands in line {1} already; give this one a metric, an applicant or an item of its own"},
    FailureRule{"form-no-metric",      content, "“{0}”没有 metric，也没有给出 metric 的列；请写 metric = \"...\"", "'{0}' has no metric, nor a column that gives one; write metric = \"...\""},
    FailureRule{"form-no-key",         content, "列“{0}”没有 key，无法代入“{1}”的 {{column}}", "the column '{0}' has no key to stand for {{column}} in '{1}'"},
    FailureRule{"form-no-outer",       content, "上面没有“{0}”这一行；outer_labels = \"above\" 的表，外层标签要先有自己的行，没有数字的写 group = true", "no row '{0}' stands above; with outer_labels = \"above\" every outer label has a row of its own before, one without figures with group = true"},
    FailureRule{"form-group-beside",   content, "“{0}”：group = true 只用于 outer_labels = \"above\" 的表", "'{0}': group = true is for tables with outer_labels = \"above\""},
    FailureRule{"form-group-metric",   content, "“{0}”是分组，没有数字，请删去 metric 或 group", "'{0}' is a group, which has no figures; take away metric or group"},
    FailureRule{"form-open-members",   content, "“{0}”维度是开放的，成员由文件印出，请删去 members 或 open", "the axis '{0}' is open, its members are what a document prints; take away members or open"},
    FailureRule{"form-two-comparisons", content, "一个校验只能有一种比较：“{0}”与“{1}”只能留一个", "a check makes one comparison; take away '{0}' or '{1}'"},
    FailureRule{"form-zero-below",     content, "zero_below 的校验只用 figures，请删去“{0}”", "a check with zero_below takes figures alone; take away '{0}'"},
    FailureRule{"form-unknown-metric", content, "校验引用了不存在的指标“{0}”，最接近的是“{1}”", "a check names the metric '{0}', which the form does not have; the nearest is '{1}'"},
    FailureRule{"form-said-part",      content, "[[said]] 的 part_of 引用了没有列出措辞的指标“{0}”，最接近的是“{1}”", "part_of of a [[said]] names the metric '{0}', which the form lists no phrases for; the nearest is '{1}'"},
    FailureRule{"form-said-metric",    content, "[[said]] 的 sum 引用了不存在的指标“{0}”，最接近的是“{1}”", "the sum of a [[said]] names the metric '{0}', which the form does not have; the nearest is '{1}'"},
    FailureRule{"form-unknown-applicant", content, "校验引用了不存在的申请人类别“{0}”，最接近的是“{1}”", "a check names the applicant '{0}', which the form does not have; the nearest is '{1}'"},
    FailureRule{"form-unknown-table",  content, "校验引用了不存在的表“{0}”，最接近的是“{1}”", "a check names the table '{0}', which the form does not have; the nearest is '{1}'"},
    FailureRule{"form-id-twice",       content, "已有编号为“{0}”的表式，请另起一个", "a form of the id '{0}' is known already; give this one an id of its own"},
    // forms: legal, and surely not meant
    FailureRule{"form-label-twice",    content, "标签“{0}”与第 {1} 行相同，两者都不会被采用", "the label '{0}' is that of line {1}; neither will be read", warning},
    FailureRule{"form-label-empty",    content, "标签“{0}”没有可比较的文字，不会与任何标签相符", "the label '{0}' holds nothing that can be compared; no printed label will fit it", warning},
    FailureRule{"form-alias-same",     content, "别名“{0}”与标签本身相同，可以删去", "the alias '{0}' is the label itself and can go", warning},
    FailureRule{"form-alias-taken",    content, "别名“{0}”也是第 {1} 行的标签或别名，两者分不清", "the alias '{0}' also leads to line {1}; the two can't be told apart", warning},
    FailureRule{"form-metric-typo",    content, "指标“{0}”与已知表式的“{1}”只差一点，是否同一个？", "the metric '{0}' is nearly '{1}' of a known form; was that meant?", warning},
    FailureRule{"form-no-unit",        content, "“{0}”没有单位，请写 unit，如 \"件\"", "'{0}' has no unit; say it with unit = \"件\" or the like", warning},
    FailureRule{"form-check-idle",     content, "校验“{0}”找不到它的数字；按申请人分列的指标要写 per = \"applicant\"", "the check '{0}' never finds its figures; metrics split by applicant need per = \"applicant\"", warning},
    FailureRule{"form-check-code",     content, "校验编号“{0}”已用于另一种问题，请另起一个", "the code '{0}' means another finding already; give the check one of its own", warning},
    FailureRule{"form-years",          content, "until {1} 早于 since {0}，是否写反了？", "until {1} is before since {0}; were they swapped?", warning},
    FailureRule{"form-unreadable",     circumstance, "无法读取表式文件 {0}：{1}", "cannot read the form {0}: {1}"},
    // tables of one's own
    FailureRule{"csv-encoding",        content, "既不是 UTF-8 也不是 GB18030，请另存为 UTF-8", "neither UTF-8 nor GB18030; save it as UTF-8"},
    FailureRule{"csv-quote",           content, "引号没有配对：带引号的一格须以引号结束，格内的引号写两个", "a quote is not closed: a quoted field ends with a quote, and quotes in it are doubled"},
    FailureRule{"csv-header",          content, "首行应为列名（{0}），缺少“{1}”", "the first line must name the columns ({0}); '{1}' is missing"},
    FailureRule{"csv-column",          content, "不认识的列“{0}”，是否想写“{1}”？", "unknown column '{0}'; was '{1}' meant?"},
    FailureRule{"csv-fields",          content, "本行有 {0} 格，首行有 {1} 格", "{0} fields in this line, {1} in the first"},
    FailureRule{"csv-empty",           content, "“{0}”一格是空的", "'{0}' is empty"},
    FailureRule{"csv-year",            content, "“{0}”不是年份；应为 2021 或 2021-05-31", "'{0}' is no year; write 2021 or 2021-05-31"},
    FailureRule{"csv-yes-no",          content, "“{0}”应为 yes 或 no", "'{0}' should be yes or no"},
    FailureRule{"division-code",       content, "“{0}”不是行政区划代码；应为 2、4、6 或 9 位数字（12 位的以 000 结尾）", "'{0}' is no code of a division; it has 2, 4, 6 or 9 digits (or 12 that end in 000)"},
    FailureRule{"alias-twice",         content, "“{0}”有两个新名称：“{1}”和“{2}”", "'{0}' is given two new names: '{1}' and '{2}'"},
    FailureRule{"alias-circle",        content, "“{0}”的新名称又回到它自己", "the new names of '{0}' lead back to it"},
    // output
    FailureRule{"write-failed",        circumstance, "无法写入 {0}：{1}", "cannot write {0}: {1}"},
    FailureRule{"database-broken",     circumstance, "{0} 没有通过检查，未发布：{1}", "{0} did not pass its checks and was not published: {1}"},
    FailureRule{"foreign-file",        circumstance, "输出目录里已有不是 nianbao 写的文件，未覆盖：{0}", "a file that nianbao did not write stands in the way and was left alone: {0}"},
    FailureRule{"publish-unfinished",  circumstance, "{0} 里的表格只换了一部分，下次运行时补完", "the tables in {0} are only partly replaced; the next run finishes that"},
    FailureRule{"rolled-forward",      circumstance, "上一次运行在替换 {0} 里的表格时中断，现已补完", "an earlier run stopped while it replaced the tables in {0}; that is now finished", warning},
    FailureRule{"rolled-back",         circumstance, "上一次运行没有写完 {0} 里的表格就中断，已撤销", "an earlier run stopped before the tables in {0} were whole; what it left is undone", warning},
    FailureRule{"held-open",           circumstance, "{0} 正被别的程序打开，没有替换；新的暂存为 {1}，下次运行时换上", "{0} is open in another program and was left as it is; the new one is {1} until the next run", warning},
    FailureRule{"swapped-in",          circumstance, "{0} 已换成上次暂存的新表", "{0} could now be replaced by the new one of the earlier run", warning},
    // the reviewers' notes
    FailureRule{"notes-unreadable",    content, "审核备注无法读取：{0}；没有发布，已有的结果未动。请改好这个文件再运行；实在改不好，就把它移走，备注会从工作簿里找回", "the reviewers' notes can't be read: {0}; nothing was published, earlier output stands. Mend the file and run again, or move it away: the notes are then taken from the workbooks"},
    FailureRule{"notes-workbook-unreadable", content, "无法从中读出审核备注：{0}；原文件已另存为 {1}，请打开它，把备注抄进新的工作簿", "the reviewers' notes in it can't be read: {0}; it is kept as {1}: open that, and copy the notes into the new workbook", warning},
    FailureRule{"notes-workbook-busy", circumstance, "正在被保存或无法打开（{0}），没有替换；新的暂存在旁边，其中的备注下次运行时读取", "it is being saved, or can't be opened ({0}), and was left as it is; the new one waits beside it, and its notes are read by the next run", warning},
    FailureRule{"notes-conflict",      content, "有 {0} 条备注在两处改得不一样，两种都留在备注里，请核对：{1}", "notes changed differently in two places: {0}; the remark holds both, please look: {1}", warning},
    FailureRule{"note-unplaced",       content, "有 {0} 条备注所在的行没有问题编号，已保留为：{1}；请把备注移到所属的问题", "notes whose row names no finding: {0}; they are kept as {1}: move them to the finding they are about", warning},
    FailureRule{"not-a-workbook",      content, "不是 Excel 工作簿", "not an Excel workbook"},
    FailureRule{"workbook-column",     content, "工作表“{0}”缺少“{1}”一列", "the sheet '{0}' lacks the column '{1}'"},
    FailureRule{"locked",              circumstance, "另一次运行正在写 {0}：主机 {1}，进程 {2}，始于 {3}；这次没有运行", "another run is writing to {0}: host {1}, process {2}, since {3}; this one did nothing"},
    FailureRule{"lease-broken",        circumstance, "{0} 里留有一次已经结束的运行的占用标记（主机 {1}，进程 {2}，始于 {3}），已解除", "{0} was still marked as held by a run that is no more (host {1}, process {2}, since {3}); the mark is removed", warning},
    FailureRule{"lock-lost",           circumstance, "占用标记 {0} 在运行中被别人拿走或删除；没有发布，已有的结果未动", "the lease {0} was taken or removed while this run went on; nothing was published, earlier output stands"},
    FailureRule{"interrupted",         circumstance, "被信号 {0} 中断；没有发布，已有的结果未动", "interrupted by signal {0}; nothing was published, earlier output stands"},
    // the inbox
    FailureRule{"left-alone",          content, "临时文件或系统文件，不读", "a temporary or system file, left alone"},
    FailureRule{"not-a-regular-file",  content, "不是普通文件（{0}），不读", "not a regular file but a {0}; left alone"},
    FailureRule{"unreadable",          circumstance, "无法读取：{0}", "cannot be read: {0}"},
    FailureRule{"changed-while-reading", circumstance, "读取时文件正在变化，下次再读", "the file changed while it was read; run again"},
    FailureRule{"settling",            circumstance, "文件刚刚变动过，可能还在复制，下次运行时再读", "it changed only just now and may still be being copied; the next run reads it"},
    FailureRule{"path-missing",        circumstance, "无法打开这个路径：{0}；已有的结果未动", "this path cannot be opened: {0}; earlier output was left as it is"},
    FailureRule{"folder-unreadable",   circumstance, "无法列出这个文件夹：{0}；已有的结果未动", "this folder cannot be listed: {0}; earlier output was left as it is"},
    FailureRule{"path-emptied",        circumstance, "上次这里有文档，现在一份也没有；共享文件夹挂载了吗？确实清空了就加 --allow-shrink", "it had documents in the last run and has none now; is the share mounted? If it was emptied on purpose add --allow-shrink"},
    FailureRule{"inbox-shrank",        circumstance, "已写出的 {1} 份文档中有 {0} 份不见了；已有的结果未动。请看共享文件夹是否完整；确实拿走了就加 --allow-shrink 再运行。例如：{2}", "{0} of the {1} published documents are gone; earlier output was left as it is. See whether a share is missing; if they were taken away on purpose run again with --allow-shrink. Gone: {2}"},
    FailureRule{"out-is-inbox",        circumstance, "--out 不能就是要读的文件夹，请另给一个", "--out is the very folder to be read; name another one"},
    FailureRule{"state-is-inbox",      circumstance, "--state 不能就是要读的文件夹，请另给一个", "--state is the very folder to be read; name another one"},
    FailureRule{"no-state-folder",     circumstance, "输出目录在网络盘上，又没有 HOME，不知道状态放在哪里；请给 --state 指定一个本地文件夹", "OUT is on a network share and there is no HOME; name a local folder with --state"},
    // the command line
    FailureRule{"command-missing",     content, "要做什么？可用的命令：{0}", "which command? there are: {0}"},
    FailureRule{"unknown-command",     content, "没有命令“{0}”；可用的命令：{1}", "no command '{0}'; there are: {1}"},
    FailureRule{"unknown-option",      content, "没有选项 {0}；最接近的是 {1}（见 nianbao help {2}）", "no option {0}; the nearest is {1} (see nianbao help {2})"},
    FailureRule{"option-syntax",       content, "命令行有误：{0}", "the command line is not right: {0}"},
    FailureRule{"option-needs-value",  content, "{0} 后面要有值：{1}", "{0} needs a value: {1}"},
    FailureRule{"option-takes-none",   content, "{0} 不带值", "{0} takes no value"},
    FailureRule{"option-twice",        content, "{0} 给了不止一次，只能给一次", "{0} is given more than once; it may be given once"},
    FailureRule{"option-value",        content, "{0} 不能是“{1}”；可以是 {2}", "{0} cannot be '{1}'; allowed: {2}"},
    FailureRule{"option-required",     content, "缺少 {0}（{1}）", "{0} is missing ({1})"},
    FailureRule{"options-conflict",    content, "{0} 与 {1} 不能同时给", "{0} and {1} exclude each other"},
    FailureRule{"too-many-operands",   content, "“{0}”多余；nianbao {1} 只用 {2}", "'{0}' is one too many; nianbao {1} takes {2}"},
    FailureRule{"unknown-variable",    content, "没有环境变量 {0} 对应的选项；最接近的是 {1}", "no option goes by the environment variable {0}; the nearest is {1}"},
    FailureRule{"config-syntax",       content, "配置文件有误：{0}", "the configuration is not TOML: {0}"},
    FailureRule{"unknown-setting",     content, "没有名为“{0}”的设置；最接近的是 {1}", "no setting '{0}'; the nearest is {1}"},
    FailureRule{"unknown-form",        content, "没有表式“{0}”；已有：{1}", "no form '{0}'; there are: {1}"},
};

constexpr std::array left_out{
    LeftOutRule{"chart",             "图表里的文字不读取", "text of a chart is not read"},
    LeftOutRule{"comment",           "批注不是正文", "a comment is no part of the text"},
    LeftOutRule{"deleted-cell",      "修订中已删除的单元格", "a cell that tracked changes deleted"},
    LeftOutRule{"deleted-row",       "修订中已删除的行", "a row that tracked changes deleted"},
    LeftOutRule{"deleted-text",      "修订中已删除的文字", "text that tracked changes deleted"},
    LeftOutRule{"diagram",           "SmartArt 图示里的文字不读取", "text of a diagram is not read"},
    LeftOutRule{"embedded-document", "嵌入的另一份文档不打开", "a document embedded as a chunk is not opened"},
    LeftOutRule{"embedded-object",   "嵌入的对象（如 Excel 表）不打开", "an embedded object, such as a sheet of Excel, is not opened"},
    LeftOutRule{"endnote",           "尾注标记不是数字的一部分，尾注文字不读取", "the mark of an endnote is no digit; its text is not read"},
    LeftOutRule{"footer",            "页脚", "a page footer"},
    LeftOutRule{"footnote",          "脚注标记不是数字的一部分，脚注文字不读取", "the mark of a footnote is no digit; its text is not read"},
    LeftOutRule{"glossary",          "模板自带的构建基块", "building blocks that the template keeps"},
    LeftOutRule{"header",            "页眉", "a page header"},
    LeftOutRule{"hidden-bookmark",   "Word 自用的隐藏书签（_Toc、_GoBack 等）", "a bookmark that Word keeps for itself (_Toc, _GoBack ...)"},
    LeftOutRule{"hidden-text",       "隐藏文字，页面上不显示", "hidden text, which the page does not show"},
    LeftOutRule{"instruction",       "域代码，只取其结果", "the instruction of a field, whose result is taken"},
    LeftOutRule{"moved-text",        "修订中已移走的文字", "text that tracked changes moved away"},
    LeftOutRule{"phonetic-guide",    "拼音指南，只取其下的文字", "a phonetic guide, whose base is taken"},
    LeftOutRule{"picture",           "图片里的文字不读取", "text in a picture is not read"},
    LeftOutRule{"placeholder",       "内容控件的提示语，不是填写的内容", "the prompt of a content control, which nobody filled in"},
    LeftOutRule{"subdocument",       "主控文档的子文档不打开", "a subdocument of a master document is not opened"},
    LeftOutRule{"symbol",            "字符代码无效的符号", "a symbol without a valid code"},
    LeftOutRule{"unknown-extension", "未知扩展的内容，按规定忽略", "content of an unknown extension, ignored as it asks to be"},
};

constexpr std::array unmapped{
    UnmappedRule{"bookmark-elsewhere", "同一表格另有一处带表式的书签，取了那一处", "the same table stands elsewhere with the form's bookmark, and was read there"},
    UnmappedRule{"column-unknown",    "表式没有这一列", "its column is not of the form"},
    UnmappedRule{"group-row",         "分组的行没有自己的数字", "its row is that of a group, which has no figures of its own"},
    UnmappedRule{"edition-ambiguous", "几个版本都符合，但含义不同", "editions fit equally but name the cell differently"},
    UnmappedRule{"label-twice",       "同一标签出现不止一次", "its label stands more than once"},
    UnmappedRule{"merged-text",       "写在被合并覆盖的单元格里", "it stands in a cell that a merge hides"},
    UnmappedRule{"no-known-form",     "所在表格不符合任何表式", "its table answers to no form"},
    UnmappedRule{"row-misaligned",    "本行单元格数目与表头不符", "its row has not as many cells as the header"},
    UnmappedRule{"row-unknown",       "表式没有这一行", "its row is not of the form"},
    UnmappedRule{"several-reports",   "一个文件中有多份报告", "the file holds several reports"},
    UnmappedRule{"table-copy",        "同一表格重复出现，只计一次", "a copy of a table that was read already"},
    UnmappedRule{"table-twice",       "同一表格出现两次且数字不同", "its table stands twice with different figures"},
    UnmappedRule{"text-beside",       "在表式的行列之外", "it stands beside the rows and columns of the form"},
    UnmappedRule{"value-spans",       "数值单元格跨了多个指标", "it spans several figures of the form"},
};
// clang-format on

} // namespace

std::span<const FindingRule>
finding_rules()
{
    return findings;
}

std::span<const FailureRule>
failure_rules()
{
    return failures;
}

std::span<const LeftOutRule>
left_out_rules()
{
    return left_out;
}

std::span<const UnmappedRule>
unmapped_rules()
{
    return unmapped;
}

} // namespace nianbao
